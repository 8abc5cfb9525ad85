"""Each part of what a vacancy is worth moves the order as it should."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.jobs.query import JobQuery
from services.jobs.score import Parts, Score
from services.jobs.travel import Way
from tests.fakes import FakeUnitOfWork
from tests.services.jobs.around_dam_doi import TODAY, job

USUAL = {"may": 9_000_000}


def parts(posting, way: Way | None = None, usual=USUAL, **wanted) -> Parts:
    uow = FakeUnitOfWork(jobs=[posting])
    return Score(JobQuery(**wanted), usual, TODAY).parts(uow.jobs.candidates([1])[0], way)


@pytest.mark.parametrize(
    ("part", "better", "worse"),
    [
        ("pay", {"salary_max": 12_000_000}, {"salary_max": 9_000_000}),
        ("pay", {"salary_min": 9_000_000, "salary_max": 10_000_000}, {"salary_min": 7_000_000}),
        ("openness", {"experience_months": 0}, {"experience_months": 12}),
        ("openness", {"education": "none"}, {"education": "college"}),
        ("openness", {"age_max": 55}, {"age_max": 35}),
        ("openness", {"age_min": 18}, {"age_min": 30}),
        ("comfort", {"benefits": ("insurance",)}, {}),
        ("comfort", {"work_time": ("day_shift",)}, {"work_time": ("night_shift",)}),
        ("comfort", {}, {"work_time": ("rotating_shift",)}),
        ("freshness", {"date_posted": TODAY}, {}),
        ("freshness", {}, {"valid_through": TODAY + timedelta(days=1)}),
        ("seats", {"total_job_openings": 50}, {"total_job_openings": 2}),
        ("seats", {"total_job_openings": 2}, {"total_job_openings": None}),
    ],
)
def test_one_fact_makes_a_vacancy_better(part, better, worse):
    assert getattr(parts(job("a", **better)), part) > getattr(parts(job("a", **worse)), part)


def test_overtime_is_no_comfort():
    assert parts(job("a", benefits=("overtime",))).comfort == parts(job("a")).comfort


@pytest.mark.parametrize(
    ("wanted", "meets", "misses"),
    [
        ({"benefits": ("dormitory",)}, {"benefits": ("dormitory",)}, {}),
        ({"work_time": ("evening",)}, {"work_time": ("evening",)}, {}),
        ({"experience_months": 0}, {}, {"experience_months": 6}),
        ({"salary_min": 10_000_000}, {}, {"salary_max": 9_000_000}),
        ({"couple": True}, {"title": "Hai vợ chồng"}, {}),
    ],
)
def test_a_wish_that_is_met_is_worth_all_and_one_missed_less(wanted, meets, misses):
    met = job(**{"title": "a", **meets})
    missed = job(**{"title": "a", **misses})
    assert parts(met, **wanted).wishes == 1.0 > parts(missed, **wanted).wishes


def test_pay_nearly_reached_is_nearly_met():
    shares = [parts(job("a", salary_min=5_000_000, salary_max=m), salary_min=10_000_000).wishes
              for m in (10_000_000, 9_000_000, 8_000_000, 6_000_000)]  # fmt: skip
    assert shares == sorted(shares, reverse=True)
    assert (shares[0], shares[-1]) == (1.0, 0.0)


def test_a_near_trade_is_worth_part():
    exact, near, far = (
        parts(job("a", occupation_id=trade), occupations=("may",)).trade
        for trade in ("may", "may-phu", "bao-ve")
    )
    assert exact == 1.0 > near > far == 0.0


def test_of_one_pay_that_above_the_usual_of_its_trade_is_better():
    posting = job("a")
    assert parts(posting, usual={"may": 7_000_000}).pay > parts(posting, usual={"may": 12_000_000}).pay


def test_nearness_falls_with_the_way_that_is_felt():
    near, ferry, far = (
        parts(job("a"), Way(*ends)).nearness for ends in ((5.0, 5.0), (5.0, 20.0), (60.0, 60.0))
    )
    assert 1.0 >= near > ferry > far > 0.0
    assert parts(job("a"), None).nearness == 0.0


def test_far_away_a_bed_makes_it_bearable():
    way = Way(80.0, 80.0)
    benefits = {"benefits": ("dormitory",)}
    gain_far = parts(job("a", **benefits), way).comfort - parts(job("a"), way).comfort
    gain_near = parts(job("a", **benefits), Way(1.0, 1.0)).comfort - parts(job("a"), Way(1.0, 1.0)).comfort
    assert gain_far > gain_near


def test_every_part_lies_between_nothing_and_all():
    postings = [
        job("a", salary_max=90_000_000, total_job_openings=5_000, date_posted=TODAY),
        job("b", salary_min=None, salary_max=None, age_min=60, age_max=60, education="university"),
        replace(job("c"), places=(), occupation_id=None, date_posted=TODAY - timedelta(days=900)),
    ]
    for posting in postings:
        found = parts(posting, Way(500.0, 500.0), occupations=("may",), salary_min=1, benefits=("meals",))
        for name in Parts.__slots__:
            assert 0.0 <= getattr(found, name) <= 1.0, (posting.title, name)
