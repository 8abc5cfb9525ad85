"""Comparisons with what was shown become conditions."""

import pytest

from services.dialogue.frame import Frame
from services.dialogue.relative import NeedsHome, apply_relative
from services.places import PlaceFilter
from tests.services.dialogue.spoken import said, short
from tests.services.dialogue.talk import Talk


def after(frame: Frame, *wishes: str, floor: int | None = None) -> dict[str, object]:
    return short(apply_relative(frame, said(*({"relative": wish} for wish in wishes)), floor))


@pytest.mark.parametrize(
    ("wanted", "floor", "then"),
    [
        (None, None, 500_000),
        (None, 7_000_000, 7_500_000),
        (None, 7_200_000, 7_500_000),
        (8_000_000, None, 8_500_000),
        (8_000_000, 10_000_000, 10_500_000),
        (10_000_000, 8_000_000, 10_500_000),
    ],
)
def test_more_pay_is_the_next_half_million_above_what_was_seen(
    wanted: int | None, floor: int | None, then: int
) -> None:
    assert after(Frame(salary_min=wanted), "higher_pay", floor=floor) == {"salary_min": then}


def test_more_pay_drops_the_upper_end() -> None:
    frame = Frame(salary_min=6_000_000, salary_max=7_000_000)
    assert after(frame, "higher_pay") == {"salary_min": 6_500_000}


@pytest.mark.parametrize(("wanted", "then"), [(8_000_000, {"salary_min": 7_000_000}), (900_000, {})])
def test_less_pay_is_a_million_less(wanted: int, then: dict[str, int]) -> None:
    assert after(Frame(salary_min=wanted), "lower_pay") == then


def test_less_pay_than_nothing_said_changes_nothing() -> None:
    assert after(Frame(), "lower_pay") == {}


def test_newer_means_newest_first() -> None:
    assert after(Frame(), "newer") == {"newest": True}


def test_nearer_with_a_home_leaves_the_place() -> None:
    home, place = Talk(), Talk()
    home.search({"place": "Cái Nước", "role": "home"}, {"place": "Năm Căn"}, kind="job")
    home.search({"relative": "nearer"})
    place.search({"place": "Năm Căn"}, kind="job")
    place.search({"relative": "nearer"})
    assert home.frame == {"home": "Cái Nước", "near_home": True}
    assert place.frame == {"place": ["Năm Căn"], "home": "Năm Căn", "near_home": True}


def test_farther_opens_the_place() -> None:
    talk = Talk()
    talk.search({"place": "Năm Căn"}, kind="job")
    talk.search({"relative": "farther"})
    assert talk.frame == {}


def test_nearer_to_nowhere_needs_a_home() -> None:
    with pytest.raises(NeedsHome) as asked:
        after(Frame(salary_min=8_000_000), "nearer")
    assert short(asked.value.frame) == {"salary_min": 8_000_000, "near_home": True}


def test_nearer_in_a_whole_province_needs_a_home() -> None:
    province = PlaceFilter(name="Cà Mau", level="province", codes=("96",))
    with pytest.raises(NeedsHome):
        after(Frame(place=(province,)), "nearer")


def test_more_pay_than_what_was_shown() -> None:
    talk = Talk()
    talk.search({"occupation": "may"}, {"place": "Năm Căn"}, kind="job")
    floor = talk.state.page.floor
    talk.search({"relative": "higher_pay"})
    assert floor is not None
    assert talk.frame["salary_min"] == floor // 500_000 * 500_000 + 500_000
