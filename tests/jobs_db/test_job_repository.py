"""Vacancies in SQLite, in PostgreSQL and in the fake of the tests: one behaviour."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.search import KINDS
from services.errors import NotFound
from services.jobs.candidate import Ring
from services.jobs.model import Employer, JobPosting
from services.jobs.query import JobQuery, PlaceFilter
from services.places import Workplace
from services.ports import UnitOfWork
from services.sample.vacancies import make_vacancies
from tests.fakes import FakeUnitOfWork
from tests.yaml_file import read_yaml

TODAY = date(2026, 11, 22)
CASES = read_yaml(Path(__file__).parent / "cases/matching.yml")


def posting(number: int = 0, **facts: Any) -> JobPosting:
    usual: dict[str, Any] = {
        "title": "Công nhân may",
        "employer": Employer(name="Công ty TNHH Mẫu", tax_code="0123", is_sample=True),
        "places": (Workplace(place_text="xã Năm Căn", province_code="96", commune_code="32191"),),
        "date_posted": TODAY - timedelta(days=number),
        "valid_through": TODAY + timedelta(days=30),
        "occupation_id": "may",
    }
    return JobPosting(**{**usual, **facts})


def case_posting(number: int, row: dict[str, Any]) -> JobPosting:
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    places = tuple(Workplace(place_text="", **place) for place in row["places"])
    return posting(number, **{**facts, "places": places})


def case_query(facts: dict[str, Any]) -> JobQuery:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}
    for name in ("places", "excluded_places"):
        if name in values:
            rows = (CASES["places"][place] for place in values[name])
            values[name] = tuple(
                PlaceFilter(**{key: tuple(v) if isinstance(v, list) else v for key, v in row.items()})
                for row in rows
            )
    return JobQuery(**values)


def titles(uow: UnitOfWork, query: JobQuery) -> list[str]:
    ids = uow.jobs.matching_ids(query, TODAY, limit=50)
    return [found.title for found in uow.jobs.get_many(ids)]


@pytest.mark.parametrize("case", CASES["queries"], ids=lambda case: case["name"])
def test_a_query_finds(uow, case):
    uow.jobs.add_all(case_posting(number, row) for number, row in enumerate(CASES["vacancies"]))
    assert titles(uow, case_query(case["query"])) == case["finds"]
    assert uow.jobs.any_matching(case_query(case["query"]), TODAY) == bool(case["finds"])


def test_a_vacancy_comes_back_as_it_was_stored(uow):
    whole = posting(
        3,
        description="May áo",
        places=(
            Workplace(
                place_text="Ấp 3, xã Năm Căn",
                province_code="96",
                commune_code="32191",
                old_province_code="96",
                old_district_code="971",
                lat=8.75,
                lon=104.99,
            ),
            Workplace(place_text="Dĩ An", province_code="79", old_province_code="74"),
        ),
        vsco="8153",
        sector="garment",
        pay_text="8 – 10 triệu",
        salary_min=8_000_000,
        salary_max=10_000_000,
        salary_unit="month",
        total_job_openings=20,
        education="lower_secondary",
        experience_months=6,
        age_min=18,
        age_max=40,
        gender="female",
        work_time=("full_time", "day_shift"),
        benefits=("dormitory", "meals"),
        benefits_text="có chỗ ở, bao cơm",
        requirements_text="biết may",
        contact_name="Chị Mẫu",
        contact_phone="0900 000 001",
        source="mẫu",
        is_sample=True,
    )
    number = uow.jobs.add(whole)
    stored = uow.jobs.get(number)
    assert replace(stored, employer=replace(stored.employer, id=None)) == replace(whole, id=number)


def test_one_employer_of_several_vacancies_is_stored_once(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        first, second = uow.jobs.add_all([posting(1), posting(2)])
        third = uow.jobs.add(posting(3))
        employers = {uow.jobs.get(number).employer.id for number in (first, second, third)}
    assert len(employers) == 1


def test_a_vacancy_that_does_not_exist_is_not_found(uow):
    assert uow.jobs.get(1) is None
    assert uow.jobs.get_many([1, 2]) == []
    with pytest.raises(NotFound):
        uow.jobs.save(posting(id=1))


def test_many_vacancies_come_in_the_order_asked_for(uow):
    first, second, third = uow.jobs.add_all([posting(1), posting(2), posting(3)])
    assert [found.id for found in uow.jobs.get_many([third, first, 999, second])] == [third, first, second]


def test_a_filled_vacancy_leaves_the_search_and_comes_back_when_reopened(uow):
    number = uow.jobs.add(posting())
    stored = uow.jobs.get(number)
    uow.jobs.save(replace(stored, status="filled"))
    assert uow.jobs.matching_ids(JobQuery(), TODAY, limit=5) == []
    assert uow.jobs.get(number).status == "filled"
    uow.jobs.save(replace(stored, title="Thợ may", places=(Workplace(place_text="Đầm Dơi"),)))
    assert uow.jobs.matching_ids(JobQuery(), TODAY, limit=5) == [number]
    assert uow.jobs.get(number).title == "Thợ may"
    assert [place.place_text for place in uow.jobs.get(number).places] == ["Đầm Dơi"]


def test_pages_are_cut_out_of_one_order(uow):
    numbers = uow.jobs.add_all([posting(day % 4) for day in range(20)])
    whole = uow.jobs.matching_ids(JobQuery(), TODAY, limit=50)
    pages = [uow.jobs.matching_ids(JobQuery(), TODAY, limit=6, offset=start) for start in range(0, 24, 6)]
    assert [number for page in pages for number in page] == whole
    assert sorted(whole) == numbers


def test_rings_part_all_vacancies(uow):
    communes = ("32191", "32152", "32128")
    uow.jobs.add_all(
        [
            posting(places=(Workplace(place_text="", commune_code=code, province_code="96"),))
            for code in communes
        ]
    )
    uow.jobs.add(posting(places=()))
    inside, outside = Ring(inside=communes[:2]), Ring(outside=communes[:2])
    assert len(uow.jobs.matching_ids(JobQuery(), TODAY, limit=9, ring=inside)) == 2
    assert len(uow.jobs.matching_ids(JobQuery(), TODAY, limit=9, ring=outside)) == 2


def test_candidates_carry_all_workplaces_of_open_vacancies(uow):
    two = (
        Workplace(place_text="", commune_code="32191", province_code="96"),
        Workplace(place_text="", province_code="79"),
    )
    first = uow.jobs.add(posting(2, places=two, salary_min=7_000_000, experience_months=3))
    second = uow.jobs.add(posting(places=()))
    found = uow.jobs.candidates([second, first])
    assert [candidate.posting_id for candidate in found] == [second, first]
    assert [(place.commune_code, place.province_code) for place in found[1].places] == [
        ("32191", "96"),
        (None, "79"),
    ]
    assert (found[1].pay_top, found[1].pay_floor, found[1].experience_months) == (7_000_000, 7_000_000, 3)
    assert found[1].day_posted == (TODAY - timedelta(days=2)).toordinal()


def test_the_fake_and_the_database_agree_on_every_kind_of_query(empty_services):
    vacancies = make_vacancies(seed=7, today=TODAY)
    fake = FakeUnitOfWork(jobs=vacancies)
    random = Random(7)
    with empty_services.unit_of_work(writing=True) as uow:
        numbers = uow.jobs.add_all(vacancies)
        for kind in KINDS.values():
            for _ in range(3):
                query = kind(random)
                found = [numbers.index(n) + 1 for n in uow.jobs.matching_ids(query, TODAY, limit=400)]
                assert found == fake.jobs.matching_ids(query, TODAY, limit=400), query
                assert uow.jobs.any_matching(query, TODAY) == bool(found), query
