"""A desk with a little content, an editor and two approvers."""

from datetime import date, datetime, timezone

import pytest

from services.staff.model import StaffMember
from services.staff.permissions import Role
from tests.fake_editing import FakeDesk
from tests.policy_samples import CONTENT

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.utc)
TODAY = date(2026, 11, 23)
EDITOR = StaffMember(id=1, login="lan", name="Chị Lan", roles=frozenset({Role.EDITOR}))
APPROVER = StaffMember(id=2, login="hai", name="Anh Hai", roles=frozenset({Role.APPROVER}))
OTHER = StaffMember(id=3, login="ba", name="Chị Ba", roles=frozenset({Role.APPROVER}))


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk(CONTENT)
