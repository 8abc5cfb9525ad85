"""Highest pay first, and the nearest first for whoever wants to work near home."""

from datetime import timedelta

import pytest

from services.jobs.query import JobQuery
from services.jobs.relax import apply_steps, steps_for
from services.jobs.search import search_jobs
from services.results import TOTAL_CAP
from tests.fakes import FakeUnitOfWork
from tests.services.jobs.around_dam_doi import DAM_DOI, TODAY, job, search, titles


def test_the_highest_pay_comes_first_whatever_else_fits_better():
    page = search(
        job("near", salary_max=9_000_000),
        job("far", place="đất mũi", salary_max=30_000_000, education="college"),
        job("unstated", salary_min=None, salary_max=None),
        home=DAM_DOI,
        highest_pay_first=True,
    )
    assert titles(page) == ["far", "near", "unstated"]


@pytest.mark.parametrize("offset", [0, 3, 150])
def test_the_best_paid_of_more_than_are_ranked_at_once_come_first(offset: int):
    many = 2 * TOTAL_CAP + 50
    jobs = [
        job(
            str(n),
            salary_min=4_000_000,
            salary_max=5_000_000 + n * 100_000,
            date_posted=TODAY - timedelta(days=n % 90),
        )
        for n in range(many)
    ]
    query = JobQuery(highest_pay_first=True, offset=offset, limit=3)
    page = search_jobs(query, FakeUnitOfWork(jobs=jobs), TODAY)
    assert titles(page) == [str(many - 1 - offset - n) for n in range(3)]
    assert (page.total, page.more_than_total) == (TOTAL_CAP, True)


def test_the_few_best_paid_are_not_lost_among_many_who_pay_alike():
    many = [job("alike", date_posted=TODAY) for _ in range(TOTAL_CAP + 100)]
    best = [
        job(f"best {n}", salary_max=20_000_000 + n, date_posted=TODAY - timedelta(days=90)) for n in range(2)
    ]
    page = search(*best, *many, highest_pay_first=True, limit=3)
    assert titles(page) == ["best 1", "best 0", "alike"]


def test_where_few_state_their_pay_a_page_is_filled_all_the_same():
    jobs = [job(str(n), salary_min=None, salary_max=None) for n in range(TOTAL_CAP + 50)]
    page = search(*jobs, highest_pay_first=True, limit=3)
    assert len(page.items) == 3


def test_near_home_the_nearest_comes_first_however_little_it_pays():
    near = job("near", place="đầm dơi", salary_min=5_000_000, salary_max=5_000_000, education="college")
    far = job("farther", place="tạ an khương", salary_max=30_000_000, date_posted=TODAY)
    assert titles(search(far, near, home=DAM_DOI, near_home=True)) == ["near", "farther"]


class TestShifts:
    def test_benefits_are_let_go_before_a_refused_shift_ever_is(self):
        night = job("night", work_time=("night_shift",), benefits=("dormitory",))
        page = search(night, job("day"), benefits=("dormitory",), excluded_work_time=("night_shift",))
        assert (titles(page), page.relaxed) == (["day"], ("benefits",))

    def test_a_refused_shift_stays_refused_on_every_rung(self):
        query = JobQuery(
            benefits=("dormitory",),
            work_time=("day_shift",),
            salary_min=50_000_000,
            excluded_work_time=("night_shift",),
        )
        assert {apply_steps(query, taken).excluded_work_time for taken in steps_for(query)} == {
            ("night_shift",)
        }

    def test_a_wanted_shift_is_let_go_after_the_benefits_and_told(self):
        night = job("night", work_time=("night_shift",))
        page = search(night, work_time=("day_shift",), benefits=("dormitory",))
        assert (titles(page), page.relaxed) == (["night"], ("benefits", "work_time"))
