"""What is invented is shown and counted only while there is nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.jobs.query import JobQuery
from tests.jobs_db.test_course_and_order_repositories import COURSE, ORDER
from tests.services.jobs.around_dam_doi import job

TODAY = date(2026, 11, 22)
MILLION = 1_000_000


def paid(count, pay, **facts):
    return [job(f"{n}", salary_min=pay, salary_max=pay, **facts) for n in range(count)]


def found(uow):
    return [uow.jobs.get(number).title for number in uow.jobs.matching_ids(JobQuery(), TODAY, limit=50)]


def test_sample_vacancies_are_shown_while_there_are_no_others(uow):
    uow.jobs.add(job("mẫu", is_sample=True))
    assert not uow.jobs.any_real()
    assert found(uow) == ["mẫu"]


def test_a_real_vacancy_takes_the_samples_out_of_every_search(uow):
    uow.jobs.add_all([job("mẫu", is_sample=True, occupation_id="bep"), job("thật")])
    assert uow.jobs.any_real()
    assert found(uow) == ["thật"]
    assert not uow.jobs.any_matching(JobQuery(occupations=("bep",)), TODAY)


def test_samples_stay_out_when_the_real_list_has_grown_old(uow):
    uow.jobs.add_all([job("mẫu", is_sample=True), job("thật", valid_through=TODAY - timedelta(days=1))])
    assert found(uow) == []


@pytest.mark.parametrize("status", ["withdrawn", "held", "filled"])
def test_a_list_taken_back_brings_the_samples_back(uow, status):
    uow.jobs.add_all([job("mẫu", is_sample=True), job("thật", status=status)])
    assert found(uow) == ["mẫu"]


def test_samples_count_for_the_usual_pay_only_while_there_is_nothing_else(uow):
    uow.jobs.add_all(paid(9, 30 * MILLION, is_sample=True))
    assert uow.jobs.usual_pay(["may"], TODAY) == {"may": 30 * MILLION}
    assert uow.jobs.usual_pay(["may"], TODAY, real_only=True) == {}


def test_the_usual_pay_is_that_of_real_vacancies(uow):
    uow.jobs.add_all([*paid(9, 30 * MILLION, is_sample=True), *paid(5, 8 * MILLION)])
    assert uow.jobs.usual_pay(["may"], TODAY) == {"may": 8 * MILLION}


@pytest.mark.parametrize(
    ("store", "offer", "ended"),
    [("courses", COURSE, "finished"), ("overseas_orders", ORDER, "withdrawn")],
)
def test_sample_courses_and_orders_go_when_real_ones_come(uow, store, offer, ended):
    repository = getattr(uow, store)
    sample = replace(offer, title="mẫu", is_sample=True)
    repository.add(sample)
    assert [one.title for one in repository.shown(TODAY)] == ["mẫu"]
    number = repository.add(replace(offer, title="thật", is_sample=False))
    assert [one.title for one in repository.shown(TODAY)] == ["thật"]
    repository.save(replace(offer, title="thật", is_sample=False, id=number, status=ended))
    assert [one.title for one in repository.shown(TODAY)] == ["mẫu"]
