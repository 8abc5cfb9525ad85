"""Vacancies stored before keep their place in the search when its facts grow."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from jobs_db.engine import make_engine
from jobs_db.schema import downgrade_schema, upgrade_schema
from services.jobs import traits

POSTING = (
    "INSERT INTO job_posting (id, employer_id, title, title_key, salary_unit, total_job_openings, education,"
    " experience_months, work_time, benefits, date_posted, valid_through, status) VALUES"
    " (:id, 1, :title, 'a', :unit, 7, 'none', 0, :work_time, '[]', '2026-11-01', '2026-12-01', 'open')"
)
SEARCH = (
    "INSERT INTO job_search (posting_id, position, static_order, last_day, traits, pay_top, pay_floor,"
    " experience_months, age_min, age_max) VALUES (:id, 0, 1, 1, 1, 5000000, 4000000, 0, 0, 200)"
)
ROWS = (
    {"id": 1, "title": "Hai vợ chồng coi vuông", "unit": "month", "work_time": '["full_time"]'},
    {"id": 2, "title": "Bán quần áo", "unit": "hour", "work_time": '["part_time", "evening"]'},
    {"id": 3, "title": "Phục vụ", "unit": "hour", "work_time": '["full_time", "part_time"]'},
)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(database_url)
    downgrade_schema(engine)
    upgrade_schema(engine, "0009")
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO employer (id, name, is_sample) VALUES (1, 'Mẫu', false)"))
        for row in ROWS:
            connection.execute(text(POSTING), row)
            connection.execute(text(SEARCH), {"id": row["id"]})
    yield engine
    downgrade_schema(engine)
    engine.dispose()


def facts(engine: Engine, columns: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        rows = connection.execute(text(f"SELECT {columns} FROM job_search ORDER BY posting_id"))  # noqa: S608 - columns named above
        return [tuple(row) for row in rows]


def test_what_was_stored_before_has_its_seats_its_couples_and_its_part_time_pay(engine):
    upgrade_schema(engine, "0010")
    couple = 1 | traits.couple_bits(couple=True)
    assert facts(engine, "openings, traits, pay_top, pay_floor") == [
        (7, couple, 5_000_000, 4_000_000),
        (7, 1, 2_500_000, 2_000_000),
        (7, 1, 5_000_000, 4_000_000),
    ]


def test_taken_back_it_is_as_it_was(engine):
    before = facts(engine, "traits, pay_top, pay_floor")
    upgrade_schema(engine, "0010")
    downgrade_schema(engine, "0009")
    assert facts(engine, "traits, pay_top, pay_floor") == before
