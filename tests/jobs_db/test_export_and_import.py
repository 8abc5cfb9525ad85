"""A weekly list that comes back as it was sent round changes nothing; what was put right in it is read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobs_db.files.read_file import read_sheets
from jobs_db.files.write_list import csv_bytes, xlsx_bytes
from services.exports.selection import shown_postings
from services.exports.weekly import WeeklyList, weekly_list
from services.imports.judge import read_listing
from services.imports.plan import Plan, make_plan
from services.jobs.model import JobPosting
from services.sample.vacancies import make_vacancies
from tests.fakes import FakeUnitOfWork
from tests.jobs_db.importing import bring, records
from tests.services.imports.listings import ON, listing, vacancy

SAMPLES = make_vacancies(1, ON)
WRITERS = {".xlsx": xlsx_bytes, ".csv": csv_bytes}
Tamper = Callable[[WeeklyList], WeeklyList]


def back(uow, folder: Path, suffix: str = ".xlsx", tamper: Tamper = lambda content: content) -> Plan:
    """What bringing the weekly list of the present vacancies back in would do."""
    path = folder / f"tuan{suffix}"
    path.write_bytes(WRITERS[suffix](tamper(weekly_list(shown_postings(uow, ON), ON))))
    return make_plan(read_listing(read_sheets(path), "vacancies", ON, "tuần").listing, uow)


def counts(plan: Plan) -> dict[str, int]:
    return {name: count for name, count in plan.counts.items() if count} | (
        {"missing": len(plan.missing)} if plan.missing else {}
    )


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("real", [False, True])
def test_everything_there_is_comes_back_unchanged(tmp_path, suffix, real):
    postings = [replace(one, is_sample=one.is_sample and not real) for one in SAMPLES]
    assert counts(back(FakeUnitOfWork(jobs=postings), tmp_path, suffix)) == {"same": len(postings)}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chosen=st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=12),
    title=st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40),
    suffix=st.sampled_from(sorted(WRITERS)),
)
def test_any_list_comes_back_unchanged(tmp_path, chosen: list[JobPosting], title: str, suffix: str):
    odd = replace(chosen[0], title=f"Việc {title}")
    plan = back(FakeUnitOfWork(jobs=[odd, *chosen]), tmp_path, suffix)
    assert counts(plan) == {"same": len(chosen) + 1}


def test_what_was_put_right_in_the_list_is_read_and_the_rest_is_not(tmp_path):
    def more_seats(content: WeeklyList) -> WeeklyList:
        column = content.headers.index("Số lượng")
        first = tuple(99 if at == column else value for at, value in enumerate(content.rows[0]))
        return replace(content, rows=(first, *content.rows[1:]))

    uow = FakeUnitOfWork(jobs=[vacancy(), vacancy(title="Bảo vệ", occupation_id="bao-ve")])
    plan = back(uow, tmp_path, tamper=more_seats)
    (change,) = plan.changes
    assert (change.after.title, change.after.total_job_openings) == ("Bảo vệ", 99)
    assert plan.counts["same"] == 1


def test_what_was_taken_out_of_the_list_is_missing(tmp_path):
    uow = FakeUnitOfWork(jobs=[vacancy(), vacancy(title="Thợ hồ", occupation_id="tho-ho")])
    plan = back(uow, tmp_path, tamper=lambda content: replace(content, rows=content.rows[:1]))
    assert counts(plan) == {"same": 1, "missing": 1}


def test_what_closed_since_the_list_was_sent_round_is_read_like_any_other_row(tmp_path):
    uow = FakeUnitOfWork(jobs=[vacancy()])
    path = tmp_path / "tuan.csv"
    path.write_bytes(csv_bytes(weekly_list(shown_postings(uow, ON), ON)))
    uow.jobs.save(replace(uow.jobs.get(1), status="withdrawn"))
    plan = make_plan(read_listing(read_sheets(path), "vacancies", ON, "tuần").listing, uow)
    assert counts(plan) == {"new": 1}


def test_in_the_database_nothing_is_written_either(empty_services, tmp_path):
    bring(empty_services, listing(vacancy(), vacancy(title="Bảo vệ", occupation_id="bao-ve")))
    before = records(empty_services)
    with empty_services.unit_of_work() as uow:
        plan = back(uow, tmp_path)
    assert (plan.writes, plan.missing, plan.same) == (False, (), 2)
    bring(empty_services, plan.listing)
    assert records(empty_services) == before
    assert plan.listing.on == date(2026, 11, 23)
