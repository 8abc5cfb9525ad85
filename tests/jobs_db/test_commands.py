"""Making, filling, emptying and counting a whole database."""

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest

from jobs_db import commands
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services.errors import Unavailable
from services.jobs.query import JobQuery

TODAY = date(2026, 11, 22)
FULL = {"vacancies": 400, "courses": 60, "overseas_orders": 40}


@pytest.fixture
def url(database_url):
    commands.reset(database_url)
    return database_url


def everything(url):
    """All sample records as they are stored."""
    services = build_services(DatabaseSettings(url=url))
    with services.unit_of_work() as uow:
        found = (
            uow.jobs.get_many(range(1, 500)),
            [uow.courses.get(number) for number in range(1, 61)],
            [uow.overseas_orders.get(number) for number in range(1, 41)],
        )
    services.close()
    return found


def open_vacancies(url, today):
    services = build_services(DatabaseSettings(url=url))
    with services.unit_of_work() as uow:
        count = len(uow.jobs.matching_ids(JobQuery(), today, limit=1_000))
    services.close()
    return count


def test_a_new_database_is_empty(url):
    assert set(commands.count(url).values()) == {0}


def test_a_second_load_changes_nothing(url):
    commands.load_sample(url, seed=1, today=TODAY)
    before = everything(url)
    commands.load_sample(url, seed=1, today=TODAY + timedelta(days=1))
    assert FULL.items() <= commands.count(url).items()
    assert everything(url) == before


def test_sample_data_of_last_month_is_moved_on_to_today(url):
    commands.load_sample(url, seed=1, today=TODAY)
    later = TODAY + timedelta(days=90)
    assert open_vacancies(url, later) == 0
    commands.load_sample(url, seed=1, today=later)
    assert open_vacancies(url, later) == FULL["vacancies"]
    assert max(vacancy.date_posted for vacancy in everything(url)[0]) == later
    assert FULL.items() <= commands.count(url).items()


def test_a_reset_leaves_nothing(url):
    commands.load_sample(url, seed=1, today=TODAY)
    commands.reset(url)
    assert set(commands.count(url).values()) == {0}


def test_a_database_that_cannot_be_opened_is_unavailable(tmp_path):
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(Unavailable):
        commands.count(f"sqlite:///{tmp_path}/folder.db")


def test_the_verbs_work_without_the_console_script(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "jobs_db", "sample", "--seed", "3"],
        env={"TROLY_DATABASE_URL": f"sqlite:///{tmp_path}/verbs.db"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert FULL.items() <= json.loads(run.stdout).items()
