"""The day a question is about: today, or the end of a year gone by."""

from __future__ import annotations

import re
from datetime import date

from language.search_key import search_key

_LAST_YEAR = re.compile(r"(?:\b(\w+) )?\bnam (?:ngoai|(?:roi|truoc)(?! (?:khi|do|\d)))\b")
_YEAR = re.compile(r"(?:\b(\w+) )?\b(?:nam|hoi|luc) (20\d\d)\b")
_NOW = re.compile(r"\b(?:bay gio|hien nay|hien tai|nam nay)\b")
_BIRTH = re.compile(r"\b(?:sinh|sanh|de|sn)(?: (?:vao|hoi|ngay|mung|thang|\d{1,2}))* (?:nam |luc )?20\d\d\b")
# "Ba năm rồi" is how long; "Việt Nam rồi" is a country.
_COUNTS = frozenset(
    {"mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "chuc", "tram", "may", "nhieu",
     "bao", "vai", "nua", "ca", "lau", "viet"}
)  # fmt: skip
# A year that begins or ends a span of time is not the year asked about.
_SPANS = frozenset({"tu", "den", "toi", "truoc", "sau"})


def asked_day(text: str, today: date) -> date:
    """The day whose rules are asked for.

    Args:
        text: The question in canonical form.
        today: The day it was asked on.

    Returns:
        The last day of the year named or of last year; today when no earlier year is named, or only as
        a year of birth or the end of a span.
    """
    key = _BIRTH.sub(" ", search_key(text))
    years = [int(found[2]) for found in _YEAR.finditer(key) if found[1] not in _SPANS]
    if any(not _is_count(found[1]) for found in _LAST_YEAR.finditer(key)):
        years.append(today.year - 1)
    past = [year for year in years if year < today.year]
    return date(past[-1], 12, 31) if past else today


def asks_for_now(text: str, today: date) -> bool:
    """Whether a message in canonical form names the present: "còn bây giờ?", "năm 2026 thì sao?" in 2026."""
    key = search_key(text)
    return bool(_NOW.search(key)) or any(int(found[2]) == today.year for found in _YEAR.finditer(key))


def _is_count(word: str | None) -> bool:
    return word is not None and (word in _COUNTS or word.isdigit())
