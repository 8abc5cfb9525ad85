"""Each role may do what its work needs, and no more."""

import pytest

from services.staff.permissions import Permission, Role, permissions_of

TABLE = {
    "officer": "answer_conversations see_lists take_calls",
    "editor": "edit_entries edit_lists see_figures see_lists",
    "approver": "edit_entries edit_values judge_holds publish_entries see_figures see_lists train_model",
    "administrator": "manage_staff see_figures see_trail switch train_model",
}


@pytest.mark.parametrize(("role", "expected"), TABLE.items())
def test_a_role_may_do_this_and_no_more(role, expected):
    allowed = permissions_of([Role(role)])
    assert " ".join(sorted(one.value for one in allowed)) == expected


def test_every_permission_is_somebodys():
    assert permissions_of(Role) == set(Permission)


def test_two_roles_together_may_do_what_either_may():
    both = permissions_of([Role.OFFICER, Role.EDITOR])
    assert both == permissions_of([Role.OFFICER]) | permissions_of([Role.EDITOR])


def test_no_role_may_do_nothing():
    assert permissions_of([]) == frozenset()
