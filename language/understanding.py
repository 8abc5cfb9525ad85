"""Everything a message names, each part read once: the entities behind a search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from language.allowance import mark_also
from language.canonical import Canonical
from language.conditions import plain_conditions
from language.former_trades import without_former
from language.gazetteer import find_occupations, find_places
from language.mention import Mention
from language.negation import mark_negated
from language.overlaps import longest
from language.quantities import find_ages, find_dates, find_durations, find_headcounts, find_pay
from language.slots import slots

__all__ = ["slots", "understand"]

# Of equally long readings of the same words the first here is kept: "9/12" is a class before it is a
# day, "làm thời vụ" a working time before it is a trade.
_ORDER = (
    "pay", "education", "experience_months", "age", "country", "near_home", "wish", "work_time", "benefit",
    "sector", "relative", "any", "ordinal", "occupation", "place", "gender", "date", "duration", "headcount",
)  # fmt: skip
_RANK = {entity: rank for rank, entity in enumerate(_ORDER)}


def understand(text: Canonical, today: date) -> list[Mention]:
    """Mentions of every entity in order of their start.

    Of overlapping readings the longest is kept; only a country may stand within a trade. Places carry
    their role; what the person ruled out is negated; a trade she has left is left out. Mentions with
    the same offsets are one wording with several values.

    Args:
        text: The message.
        today: The day it was said; dates and years of birth are counted from it.
    """
    found = list(_candidates(text, today))
    countries = [mention for mention in found if mention.entity == "country"]
    others = longest((mention for mention in found if mention not in countries), rank=_rank)
    marked = mark_negated(text.text, others + _not_read_otherwise(countries, others))
    return without_former(text.text, mark_also(text.text, marked))


def _rank(mention: Mention) -> int:
    return _RANK[mention.entity]


def _not_read_otherwise(countries: list[Mention], others: list[Mention]) -> list[Mention]:
    """Countries outside the other mentions; "thời vụ Hàn Quốc" is a trade and names a country too."""
    return [
        country
        for country in countries
        if all(
            other.entity == "occupation" or other.end <= country.start or country.end <= other.start
            for other in others
        )
    ]


def _candidates(text: Canonical, today: date) -> Iterator[Mention]:
    yield from find_pay(text)
    yield from find_ages(text, today)
    yield from find_dates(text, today)
    yield from find_durations(text)
    yield from find_headcounts(text)
    yield from plain_conditions(text)
    yield from find_places(text)
    yield from find_occupations(text)
