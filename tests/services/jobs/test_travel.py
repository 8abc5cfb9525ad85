"""Ways as the crow flies, and over a ferry."""

import pytest

from language import units
from services.jobs import travel
from services.jobs.query import JobQuery
from services.jobs.search import search_jobs
from tests.fakes import FakeUnitOfWork
from tests.services.jobs.around_dam_doi import DAM_DOI, TODAY, job, titles

HERE, THERE = "32152", "32155"  # Đầm Dơi, Tạ An Khương: 10 km
CAI_NUOC = "32128"


def a_ferry(extra_km: float = 30.0, *, is_checked: bool = True) -> travel.Ferry:
    return travel.Ferry(
        name="Thử",
        one_side=frozenset({HERE}),
        other_side=frozenset({THERE}),
        extra_km=extra_km,
        is_checked=is_checked,
    )


@pytest.fixture
def with_ferry(monkeypatch):
    def put(**facts):
        monkeypatch.setattr(travel, "ferries", lambda: (a_ferry(**facts),))

    return put


def reason_codes(*jobs):
    query = JobQuery(home=DAM_DOI, limit=10)
    page = search_jobs(query, FakeUnitOfWork(jobs=jobs), TODAY)
    return [[why.code for why in item.why] for item in page.items]


def test_without_a_ferry_a_way_is_as_long_as_it_feels():
    way = travel.way([HERE], CAI_NUOC)
    assert (way.km, way.ferry) == (way.felt_km, None)
    assert way.km == pytest.approx(units.distance_km(HERE, CAI_NUOC))


def test_a_ferry_makes_a_way_longer_in_both_directions_but_not_the_distance(with_ferry):
    with_ferry()
    there, back = travel.way([HERE], THERE), travel.way([THERE], HERE)
    assert there.felt_km == pytest.approx(there.km + 30) == pytest.approx(back.felt_km)
    assert there.km == pytest.approx(units.distance_km(HERE, THERE))


def test_the_anchor_without_a_ferry_is_preferred(with_ferry):
    with_ferry()
    assert travel.way([HERE, CAI_NUOC], THERE).ferry is None


def test_what_lies_behind_a_ferry_comes_after_what_is_a_little_farther(with_ferry):
    jobs = [job("behind", place="tạ an khương"), job("farther", place="cái nước")]
    query = JobQuery(home=DAM_DOI, limit=10)
    assert titles(search_jobs(query, FakeUnitOfWork(jobs=jobs), TODAY)) == ["behind", "farther"]
    with_ferry()
    assert titles(search_jobs(query, FakeUnitOfWork(jobs=jobs), TODAY)) == ["farther", "behind"]


@pytest.mark.parametrize("is_checked", [True, False])
def test_people_are_told_of_a_ferry_only_when_somebody_has_looked_at_it(with_ferry, is_checked):
    with_ferry(is_checked=is_checked)
    assert ("ferry" in reason_codes(job("behind", place="tạ an khương"))[0]) is is_checked


def test_every_ferry_of_the_list_parts_communes_of_today():
    for ferry in travel.ferries():
        assert ferry.one_side and ferry.other_side and not ferry.one_side & ferry.other_side
        assert (ferry.one_side | ferry.other_side) <= set(units.communes())
        assert ferry.extra_km > 0
