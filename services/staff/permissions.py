"""What staff may do, and which role may do it."""

from collections.abc import Iterable
from enum import Enum


class Permission(str, Enum):
    """One thing a page or a button lets somebody do."""

    ANSWER_CONVERSATIONS = "answer_conversations"
    TAKE_CALLS = "take_calls"
    SEE_LISTS = "see_lists"
    EDIT_LISTS = "edit_lists"
    JUDGE_HOLDS = "judge_holds"
    EDIT_ENTRIES = "edit_entries"
    PUBLISH_ENTRIES = "publish_entries"
    EDIT_VALUES = "edit_values"
    SEE_FIGURES = "see_figures"
    TRAIN_MODEL = "train_model"
    SWITCH = "switch"
    MANAGE_STAFF = "manage_staff"
    SEE_TRAIL = "see_trail"


class Role(str, Enum):
    """What somebody is at the Center; one person may have several."""

    OFFICER = "officer"
    EDITOR = "editor"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


_P = Permission
_ALLOWED: dict[Role, frozenset[Permission]] = {
    Role.OFFICER: frozenset({_P.ANSWER_CONVERSATIONS, _P.TAKE_CALLS, _P.SEE_LISTS}),
    Role.EDITOR: frozenset({_P.SEE_LISTS, _P.EDIT_LISTS, _P.EDIT_ENTRIES, _P.SEE_FIGURES}),
    Role.APPROVER: frozenset(
        {
            _P.SEE_LISTS,
            _P.JUDGE_HOLDS,
            _P.EDIT_ENTRIES,
            _P.PUBLISH_ENTRIES,
            _P.EDIT_VALUES,
            _P.SEE_FIGURES,
            _P.TRAIN_MODEL,
        }
    ),
    # Keeps the house: what people write to the Center is not among it.
    Role.ADMINISTRATOR: frozenset({_P.MANAGE_STAFF, _P.SEE_TRAIL, _P.SWITCH, _P.TRAIN_MODEL, _P.SEE_FIGURES}),
}


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """Everything that any of the roles may do; nothing for no role."""
    return frozenset().union(*(_ALLOWED[role] for role in roles))
