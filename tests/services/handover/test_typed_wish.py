"""What is typed when a call-back is asked about."""

from pathlib import Path
from typing import Any

import pytest

from services.handover.office_hours import hours_from
from services.handover.typed_wish import TypedWish, read_typed_wish
from tests.services.handover.test_office_hours import at
from tests.yaml_file import read_yaml

NOW = at("2026-11-23 18:00")
CASES = read_yaml(Path(__file__).parent / "cases/typed_wishes.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_wish_is_read_and_nothing_else_is_taken_for_one(case: dict[str, Any]) -> None:
    found = read_typed_wish(case["said"], NOW, hours_from(None, None))
    expected = {key: case[key] for key in ("phone", "begins", "closed", "no_call") if key in case}
    assert _told(found) == expected


def _told(wish: TypedWish | None) -> dict[str, Any]:
    if wish is None:
        return {}
    begins = wish.window.begins.strftime("%Y-%m-%d %H:%M") if wish.window else None
    told = {"phone": wish.phone, "begins": begins, "closed": wish.closed, "no_call": wish.no_call}
    return {key: value for key, value in told.items() if value}
