"""Values in plain Vietnamese, by the words of data/phrases.yml."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from language.occupations import Occupation
from services.dialogue.frame import Frame
from services.jobs.query import PlaceFilter
from services.resources import load_yaml
from services.results import Reason

SEPARATOR = " · "
_ORDERS = ("near_home", "newest", "best_paid")
_MILLION = 1_000_000
_BILLION = 1_000 * _MILLION
_MONTHS_A_YEAR = 12


def phrase(section: str, key: str, **values: Any) -> str:
    """One phrase with its values filled in; the key itself for a word not listed."""
    return str(load_yaml("phrases.yml")[section].get(key, key)).format(**values)


def words(section: str, keys: Iterable[str]) -> str:
    """Several words of a section, separated by commas."""
    return ", ".join(phrase(section, key) for key in keys)


def money(amount: int) -> str:
    """VND as people say it: 8.500.000 → "8,5 triệu", 500.000 → "500 ngàn", 1.200.000.000 → "1,2 tỷ"."""
    if amount >= _BILLION:
        return phrase("units", "billion", amount=_shortened(amount, _BILLION))
    if amount >= _MILLION:
        return phrase("units", "million", amount=_millions(amount))
    if amount and amount % 1000 == 0:
        return phrase("units", "thousand", amount=amount // 1000)
    return phrase("units", "dong", amount=f"{amount:,}".replace(",", "."))


def price(amount: int, currency: str) -> str:
    """An amount of VND or USD, as people say it."""
    if currency == "VND":
        return money(amount)
    return phrase("units", "dollars", amount=f"{amount:,}".replace(",", "."))


def pay_range(low: int | None, high: int | None) -> str:
    """A monthly pay range in VND; "thỏa thuận" when neither end is known."""
    if low is not None and high is not None and low != high:
        if low >= _MILLION:
            return phrase("units", "range", low=_millions(low), high=_millions(high))
        return f"{money(low)}–{money(high)}"
    if low is None and high is None:
        return phrase("units", "unknown_pay")
    if low is None:
        return phrase("units", "at_most", pay=money(high or 0))
    return money(low) if low == high else phrase("units", "at_least", pay=money(low))


def _millions(amount: int) -> str:
    return _shortened(amount, _MILLION)


def _shortened(amount: int, unit: int) -> str:
    return f"{amount / unit:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def duration(months: float) -> str:
    """Months, or years when they are whole."""
    if months >= _MONTHS_A_YEAR and months % _MONTHS_A_YEAR == 0:
        return phrase("units", "years", count=int(months) // _MONTHS_A_YEAR)
    return phrase("units", "months", count=f"{months:g}".replace(".", ","))


def age_range(low: int | None, high: int | None) -> str:
    """Age limits in years; empty without limits."""
    if low is not None and high is not None:
        return phrase("units", "age_range", low=low, high=high)
    if low is not None:
        return phrase("units", "age_from", low=low)
    return phrase("units", "age_to", high=high) if high is not None else ""


def day(value: date) -> str:
    """A day as dd/mm/yyyy."""
    return value.strftime("%d/%m/%Y")


def place_name(place: PlaceFilter) -> str:
    """A place as it is shown, with its kind where the name alone may mislead."""
    return place.title or place.name


def reason(why: Reason) -> str:
    """Why a result is shown, in a few words."""
    values = dict(why.values)
    if "salary_min" in values or "salary_max" in values:
        values["pay"] = pay_range(values.get("salary_min"), values.get("salary_max"))
    for name, section in (("benefits", "benefits"), ("work_time", "work_time")):
        if name in values:
            values[name] = words(section, values[name])
    if "label" in values:
        values["label"] = _within_a_sentence(values["label"])
    if "country" in values:
        values["country"] = phrase("country", values["country"])
    if "km" in values:
        values["km"] = f"{values['km']:.0f}"
    return phrase("why", why.code, **values)


def summary(frame: Frame) -> str:
    """The constraints in force in one line; empty when nothing is known."""
    parts = [_trade(occupation) for occupation in frame.occupation]
    parts += [phrase("sector", sector) for sector in frame.sector]
    parts += [phrase("country", country) for country in frame.country]
    parts += [place_name(place) for place in frame.place]
    parts += _pay(frame)
    parts += [phrase("work_time", value) for value in frame.work_time]
    parts += [phrase("benefits", value) for value in frame.benefits]
    parts += [phrase("wishes", value) for value in frame.wishes]
    parts += _person(frame)
    parts += [phrase("summary", name) for name in _ORDERS if getattr(frame, name)]
    refused = _refused(frame)
    if refused:
        parts.append(phrase("summary", "without", values=refused))
    return SEPARATOR.join(parts)


def _trade(occupation: Occupation) -> str:
    """A trade in a few words: those of its own, else its label up to the first "/"."""
    own = load_yaml("phrases.yml")["trade"].get(occupation.id)
    return str(own) if own else _within_a_sentence(occupation.label.split("/")[0])


def _within_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:].replace("/", ", ")


def _pay(frame: Frame) -> list[str]:
    low, high = frame.salary_min, frame.salary_max
    if low is not None and high is not None:
        return [pay_range(low, high)]
    if low is not None:
        return [phrase("summary", "salary_min", pay=money(low))]
    return [phrase("summary", "salary_max", pay=money(high))] if high is not None else []


def _person(frame: Frame) -> list[str]:
    parts = []
    if frame.gender:
        parts.append(phrase("gender", frame.gender))
    if frame.age is not None:
        parts.append(phrase("summary", "age", age=frame.age))
    if frame.education:
        parts.append(phrase("education", frame.education))
    if frame.experience_months == 0:
        parts.append(phrase("summary", "experience_none"))
    elif frame.experience_months:
        parts.append(phrase("summary", "experience", experience=duration(frame.experience_months)))
    if frame.home:
        parts.append(phrase("summary", "home", place=place_name(frame.home)))
    return parts


def _refused(frame: Frame) -> str:
    refused = frame.negated
    names = [_trade(occupation) for occupation in refused.occupation]
    names += [place_name(place) for place in refused.place]
    for section in ("work_time", "sector", "country", "benefits"):
        names += [phrase(section, value) for value in getattr(refused, section)]
    return ", ".join(names)
