"""The day a question is about: today, or the end of a year gone by."""

from __future__ import annotations

import re
from datetime import date

from language.search_key import search_key

_LAST_YEAR = re.compile(r"\bnam (ngoai|roi|truoc)\b")
_YEAR = re.compile(r"\b(?:nam|hoi|luc) (20\d\d)\b")


def asked_day(text: str, today: date) -> date:
    """The day whose rules are asked for.

    Args:
        text: The question in canonical form.
        today: The day it was asked on.

    Returns:
        The last day of the year named or of last year; today when no earlier year is named.
    """
    key = search_key(text)
    years = [int(found) for found in _YEAR.findall(key)]
    if _LAST_YEAR.search(key):
        years.append(today.year - 1)
    past = [year for year in years if year < today.year]
    return date(past[-1], 12, 31) if past else today
