"""Days named in a text, day before month: "30/11", "15.12.26", "hết tháng 12", "tuần sau"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from language.canonical import Canonical
from language.mark_agreement import either
from language.mention import Mention
from language.numbers import WORDS, read_number
from language.overlaps import longest
from language.resources import load_yaml
from language.typed_words import typed_line

_DAYS_A_WEEK = 7


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = load_yaml("lexicon/quantities.yml")["date"]
    group = {name: either(*phrases) for name, phrases in words.items()}
    which = rf"(?:(?P<next>{group['next']})|(?P<this>{group['this']})|(?P<month>1[0-2]|0?[1-9]))"
    part = rf"(?:(?P<end>{group['end_of']})|(?P<begin>{group['begin_of']})|(?P<middle>{group['middle_of']}))"
    year = rf"(?:(?: {group['year']} | ?[/-] ?)(?P<year>\d{{4}}))?"
    of_month = rf"(?:{group['day']} )?(?P<day>\d{{1,2}}) {group['month']} (?P<month>\d{{1,2}}){year}(?!\w)"
    sources = (
        r"(?<![\w./-])(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?![\w/-])",
        (
            rf"(?<![\w./:+-])(?:{group['day']} )?(?P<day>\d{{1,2}})(?P<sign>[/.-])(?P<month>\d{{1,2}})"
            rf"(?:(?P=sign)(?P<year>\d{{4}}|\d{{2}}))?(?![\w/%-])(?!\.\d)(?! {group['not_before']}(?!\w))"
        ),
        rf"(?<!\w){of_month}",
        rf"(?<!\w){group['day']} (?P<day>\d{{1,2}})(?!\w)(?! ?[/.-])(?! {group['month']} \d)",
        rf"(?<!\w)(?:{part} )?{group['month']} {which}{year}(?!\w)(?! {group['money']})",
        (
            rf"(?<!\w)(?P<end>{group['end_of']}) {group['month']}(?!\w)"
            rf"(?! (?:\d|{group['next']}|{group['this']}))"
        ),
        rf"(?<!\w){group['week']} (?:(?P<next_week>{group['next']})|(?P<this_week>{group['this']}))(?!\w)",
        (
            rf"(?<!\w)(?P<count>\d{{1,3}}|{WORDS}) (?:(?P<days>{either('ngày', 'bữa')})"
            rf"|(?P<weeks>{group['week']})|(?P<months>{group['month']})) {group['from_now']}(?!\w)"
        ),
        (
            rf"(?<!\w)(?:(?P<after>{group['day_after_tomorrow']})|(?P<today>{group['today']})"
            rf"|(?P<yesterday>{group['yesterday']})"
            rf"|(?P<tomorrow>{group['tomorrow']})(?! {either('mốt')}))(?!\w)"
        ),
    )
    return tuple(re.compile(source) for source in sources)


def find_dates(text: Canonical, today: date) -> list[Mention]:
    """Days, in order; the value is a date.

    Without a year it is the next such day, today included. A week is its Monday; "hết tháng 12" the
    last day of the month. Days that do not exist (31/11) and quarters of the clock (24/7) are left out.

    Args:
        text: What was said; the month may only stand first when it could not be a day ("12/15/2026").
        today: The day it was said.
    """
    line = typed_line(text)
    found = [
        Mention(entity="date", value=day, start=match.start(), end=match.end())
        for pattern in _patterns()
        for match in pattern.finditer(line)
        if not _is_name(line, match) and (day := _day(match.groupdict(), today)) is not None
    ]
    return longest(found)


def _is_name(line: str, match: re.Match[str]) -> bool:
    """True for "chị Mai" and for the round-the-clock "24/7"."""
    if match[0] in ("24/7", "24/24"):
        return True
    if match[0] != "mai":
        return False
    names = either(*load_yaml("lexicon/quantities.yml")["date"]["name_before"])
    return re.search(rf"(?<!\w){names} $", line[max(0, match.start() - 10) : match.start()]) is not None


def _day(found: dict[str, str | None], today: date) -> date | None:
    if iso := found.get("iso"):
        year, month, day = (int(part) for part in iso.split("-"))
        return _real(year, month, day)
    if found.get("day"):
        return _numbered(found, today)
    if found.get("count"):
        return _from_now(found, today)
    monday = today - timedelta(days=today.weekday())
    simple = {
        "next_week": monday + timedelta(days=_DAYS_A_WEEK), "this_week": monday, "today": today,
        "tomorrow": today + timedelta(days=1), "after": today + timedelta(days=2),
        "yesterday": today - timedelta(days=1),
    }  # fmt: skip
    for name, day_meant in simple.items():
        if found.get(name):
            return day_meant
    return _in_month(found, today)


def _numbered(found: dict[str, str | None], today: date) -> date | None:
    day = int(found["day"] or 0)
    month = _whole(found, "month")
    year = _whole(found, "year")
    if year is not None and year < 100:
        year += today.year // 100 * 100
    if month is None:
        months = (divmod(today.month - 1 + ahead, 12) for ahead in range(3))
        return _next((_real(today.year + years, month + 1, day) for years, month in months), today)
    if month > 12 and year is not None:
        day, month = month, day
    if year is not None:
        return _real(year, month, day)
    return _next((_real(today.year + ahead, month, day) for ahead in range(5)), today)


def _in_month(found: dict[str, str | None], today: date) -> date | None:
    """First, middle or last day of the month meant."""
    year, month = today.year, today.month
    if found.get("next"):
        year, month = year + month // 12, month % 12 + 1
    elif named := _whole(found, "month"):
        month = named
        year = _whole(found, "year") or year + (month < today.month)
    day = 15 if found.get("middle") else 1
    return _real(year, month, monthrange(year, month)[1] if found.get("end") else day)


def _from_now(found: dict[str, str | None], today: date) -> date:
    count = int(read_number(found["count"] or "0"))
    if found.get("months"):
        months = today.month - 1 + count
        year, month = today.year + months // 12, months % 12 + 1
        return date(year, month, min(today.day, monthrange(year, month)[1]))
    return today + timedelta(days=count * (_DAYS_A_WEEK if found.get("weeks") else 1))


def _whole(found: dict[str, str | None], name: str) -> int | None:
    written = found.get(name)
    return int(written) if written else None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(days: Iterable[date | None], today: date) -> date | None:
    return next((day for day in days if day is not None and day >= today), None)
