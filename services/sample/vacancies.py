"""Sample vacancies: the common trades in every former district, the rest spread over all communes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any

from language.occupations import occupations
from services.jobs.model import Employer, JobPosting
from services.places import Workplace
from services.resources import load_yaml
from services.sample import places
from services.sample.amounts import make_pay

_SOMETIMES = 0.45
_POSTED_WITHIN_DAYS = 20
_OPEN_FOR_DAYS = (14, 60)
_PHONES = 100


def make_vacancies(seed: int, today: date) -> list[JobPosting]:
    """400 vacancies, posted in the last weeks and open for the next.

    Args:
        today: The day of loading; the first vacancy is posted on it.
    """
    random = Random(seed)  # noqa: S311 - invented data, nothing secret
    made = [
        _vacancy(trade, workplace, bounds, today, random)
        for trade, workplace, bounds in _trades_and_places(random)
    ]
    random.shuffle(made)
    return [_posted(posting, number, today, random) for number, posting in enumerate(made)]


def _trades_and_places(random: Random) -> Iterator[tuple[dict[str, Any], Workplace, list[float]]]:
    communes = places.home_communes(random)
    turns = {district.code: cycle(district.communes) for district in places.home_districts()}
    for trade in load_yaml("sample/trades.yml"):
        if trade.get("every_district"):
            for turn in turns.values():
                yield trade, places.at_home(next(turn), random), trade["home"]
        for _ in range(trade.get("count", 0)):
            yield trade, places.at_home(next(communes), random), trade["home"]
        for _ in range(trade.get("away_count", 0)):
            yield trade, places.away(random), trade["away"]


def _vacancy(
    trade: dict[str, Any], workplace: Workplace, bounds: list[float], today: date, random: Random
) -> JobPosting:
    occupation = occupations()[trade["occupation"]]
    employer = _employer(trade["employer"], random)
    pay = make_pay(bounds, trade.get("unit", "month"), random)
    sometimes = [name for name in trade.get("sometimes", []) if random.random() < _SOMETIMES]
    benefits = tuple(dict.fromkeys([*trade.get("benefits", []), *sometimes]))
    texts = load_yaml("sample/texts.yml")
    return JobPosting(
        title=random.choice(trade["titles"]),
        description=random.choice(trade["tasks"]),
        employer=employer,
        places=(workplace,),
        occupation_id=occupation.id,
        vsco=occupation.vsco or None,
        sector=occupation.sector or employer.sector,
        pay_text=pay.text,
        salary_min=pay.salary_min,
        salary_max=pay.salary_max,
        salary_unit=pay.unit,
        total_job_openings=random.randint(*trade["openings"]),
        education=trade.get("education", "none"),
        experience_months=trade.get("experience", 0),
        age_min=trade["age"][0],
        age_max=trade["age"][1],
        gender=trade.get("gender"),
        work_time=tuple(trade["work_time"]),
        benefits=benefits,
        benefits_text=", ".join(texts["benefits"][name] for name in benefits),
        requirements_text=trade.get("requirements", ""),
        contact_name=random.choice(texts["contact_names"]),
        source=texts["source"],
        date_posted=today,
        valid_through=today,
        is_sample=True,
    )


def _employer(kind: str, random: Random) -> Employer:
    row = load_yaml("sample/employers.yml")[kind]
    name = row["name"].format(number=random.randint(1, row["many"]))
    return Employer(name=name, sector=row["sector"] or None, is_sample=True)


def _posted(posting: JobPosting, number: int, today: date, random: Random) -> JobPosting:
    posted = today - timedelta(days=random.randint(0, _POSTED_WITHIN_DAYS) if number else 0)
    return replace(
        posting,
        date_posted=posted,
        valid_through=today + timedelta(days=random.randint(*_OPEN_FOR_DAYS)),
        contact_phone=load_yaml("sample/texts.yml")["phone"].format(number=number % _PHONES),
    )
