"""The slots of docs/annotation.md, from the mentions of a message."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from language.mention import Mention
from language.occupations import Occupation
from language.pay import Pay
from language.places import Place

_LISTS = {
    "occupation": "occupation", "place": "place", "work_time": "work_time", "benefit": "benefits",
    "sector": "sector", "country": "country", "relative": "relative", "any": "any",
    "wish": "wishes",
}  # fmt: skip
_SINGLE = ("gender", "education", "experience_months", "ordinal")


def slots(mentions: Iterable[Mention], today: date) -> dict[str, Any]:
    """Slots a fresh search would know, as plain values; a slot nothing was said about is absent.

    Args:
        mentions: What `understand` found.
        today: The day they were said; `understand` has counted ages from it already.

    Returns:
        Places by their name, occupations by their id, pay in VND per month. What was ruled out stands
        under "negated", with the same keys.
    """
    known: dict[str, Any] = {}
    ruled_out: dict[str, Any] = {}
    for mention in mentions:
        _add(ruled_out if mention.negated else known, mention)
    if ruled_out:
        known["negated"] = ruled_out
    return known


def _add(found: dict[str, Any], mention: Mention) -> None:
    value = mention.value
    if mention.entity == "place" and mention.role == "home":
        found.setdefault("home", [value.name])
    elif mention.entity in _LISTS:
        plain = _plain(value)
        values = found.setdefault(_LISTS[mention.entity], [])
        if plain not in values:
            values.append(plain)
    elif mention.entity in _SINGLE:
        found.setdefault(mention.entity, value)
    elif mention.entity == "near_home":
        found["near_home"] = True
    elif mention.entity == "age":
        _add_age(found, value)
    elif mention.entity == "pay":
        _add_pay(found, value)


def _plain(value: Any) -> Any:
    if isinstance(value, Place):
        return value.name
    return value.id if isinstance(value, Occupation) else value


def _add_age(found: dict[str, Any], age: dict[str, int | None]) -> None:
    """The person's age; "18-45 tuổi" and "dưới 40 tuổi" tell somebody else's limits."""
    low, high = age["minimum"], age["maximum"]
    if low is not None and (high is None or high - low < 10):
        found.setdefault("age", low)


def _add_pay(found: dict[str, Any], pay: Pay) -> None:
    """Bounds as the person means them: "lương 9 triệu" and "khoảng 9 triệu" are lower bounds."""
    if pay.minimum is not None:
        found.setdefault("salary_min", pay.minimum)
    if pay.maximum is not None and pay.kind in ("range", "at_most"):
        found.setdefault("salary_max", pay.maximum)
