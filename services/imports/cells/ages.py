"""The ages taken, in years, from a cell that may also tell gender, height and weight."""

import re
from dataclasses import dataclass
from functools import lru_cache

from services.imports.cells.letters import digits_restored, plain, tidy

_YOUNGEST, _OLDEST = 15, 80
_BODY = re.compile(
    r"(?:cao|cc|chieu cao|nang|can nang|tu)?[ :]*(?:tu |tren |duoi )?[<>≥≤=]* ?(?:\d ?m ?\d{0,2}"
    r"|\d[.,]\d{1,2} ?m|(?<!\d)1[4-9]\d(?!\d)(?: ?cm)?|\d{2} ?kg|\d{2,3} ?cm)"
    r"(?! ?tuoi)(?:(?: ?- ?)\d{2,3} ?(?:kg|cm))?(?: tro len)?"
    r"|\d{1,2} ?(?:nam|thang) (?:kn|kinh nghiem)|\d ?/ ?10|\d{1,2}/12"
)
_BIRTH = re.compile(
    r"(?:sinh|sn|doi|ns)(?: nam)?(?: tu)?(?: nam)?[ :]*(?P<first>(?:19|20)\d\d|[6-9]\d(?!\d))"
    r"(?: ?(?:-|den|toi|~)(?: nam)? ?(?P<last>(?:19|20)\d\d|[6-9]\d(?!\d)))?"
    r"(?: ?(?P<younger>tro (?:lai|ve sau|di|len|ve day|lai day)|ve sau|do lai)"
    r"| ?(?P<older>tro (?:ve truoc|xuong)))?"
)
_YEARS = re.compile(
    r"(?<!\d)(?P<first>19[5-9]\d|200\d|201[01]) ?(?:-|den|toi|~) ?(?P<last>19[5-9]\d|20[01]\d)(?!\d)"
)
_UNIT = r"(?: ?(?:tuoi|t)(?![a-z]))?"
_RANGE = re.compile(
    rf"(?<!\d)(?P<low>\d{{2}}){_UNIT} ?(?:-|~|den|toi|=>|→|/)? ?(?:den )?(?P<under>duoi "
    rf"|< ?)?(?:den )?(?P<high>\d{{2}})(?!\d)"
)
_AT_MOST = re.compile(rf"(?P<under>duoi|<(?!=)|chua qua)[ :]*(?P<age>\d{{2}})(?!\d){_UNIT}")
_UP_TO = re.compile(
    rf"(?:khong qua|ko qua|k qua|toi da|<=|≤|den|toi|max|khong qua)[ :]*(?P<age>\d{{2}})(?!\d)"
    rf"|(?P<below>\d{{2}}){_UNIT} ?(?:tro xuong|do xuong|tro lai)"
)
_AT_LEAST = re.compile(
    rf"(?:tren|tu du|tu|du|>=?|≥|toi thieu|it nhat|min|ngoai)[ :]*(?P<age>\d{{2}})(?!\d){_UNIT}"
    rf"|(?P<above>\d{{2}}){_UNIT} ?(?:tro len|do len|\+|tro di)"
)


@dataclass(frozen=True, slots=True)
class CellAges:
    """Years, both bounds included; None for no limit. `doubt` is a code of data/imports/reasons.yml."""

    minimum: int | None = None
    maximum: int | None = None
    doubt: str = ""


@lru_cache(maxsize=16_384)
def read_ages(text: str, this_year: int) -> CellAges:
    """Ages of one cell; "dưới 50" is 49, and years of birth are counted to this year."""
    line = plain(digits_restored(tidy(text)))
    if not any(char.isdigit() for char in line):
        return CellAges()
    line = _BODY.sub(" ", line)
    birth = _BIRTH.search(line) or _YEARS.search(line)
    found = _by_birth(birth.groupdict(), birth[0], this_year) if birth else _by_age(line)
    if found is None:
        return CellAges(doubt="age_unclear" if re.search(r"\d", line) else "")
    low, high = found
    bounds = [bound for bound in (low, high) if bound is not None]
    if any(not _YOUNGEST <= bound <= _OLDEST for bound in bounds) or (low and high and low > high):
        return CellAges(low, high, "age_unlikely")
    return CellAges(low, high)


def _by_birth(
    found: dict[str, str | None], written: str, this_year: int
) -> tuple[int | None, int | None] | None:
    first = _year(found["first"] or "")
    if found.get("last"):
        last = _year(found["last"] or "")
        return this_year - max(first, last), this_year - min(first, last)
    if found.get("older"):
        return this_year - first, None
    if found.get("younger") or re.search(r"(?<![a-z])tu(?![a-z])", written):
        return None, this_year - first
    return None  # one year alone: the oldest or the youngest that is taken


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 1900 + int(written)


def _by_age(line: str) -> tuple[int | None, int | None] | None:
    ranged = _RANGE.search(line)
    if ranged:
        rest = line[: ranged.start()] + line[ranged.end() :]
        if re.search(r"(?<![\d.,])\d{2}(?!\d)", rest):
            return None  # two ranges: men and women, or two positions
        return int(ranged["low"]), int(ranged["high"]) - (1 if ranged["under"] else 0)
    numbers = re.findall(r"(?<!\d)\d{2}(?!\d)", line)
    if len(numbers) > 2:
        return None
    low = high = None
    if at_least := _AT_LEAST.search(line):
        low = int(at_least["age"] or at_least["above"])
    if at_most := _AT_MOST.search(line):
        high = int(at_most["age"]) - 1
    elif up_to := _UP_TO.search(line):
        high = int(up_to["age"] or up_to["below"])
    if (low is not None) + (high is not None) != len(numbers):
        return None
    return None if low is None and high is None else (low, high)
