"""A value that will do beside the others is told from one that replaces them."""

from datetime import date

import pytest

from language.canonical import canonical
from language.understanding import understand

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("said", "also"),
    [
        ("ca đêm cũng được", [("night_shift", True)]),
        ("ca dem cung dc", [("night_shift", True)]),
        ("làm đêm luôn cũng được", [("night_shift", True)]),
        ("đêm cũng được", [("night_shift", True)]),
        ("bán thời gian cũng được", [("part_time", True)]),
        ("ca ngày hay ca đêm cũng được", [("day_shift", False), ("night_shift", True)]),
        ("làm ca đêm", [("night_shift", False)]),
        ("đổi qua ca đêm, ở đâu cũng được", [("night_shift", False)]),
        ("không làm ca đêm cũng được", [("night_shift", False)]),
    ],
)
def test_what_will_do_too_is_marked(said: str, also: list[tuple[str, bool]]) -> None:
    found = understand(canonical(said), TODAY)
    assert [(each.value, each.also) for each in found if each.entity == "work_time"] == also


def test_only_working_times_can_stand_beside_others() -> None:
    found = understand(canonical("năm căn cũng được"), TODAY)
    assert [(each.value.name, each.also) for each in found] == [("Năm Căn", False)]
