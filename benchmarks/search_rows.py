"""Generated vacancies for measuring search: as many as wanted, spread as the real ones are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.engine import Connection, Engine

from jobs_db import job_rows
from jobs_db.schema import downgrade_schema, upgrade_schema
from jobs_db.tables.employer import EmployerRow
from jobs_db.tables.job_posting import JobPlaceRow, JobPostingRow
from jobs_db.tables.job_search import JobSearchRow
from language.occupations import occupations
from services.jobs.model import BENEFITS, EDUCATION_LEVELS, WORK_TIMES, Employer, JobPosting
from services.places import Workplace
from services.sample import places

EMPLOYERS = 2_000
_CHUNK = 5_000
_EMPLOYER = Employer(name="generated")


def fill(engine: Engine, rows: int, today: date, seed: int) -> None:
    """Empty the database and fill it with vacancies: open, filled and expired ones."""
    downgrade_schema(engine)
    upgrade_schema(engine)
    table: Any = JobSearchRow.__table__
    with engine.begin() as connection:
        for index in table.indexes:  # made anew at the end: much faster than row by row
            index.drop(connection)
        names = [{"id": number, "name": f"employer {number}"} for number in range(1, EMPLOYERS + 1)]
        connection.execute(insert(EmployerRow.__table__), names)
        _insert(connection, rows, today, Random(seed))
        for index in table.indexes:
            index.create(connection)
    if engine.dialect.name == "postgresql":
        # What autovacuum does within minutes of such a load.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _insert(connection: Connection, rows: int, today: date, random: Random) -> None:
    numbered = enumerate(_vacancies(rows, today, random), start=1)
    while chunk := list(islice(numbered, _CHUNK)):
        postings, workplaces, search = [], [], []
        for number, posting in chunk:
            values = job_rows.posting_values(posting, random.randint(1, EMPLOYERS))
            postings.append(values | {"id": number})
            workplaces += [
                job_rows.place_values(number, at, place) for at, place in enumerate(posting.places)
            ]
            search += job_rows.search_values(number, posting)
        connection.execute(insert(JobPostingRow.__table__), postings)
        connection.execute(insert(JobPlaceRow.__table__), workplaces)
        connection.execute(insert(JobSearchRow.__table__), search)


def _vacancies(rows: int, today: date, random: Random) -> Iterator[JobPosting]:
    trades = list(occupations().values())
    weights = [1 / (rank + 4) for rank in range(len(trades))]  # a few trades make up most vacancies
    home = [places.at_home(code, random) for code in islice(places.home_communes(random), 64)]
    away = [places.away(random) for _ in range(200)]
    for trade in random.choices(trades, weights, k=rows):
        workplaces = _workplaces(home, away, random)
        floor = random.choice((None, *range(4_000_000, 16_000_000, 500_000)))
        posted = today - timedelta(days=min(int(random.expovariate(1 / 40)), 720))
        yield JobPosting(
            title=trade.label,
            employer=_EMPLOYER,
            places=workplaces,
            occupation_id=trade.id,
            vsco=trade.vsco or None,
            sector=trade.sector or None,
            pay_text="generated",
            salary_min=floor,
            salary_max=floor and floor + random.choice((0, 1, 2, 3, 5, 20)) * 1_000_000,
            salary_unit="month",
            education=random.choices(EDUCATION_LEVELS, (60, 5, 12, 8, 5, 5, 3, 2))[0],
            experience_months=random.choice((0, 0, 0, 0, 6, 12, 24)),
            age_min=random.choice((None, 16, 18, 18, 20)),
            age_max=random.choice((None, 35, 40, 45, 55)),
            gender=random.choices((None, "male", "female"), (8, 1, 1))[0],
            work_time=tuple(name for name in WORK_TIMES if random.random() < _SHARES.get(name, 0.15)),
            benefits=tuple(name for name in BENEFITS if random.random() < 0.3),
            contact_phone="0900 000 000",
            source="generated",
            status=random.choices(("open", "filled", "withdrawn"), (90, 8, 2))[0],
            date_posted=posted,
            valid_through=posted + timedelta(days=random.randint(20, 120)),
        )


_SHARES = {"full_time": 0.7, "home": 0.005, "evening": 0.05}


def _workplaces(home: list[Workplace], away: list[Workplace], random: Random) -> tuple[Workplace, ...]:
    count = 2 if random.random() < 0.03 else 1
    return tuple(random.sample(home if random.random() < 0.6 else away, count))
