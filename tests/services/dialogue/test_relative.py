"""Comparisons with what was shown become conditions."""

import pytest

from services.dialogue.frame import Frame
from services.dialogue.question_turns import heard
from services.dialogue.relative import Compared, NeedsHome, apply_relative
from services.dialogue.search_turns import results
from services.places import PlaceFilter
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import CAI_NUOC, DAM_DOI, TODAY, job
from tests.services.dialogue.spoken import said, short
from tests.services.dialogue.talk import Talk, responses, titles


class Offered:
    """Offers of which the best pays so much; all pays exist when nothing is said."""

    def __init__(self, best: int | None = None) -> None:
        self._best = best

    def reaches(self, frame: Frame) -> bool:
        return self._best is None or (frame.salary_min or 0) <= self._best

    def best(self, frame: Frame) -> int | None:
        return self._best


def compared(frame: Frame, *wishes: str, floor: int | None = None, best: int | None = None) -> Compared:
    return apply_relative(frame, said(*({"relative": wish} for wish in wishes)), floor, Offered(best))


def after(frame: Frame, *wishes: str, floor: int | None = None, best: int | None = None) -> dict[str, object]:
    return short(compared(frame, *wishes, floor=floor, best=best).frame)


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


def test_more_pay_than_anybody_gives_changes_nothing_and_is_told() -> None:
    frame = Frame(salary_min=8_000_000, salary_max=10_000_000)
    assert compared(frame, "higher_pay", floor=10_000_000, best=10_000_000) == Compared(frame, True)


def test_more_pay_that_somebody_gives_is_not_told_to_be_the_most() -> None:
    assert not compared(Frame(), "higher_pay", floor=10_000_000, best=10_500_000).at_highest_pay


@pytest.mark.parametrize(
    ("best", "then"),
    [(14_200_000, 14_000_000), (14_000_000, 14_000_000), (49_800_000, 49_000_000), (None, 49_000_000)],
)
def test_less_pay_than_nobody_gives_lands_at_what_there_is(best: int | None, then: int) -> None:
    assert after(Frame(salary_min=50_000_000), "lower_pay", best=best) == {"salary_min": then}


def test_less_pay_than_nothing_said_changes_nothing() -> None:
    assert after(Frame(), "lower_pay") == {}


def test_newer_means_newest_first() -> None:
    assert after(Frame(), "newer") == {"newest": True}


def test_the_highest_pay_first_is_an_order_and_no_limit() -> None:
    assert after(Frame(salary_min=8_000_000), "highest_pay") == {"salary_min": 8_000_000, "best_paid": True}


@pytest.mark.parametrize(
    ("wishes", "kept"),
    [(("highest_pay", "newer"), "newest"), (("newer", "highest_pay"), "best_paid")],
)
def test_the_order_asked_for_last_holds(wishes: tuple[str, ...], kept: str) -> None:
    assert after(Frame(), *wishes) == {kept: True}


def test_nearer_with_a_home_leaves_the_place_and_any_other_order() -> None:
    talk = Talk()
    talk.search({"place": "Cái Nước", "role": "home"}, {"place": "Năm Căn"}, kind="job")
    talk.search({"relative": "highest_pay"})
    talk.search({"relative": "nearer"})
    assert talk.frame == {"home": "Cái Nước", "near_home": True}


def test_nearer_asks_for_the_home_and_takes_no_wanted_place_for_it() -> None:
    talk = Talk()
    talk.search({"place": "Năm Căn"}, kind="job")
    turn = talk.search({"relative": "nearer"})
    assert (responses(turn), turn.ask) == (["utter_ask_home"], True)
    assert talk.frame == {"place": ["Năm Căn"], "near_home": True}


def test_once_the_home_is_told_the_nearest_comes_first_however_little_it_pays() -> None:
    far = [job(f"xa {n}", DAM_DOI, salary_max=30_000_000, date_posted=TODAY) for n in range(2)]
    near = job("gần", CAI_NUOC, salary_min=5_000_000, salary_max=5_000_000, education="college")
    talk = Talk(FakeUnitOfWork(jobs=[*far, near]))
    talk.search({"place": "Đầm Dơi"}, kind="job")
    talk.search({"relative": "nearer"})
    state = heard(talk.state, "refine_search", said({"place": "Cái Nước"}))
    assert state is not None
    assert titles(results(state, talk.uow, TODAY)) == ["gần"]
    assert short(state.frame) == {"home": "Cái Nước", "near_home": True}


def test_who_does_not_tell_her_home_keeps_the_place() -> None:
    talk = Talk()
    talk.search({"place": "Năm Căn"}, kind="job")
    talk.search({"relative": "nearer"})
    state = heard(talk.state, "deny", [])
    assert state is not None
    assert short(state.frame) == {"place": ["Năm Căn"]}


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
