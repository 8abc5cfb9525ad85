"""The migration that lets offers be held keeps what is there, and what hangs on it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from jobs_db.engine import make_engine
from jobs_db.schema import downgrade_schema, upgrade_schema

EMPLOYER = "INSERT INTO employer (id, name) VALUES (1, 'Công ty Mẫu')"
POSTING = """INSERT INTO job_posting
 (id, employer_id, title, title_key,
 salary_unit, education, work_time, benefits, date_posted, valid_through, status)
 VALUES (1, 1, 'Thợ hồ', 'tho ho', 'month', 'none', '[]', '[]', '2026-11-01', '2026-12-01', 'open')"""
PLACE = "INSERT INTO job_place (posting_id, position, place_text) VALUES (1, 0, 'xã Năm Căn')"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(database_url)
    downgrade_schema(engine)
    upgrade_schema(engine, "0011")
    with engine.begin() as connection:
        for statement in (EMPLOYER, POSTING, PLACE):
            connection.execute(text(statement))
    yield engine
    downgrade_schema(engine)
    engine.dispose()


def read(engine: Engine, statement: str) -> object:
    with engine.connect() as connection:
        return connection.execute(text(statement)).scalar_one()


def set_status(engine: Engine, status: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE job_posting SET status = :status"), {"status": status})


def test_a_vacancy_keeps_its_places_and_can_be_held(engine):
    with pytest.raises(IntegrityError):
        set_status(engine, "held")
    upgrade_schema(engine, "0012")
    set_status(engine, "held")
    with pytest.raises(IntegrityError):
        set_status(engine, "anything")
    assert read(engine, "SELECT place_text FROM job_place") == "xã Năm Căn"


def test_what_was_held_is_withdrawn_when_the_migration_is_taken_back(engine):
    upgrade_schema(engine, "0012")
    set_status(engine, "held")
    downgrade_schema(engine, "0011")
    assert read(engine, "SELECT status FROM job_posting") == "withdrawn"
    assert read(engine, "SELECT count(*) FROM job_place") == 1
    with pytest.raises(IntegrityError):
        set_status(engine, "held")
