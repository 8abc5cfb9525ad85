"""Days named in the folded text of a cell: in figures, in words, as the end of a month."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_NEW_YEAR_DAYS = 150  # days ahead within which a day without a year may belong to the next year
_LONG_PAST, _SOON = 60, 180  # days; who wrote the month first meant a day to come
_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)(?:[t ]\d\d:\d\d(?::\d\d)?)?"
)
_NUMBERS = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2}) ?(?P<sign>[/.-]) ?(?P<month>\d{1,2})"
    r"(?: ?(?P=sign) ?(?P<year>\d{4}|\d{2}))?(?![\d/-])"
)
_IN_WORDS = re.compile(
    r"(?:ngay |mung )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2})(?:,? (?:nam )?(?P<year>\d{4}))?(?!\d)"
)
_MONTH = re.compile(
    r"(?<![a-z])(?:(?P<part>den het|toi het|het|cuoi|dau|giua|trong|den cuoi|den) )?(?:thang"
    r"|t) ?(?P<month>\d{1,2})"
    r"(?:(?: nam | ?[/.-] ?| )(?P<year>\d{4}))?(?![\d/])"
    r"|(?<![\d/.-])(?P<only>\d{1,2})/(?P<of>20\d{2})(?![\d/])"
    r"|(?P<this>het|cuoi) thang(?: nay)?(?! ?\d)"
)
_TIME = re.compile(r"\d{1,2} ?(?:h|gio|:)(?: ?\d{2})?(?!\d|/)")


@dataclass(frozen=True, slots=True)
class NamedDay:
    day: date | None
    start: int
    end: int
    doubt: str = ""
    written: str = ""


def find_days(line: str, posted: date) -> tuple[list[NamedDay], str]:
    """Days named, in order, and what the line holds besides."""
    found: list[NamedDay] = []
    for pattern, read in (
        (_ISO, _numbered),
        (_NUMBERS, _numbered),
        (_IN_WORDS, _numbered),
        (_MONTH, _of_month),
    ):
        for match in pattern.finditer(line):
            if all(match.end() <= other.start or match.start() >= other.end for other in found):
                found.append(read(match, posted))
    rest = line
    for one in found:
        rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
    found.sort(key=lambda one: one.start)
    return found, _TIME.sub(" ", re.sub(r"thu [2-7]|t[2-7](?!\d)", " ", rest))


def _numbered(match: re.Match[str], posted: date) -> NamedDay:
    day, month = int(match["day"]), int(match["month"])
    year = int(match["year"]) if match["year"] else None
    at = (match.start(), match.end())
    if year is None:
        return _without_year(day, month, posted, at, match[0])
    if year < 100:
        year += 2000
    if month > 12 and day <= 12:
        day, month = month, day
    real = _real(year, month, day)
    if real is not None and match.re is not _ISO and _may_be_month_first(real, posted):
        return NamedDay(real, *at, "deadline_order", match[0])
    return NamedDay(real, *at, "" if real else "deadline_impossible", match[0])


def _may_be_month_first(day: date, posted: date) -> bool:
    """Whether a day long past would be one soon to come with its month written first: 12/5 for 5 December."""
    other = _real(day.year, day.day, day.month)
    if other is None or (posted - day).days < _LONG_PAST:
        return False
    return 0 <= (other - posted).days <= _SOON


def _without_year(day: int, month: int, posted: date, at: tuple[int, int], written: str) -> NamedDay:
    """The next such day; one just gone by is asked about: it may be this year's or a slip."""
    this, following = _real(posted.year, month, day), _real(posted.year + 1, month, day)
    if this is None and following is None:
        return NamedDay(None, *at, "deadline_impossible", written)
    if this is not None and this >= posted:
        return NamedDay(this, *at, "", written)
    if following is not None and (following - posted).days <= _NEW_YEAR_DAYS:
        return NamedDay(following, *at, "", written)
    return NamedDay(this, *at, "deadline_year", written)


def _of_month(match: re.Match[str], posted: date) -> NamedDay:
    at = (match.start(), match.end())
    if match["this"]:
        month, year = posted.month, posted.year
    else:
        month = int(match["month"] or match["only"])
        stated = match["year"] or match["of"]
        year = int(stated) if stated else posted.year + (month < posted.month)
    if not 1 <= month <= 12:
        return NamedDay(None, *at, "deadline_impossible", match[0])
    last = date(year, month, monthrange(year, month)[1])
    if match["month"] and not match["year"] and (last - posted).days > _NEW_YEAR_DAYS:
        return NamedDay(
            date(posted.year, month, monthrange(posted.year, month)[1]), *at, "deadline_year", match[0]
        )
    # A month alone may be when the work begins; its end is only the likeliest day.
    unclear = match["part"] in ("dau", "giua", None) and not match["this"]
    doubt = "deadline_unclear" if unclear else ""
    return NamedDay(last, *at, doubt, match[0])


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
