"""Counts of two months, as a Center of a million people has them."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from language import units
from services import Services
from services.figures.counting import DAYS
from services.figures.model import Key, Measure
from tests.web.staff_web import NOW, StaffWeb, staff_web_over

TOPICS = {"job": 60, "unemployment": 24, "social_assistance": 14, "course": 12, "overseas": 10,
          "health_insurance": 6, "social_pension": 5, "poverty": 4, "labour": 4, "loans": 3, "policy": 5,
          "danger": 1, "officer": 6, "smalltalk": 20, "follow_up": 30}  # fmt: skip
OUTCOMES = {"answered": 70, "no_result": 9, "clarification": 9, "no_answer": 4, "handed_over": 5,
            "out_of_scope": 2, "error_timeout": 1}  # fmt: skip
TRADES = ("tom-che-bien", "may", "phuc-vu", "tho-ho", "ban-hang", "lai-xe-tai", "bao-ve", "ke-toan",
          "han-tien", "danh-ca", "giup-viec", "nuoi-tom", "bep", "dong-goi", "co-khi")  # fmt: skip
HOURS = {f"{hour:02}": 1 + 9 * (7 < hour < 21) for hour in range(24)}
CASES: Counter[Key] = Counter({("opened", "normal"): 9, ("opened", "urgent"): 1, ("closed", "answered"): 7})
MARKS = {"good": 9, "bad": 1, "misunderstood": 1, "unclear": 1}


def spread(rng: random.Random, number: int, *choices: dict[str, int]) -> Counter[Key]:
    """So many things over names of one or two kinds, by weight."""
    columns = [rng.choices(list(one), list(one.values()), k=number) for one in choices]
    names = columns if len(columns) == 2 else [columns[0], [""] * number]
    return Counter(zip(*names, strict=True))


def put_figures(services: Services, today: date, days: int = 60) -> None:
    """Put made-up counts of some days up to today."""
    rng = random.Random(3)
    communes = {code: rng.choice((1, 2, 3, 5, 9)) for code in units.communes()} | {"": 40}
    communes["32201"] = communes["32248"] = 0
    trades = {one: 30 // (at + 1) + 1 for at, one in enumerate(TRADES)} | {"": 4}
    asked = {topic: weight for topic, weight in TOPICS.items() if topic not in ("smalltalk", "follow_up")}
    with services.unit_of_work(writing=True) as uow:
        for back in range(days):
            day = today - timedelta(days=back)
            many = 90 + rng.randrange(50) - (55 if day.weekday() >= 5 else 0) + (days - back) // 2
            put = {
                Measure.TURNS: spread(rng, many * 2, TOPICS, OUTCOMES),
                Measure.PLACES: spread(rng, many, communes, asked),
                Measure.TRADES: spread(rng, many // 2, trades, communes),
                Measure.PEOPLE: spread(rng, many // 2, {"zalo": 6, "web": 4, "telegram": 1}),
                Measure.HOURS: spread(rng, many, HOURS),
                Measure.WAITS: spread(rng, many, {"0.5": 5, "1": 60, "1.5": 20, "2": 9, "3": 3, "5": 1}),
                Measure.OFFICER_WAITS: spread(rng, 9, {"5": 2, "15": 4, "30": 3, "60": 2, "480": 1}),
                Measure.CASES: CASES,
                Measure.RATINGS: spread(rng, 15, asked, MARKS),
                Measure.CALLS: spread(rng, 12, {"job": 5, "unemployment": 4, "other": 1},
                                      {"answered": 6, "offered": 3, "referred": 1}),
                Measure.INTEREST: spread(rng, 5, {"vacancy": 4, "course": 1, "overseas": 1}),
            }  # fmt: skip
            for measure, counts in put.items():
                uow.figures.put(measure, day, {key: number for key, number in counts.items() if number})
        uow.figures.put(Measure.SUPPLY, today, spread(rng, 6_000, trades, communes))
        uow.figures.set_mark(DAYS, today - timedelta(days=1), datetime.now().astimezone())
        uow.commit()


@pytest.fixture(scope="session")
def counted_file(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with counts of two months, to be copied: putting them takes longer than a test."""
    path = tmp_path_factory.mktemp("figures") / "counted.db"
    shutil.copy(empty_database, path)
    services = build_services(DatabaseSettings(url=f"sqlite:///{path}"))
    put_figures(services, NOW.date())
    services.close()
    return path


@pytest.fixture
def counted(counted_file: Path, tmp_path: Path) -> Iterator[StaffWeb]:
    """The staff web with counts of two months."""
    copy = tmp_path / "counted.db"
    shutil.copy(counted_file, copy)
    with staff_web_over(build_services(DatabaseSettings(url=f"sqlite:///{copy}"))) as opened:
        yield opened
