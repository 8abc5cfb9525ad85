"""Sample orders for work abroad."""

from datetime import date, timedelta
from itertools import cycle, islice
from random import Random
from typing import Any

from language.occupations import occupations
from services.overseas.model import CostLine, OverseasOrder
from services.resources import load_yaml

_COMPANIES = 8
_POSTED_WITHIN_DAYS = 25
_OPEN_FOR_DAYS = (20, 75)
_INTERVIEW_DAYS_AFTER = 10
_MILLION = 1_000_000
# What a worker pays for everything but the service and the course, VND.
_HEALTH, _VISA, _TICKET = 900_000, 3_500_000, 9_000_000


def make_overseas_orders(seed: int, today: date) -> list[OverseasOrder]:
    """40 orders, open for the next weeks."""
    random = Random(seed)  # noqa: S311 - invented data, nothing secret
    words = load_yaml("sample/overseas.yml")
    rows = [(row, work) for row in words["orders"] for work in islice(cycle(row["work"]), row["count"])]
    return [
        _order(row, work, number, words, today, random) for number, (row, work) in enumerate(rows, start=1)
    ]


def _order(
    row: dict[str, Any], work: list[str], number: int, words: dict[str, Any], today: date, random: Random
) -> OverseasOrder:
    occupation = occupations()[work[0]]
    company = random.randint(1, _COMPANIES)
    by_state = row["programme"] == "eps"
    last_day = today + timedelta(days=random.randint(*_OPEN_FOR_DAYS))
    texts = load_yaml("sample/texts.yml")
    return OverseasOrder(
        title=words["title"].format(work=work[1], country=row["name"]),
        country=row["country"],
        region=random.choice(row["region"]),
        programme=row["programme"],
        occupation_id=occupation.id,
        vsco=occupation.vsco or None,
        sector=occupation.sector or None,
        total_job_openings=random.randint(3, 30),
        pay_text=row["pay_text"],
        salary_min=row["pay"][0] * _MILLION,
        salary_max=row["pay"][1] * _MILLION,
        costs=_costs(row, words["costs"]),
        support_text=words["support"],
        language_level=row["language"],
        contract_months=row["months"],
        age_min=row["age"][0],
        age_max=row["age"][1],
        gender=row.get("gender"),
        education=row["education"],
        interview_date=last_day + timedelta(days=_INTERVIEW_DAYS_AFTER),
        date_posted=today - timedelta(days=random.randint(0, _POSTED_WITHIN_DAYS)),
        valid_through=last_day,
        sending_company=words["state" if by_state else "company"].format(number=company),
        licence_text=words["licence"].format(number=company),
        contact_name=random.choice(texts["contact_names"]),
        contact_phone=texts["phone"].format(number=number),
        source=texts["source"],
        is_sample=True,
    )


def _costs(row: dict[str, Any], names: dict[str, str]) -> tuple[CostLine, ...]:
    amounts = {
        "health": _HEALTH,
        "course": row["course"],
        "service": row["service"],
        "visa": _VISA,
        "ticket": _TICKET,
    }
    return tuple(
        CostLine(name=names[name], amount=amount, paid_by="worker")
        for name, amount in amounts.items()
        if amount
    )
