"""The last day of an offer, and the other days its cell may name."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from services.imports.cells.letters import digits_restored, plain, tidy
from services.imports.cells.named_days import NamedDay, find_days

OPEN_FOR_DAYS = 30  # how long an offer without a last day is shown
_FIRST_SERIAL = date(1899, 12, 30)  # Excel's day 0
_SERIAL = re.compile(r"[3-6]\d{4}(?:\.0+)?")
_FARTHEST = 730  # days ahead
_OPEN_ENDED = re.compile(
    r"lien tuc|(?:khong|ko|k|kh|hong|chua)\.? ?(?:co |gioi han |xac dinh )?(?:thoi han|thoi gian|han"
    r"|gioi han)"
    r"|du (?:sl|so luong|nguoi|thi|chi tieu|form|don|la)|(?:den|toi) khi (?:tuyen )?du|thuong xuyen|quanh nam"
    r"|lau dai|dai han|khi nao du"
    r"|vo thoi han|suot nam|moi luc|luc nao cung|tuyen dai"
)
_URGENT = re.compile(
    r"(?:(?:can |tuyen |rat |cang som cang )?(?:gap|ngay|som)(?: lap tuc)?|di lam ngay"
    r"|nhan viec ngay|can ngay)!*"
)
_LUNAR = re.compile(r"(?<![a-z])(?:am lich|al|tet|ram|con nuoc|mung|mua|vu|le|trung thu|noel)(?![a-z])")
_YEAR_END = re.compile(r"(?:den |toi )?(?:het|cuoi|trong) nam(?: nay)?(?: (?P<year>20\d\d))?")
_QUARTER = re.compile(r"(?<![a-z])(?:quy|nam hoc|dot)(?![a-z])")
_FROM_POSTING = re.compile(
    r"(?:trong (?:vong )?|sau )?(?P<count>\d{1,3}) ?(?P<unit>ngay|tuan|thang)(?: lam viec)?"
    r"(?P<from> ?(?:ke |tinh )?tu (?:ngay|khi|luc)? ?(?:dang(?: tin| bai)?|ra thong bao|thong bao|nay"
    r"|hom nay)| nua| toi| ke tu khi dang)?"
)
_INTERVIEW = re.compile(r"(?:thi|thi tuyen|phong van|pv|don tuyen)(?: ngay| don| tuyen| vao)*[ :]*$")
_DEPARTURE = re.compile(
    r"(?:xc|xuat canh|bay|xuat ngoai|nhap canh)(?: du kien| khoang| ngay| thang| vao)*[ :]*$"
)
_OPENING = re.compile(r"(?:kg|khai giang|bat dau hoc|nhap hoc|mo lop)(?: du kien| ngay| vao)*[ :]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDays:
    """The days of one cell.

    Attributes:
        last_day: Last day on which to apply; None when the cell has none.
        interview: Day of the interview or selection; None when none is told.
        opening: First day of a course; None when none is told.
        departure: As written, "6/2027"; empty when none is told.
        doubt: Code of data/imports/reasons.yml; `last_day` is then None or the likeliest one.
        remarks: Codes of what is worth saying: open until filled, no day given.
    """

    last_day: date | None = None
    interview: date | None = None
    opening: date | None = None
    departure: str = ""
    doubt: str = ""
    remarks: tuple[str, ...] = ()


def day_of_value(value: object) -> date | None:
    """The day a file stores as a day or as Excel's number; None for every other value."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return None


@lru_cache(maxsize=16_384)
def read_days(text: str, posted: date) -> CellDays:
    """Days of one cell, day before month unless only the other order is possible.

    Args:
        text: The cell.
        posted: Day the list was made: "15 ngày kể từ ngày đăng" counts from it.
    """
    line = plain(digits_restored(tidy(text))).strip(" .,;:")
    if not line:
        return CellDays(remarks=("deadline_missing",))
    if _SERIAL.fullmatch(line):
        return _checked(_FIRST_SERIAL + timedelta(days=int(float(line))), posted)
    counted = _FROM_POSTING.fullmatch(line)
    if counted and (counted["from"] or counted["unit"] != "thang"):
        return CellDays(last_day=_later(posted, int(counted["count"]), counted["unit"]))
    named, rest = find_days(line, posted)
    if ending := _YEAR_END.fullmatch(line):
        return CellDays(last_day=date(int(ending["year"] or posted.year), 12, 31))
    if not named:
        return _without_day(line)
    if _LUNAR.search(rest) or _QUARTER.search(rest):
        return CellDays(doubt="deadline_unclear")
    if re.search(r"\d", rest):
        return CellDays(doubt="deadline_unclear")
    return _sorted(line, named, posted)


def _without_day(line: str) -> CellDays:
    if _OPEN_ENDED.search(line):
        return CellDays(remarks=("deadline_open",))
    if _URGENT.fullmatch(line) or line in ("-", "x", "khong", "ko", "n/a"):
        return CellDays(remarks=("deadline_missing",))
    return CellDays(doubt="deadline_unclear")


def _later(posted: date, count: int, unit: str) -> date:
    if unit == "thang":
        months = posted.month - 1 + count
        year, month = posted.year + months // 12, months % 12 + 1
        return date(year, month, min(posted.day, monthrange(year, month)[1]))
    return posted + timedelta(days=count * (7 if unit == "tuan" else 1))


def _sorted(line: str, named: list[NamedDay], posted: date) -> CellDays:
    """Each day to what it is for."""
    last: NamedDay | None = None
    interview = opening = None
    departure = ""
    for one in named:
        before = line[: one.start]
        if _DEPARTURE.search(before):
            departure = one.written
            continue
        if one.doubt == "deadline_impossible":
            return CellDays(doubt=one.doubt)
        if _INTERVIEW.search(before):
            interview = one.day
        elif _OPENING.search(before):
            opening = one.day
        else:
            last = one
    days = CellDays(
        last_day=last.day if last else None, interview=interview, opening=opening, departure=departure
    )
    if last is None or last.day is None:
        return days
    if last.doubt:
        return CellDays(last_day=last.day, interview=interview, opening=opening, doubt=last.doubt)
    checked = _checked(last.day, posted)
    return CellDays(
        last_day=last.day, interview=interview, opening=opening, departure=departure, doubt=checked.doubt
    )


def _checked(day: date, posted: date) -> CellDays:
    far = (day - posted).days > _FARTHEST or (posted - day).days > 10 * _FARTHEST
    return CellDays(last_day=day, doubt="deadline_unlikely" if far else "")
