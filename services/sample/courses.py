"""Sample training courses."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from language import units
from language.occupations import occupations
from services.places import Workplace
from services.resources import load_yaml
from services.sample import places
from services.vocational.model import SUPPORT_GROUPS, Course

_HAMLETS = 12
_DATED_SHARE = 0.6  # the others open when enough names are in
_OPENS_WITHIN_DAYS = (10, 50)
_REGISTRATION_ENDS_DAYS_BEFORE = 5


def make_courses(seed: int, today: date) -> list[Course]:
    """60 courses over the communes of Cà Mau, opening in the next weeks or when enough names are in."""
    random = Random(seed)  # noqa: S311 - invented data, nothing secret
    communes = places.home_communes(random)
    words = load_yaml("sample/courses.yml")
    trades = [trade for trade in words["trades"] for _ in range(trade["count"])]
    return [
        _course(trade, number, words, communes, today, random) for number, trade in enumerate(trades, start=1)
    ]


def _course(
    trade: dict[str, Any],
    number: int,
    words: dict[str, Any],
    communes: Iterator[str],
    today: date,
    random: Random,
) -> Course:
    occupation = occupations()[trade["occupation"]]
    opening = None
    if random.random() < _DATED_SHARE:
        opening = today + timedelta(days=random.randint(*_OPENS_WITHIN_DAYS))
    free = trade["fee"] == 0
    texts = load_yaml("sample/texts.yml")
    fee = words["fee"].format(fee=f"{trade['fee']:,}".replace(",", "."))
    return Course(
        title=random.choice(trade["titles"]),
        provider=random.choice(words["providers"]),
        place=_place(trade, words, next(communes), random),
        occupation_id=occupation.id,
        vsco=occupation.vsco or None,
        sector=occupation.sector or None,
        level=trade["level"],
        duration_text=words["duration"].format(months=f"{trade['months']:g}".replace(".", ",")),
        duration_months=trade["months"],
        opening_date=opening,
        registration_deadline=opening and opening - timedelta(days=_REGISTRATION_ENDS_DAYS_BEFORE),
        seats=random.randint(20, 35),
        fee=trade["fee"],
        fee_text=words["free"] if free else fee,
        support_text=words["support"] if free else words["no_support"],
        support_groups=SUPPORT_GROUPS if free else (),
        education=trade.get("education", "none"),
        age_min=15,
        certificate=words["certificate"].format(level=words["levels"][trade["level"]]),
        after_course_text=trade.get("after", ""),
        contact_name=random.choice(texts["contact_names"]),
        contact_phone=texts["phone"].format(number=number),
        source=texts["source"],
        status="open" if opening else "gathering",
        is_sample=True,
    )


def _place(trade: dict[str, Any], words: dict[str, Any], commune_code: str, random: Random) -> Workplace:
    commune = units.commune(commune_code)
    text = words["place_school" if trade.get("school") else "place"].format(
        hamlet=load_yaml("sample/places.yml")["hamlet"][commune.kind].lower(),
        number=random.randint(1, _HAMLETS),
        unit=f"{commune.kind} {commune.name}",
    )
    return Workplace(
        place_text=text,
        province_code=units.CA_MAU,
        commune_code=commune_code,
        lat=commune.lat,
        lon=commune.lon,
    )
