"""The trail is looked through by person, action, thing and time, on either database."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from services import Services
from services.staff.audit import audit
from services.staff.model import AuditEntry, StaffMember
from services.staff.trail import TrailSearch, differences
from tests.switch_samples import quyen

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)


@pytest.fixture
def her(empty_services: Services) -> StaffMember:
    """Six entries, an hour between each; her own but for the third."""
    with empty_services.unit_of_work(writing=True) as uow:
        her = quyen(uow)
        steps = [
            ("entry.save", "entry:a"),
            ("entry.save", "entry:b"),
            ("switch.on", "switch:1"),
            ("entry.publish", "entry:a"),
            ("entry_x.save", "entry_x:1"),
            ("staff.add", "staff:2"),
        ]
        for number, (action, thing) in enumerate(steps):
            audit(uow, None if number == 2 else her, action, thing, at=NOW + number * HOUR)
        uow.commit()
    return her


def found(services: Services, **search: Any) -> list[int]:
    """Which of the six, counted from 0, the newest first."""
    with services.unit_of_work() as uow:
        entries = uow.audit.search(TrailSearch(**search), 9)
    return [(entry.at - NOW) // HOUR for entry in entries]


@pytest.mark.parametrize(
    ("search", "wanted"),
    [
        ({}, [5, 4, 3, 2, 1, 0]),
        ({"staff_id": 0}, [2]),
        ({"action": "entry.save"}, [1, 0]),
        ({"thing": "entry:a"}, [3, 0]),
        ({"thing": "entry:"}, [3, 1, 0]),
        ({"thing": "nothing:"}, []),
        ({"since": NOW + 4 * HOUR}, [5, 4]),
        ({"until": NOW + HOUR}, [0]),
        ({"since": NOW + HOUR, "until": NOW + 3 * HOUR}, [2, 1]),
        ({"since": NOW + 9 * HOUR}, []),
        ({"until": NOW}, []),
        ({"thing": "entry:", "action": "entry.save", "since": NOW + HOUR}, [1]),
    ],
)
@pytest.mark.usefixtures("her")
def test_what_is_looked_for_is_found(
    empty_services: Services, search: dict[str, Any], wanted: list[int]
) -> None:
    assert found(empty_services, **search) == wanted


def test_steps_of_one_person(empty_services: Services, her: StaffMember) -> None:
    assert found(empty_services, staff_id=her.id) == [5, 4, 3, 1, 0]


@pytest.mark.usefixtures("her")
def test_the_next_page_begins_behind_the_last_one(empty_services: Services) -> None:
    with empty_services.unit_of_work() as uow:
        first = uow.audit.search(TrailSearch(), 4)
        then = uow.audit.search(TrailSearch(before=first[-1].id), 4)
    assert [(entry.at - NOW) // HOUR for entry in (*first, *then)] == [5, 4, 3, 2, 1, 0]


def test_differences_tell_what_came_went_and_changed() -> None:
    entry = AuditEntry(
        at=NOW,
        staff_id=None,
        staff_name="x",
        action="a",
        thing="b:1",
        before={"same": 1, "text": "ở xã Đầm Dơi", "gone": True, "week": {"monday": ["7"]}},
        after={
            "same": 1,
            "text": "ở xã Năm Căn",
            "new": ["một", "hai"],
            "week": {"monday": ["8"], "friday": []},
        },
    )
    told = {one.field: (one.before, one.after) for one in differences(entry)}
    assert told == {
        ("text",): ("ở xã Đầm Dơi", "ở xã Năm Căn"),
        ("gone",): ("true", ""),
        ("week", "monday"): ("7", "8"),
        ("new",): ("", "một\nhai"),
    }


def test_an_entry_without_values_differs_in_nothing() -> None:
    entry = AuditEntry(at=NOW, staff_id=None, staff_name="x", action="a", thing="b:1")
    assert differences(entry) == []
