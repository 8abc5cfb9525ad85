"""Ages of people: "em 35 tuổi", "18-45t", "ngoài 40", "sinh năm 90"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from language.beneficiary import of_the_one_helped
from language.canonical import Canonical
from language.mark_agreement import either
from language.mention import Mention
from language.numbers import TENS_AND_ONES, WORDS, read_number
from language.overlaps import longest
from language.resources import load_yaml
from language.typed_words import typed_line

_YEARS_A_DECADE = 10
_DIGITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# "hai chín tuổi" is twenty-nine; "hai ba tuổi" rather two or three
_DIGIT_BY_DIGIT = either(
    *(
        f"{tens} {ones}"
        for at, tens in enumerate(_DIGITS)
        for ones in _DIGITS
        if ones not in _DIGITS[at : at + 2] and at
    )
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = load_yaml("lexicon/quantities.yml")["age"]
    group = {name: either(*phrases) for name, phrases in words.items() if isinstance(phrases, list)}
    number = rf"(?:\d{{2}}|{WORDS}|{_DIGIT_BY_DIGIT})"
    bound = rf"(?:(?P<minimum>{group['minimum']})|(?P<maximum>{group['maximum']}|<)|{group['about']})"
    row = rf"(?P<low>{number})(?: ?(?:-|~|{either('đến', 'tới')}) ?(?P<high>\d{{2}}))?"
    behind = rf"(?: (?:(?P<behind>{group['minimum_behind']})|(?P<below>{group['maximum_behind']})))?"
    some = either("mấy")
    return (
        re.compile(
            rf"(?<![\w.,/])(?:{bound} )?{row}(?P<some> {some})? ?{group['unit']}(?!\w)(?! ?\d){behind}(?!\w)"
        ),
        re.compile(r"(?<!\w)u ?(?P<decade>[2-8]0)(?!\w)"),
        # no unit, so nothing may follow that the number could count
        re.compile(
            rf"(?<!\w){group['rounded']} (?P<round>\d0|{group['tens']})"
            rf"(?=$| [,.;?!]| {group['goes_on']}(?!\w))"
        ),
        re.compile(
            rf"(?<!\w){group['people']} (?:(?P<over>{group['minimum']})|{group['maximum']}) "
            rf"(?P<limit>\d\d)(?![\w.,/%])(?! ?{group['unit']}(?!\w))"
        ),
        re.compile(
            rf"(?<!\w){group['person_before']}(?: cũng| cung)? (?P<now>\d\d) {group['already']}(?!\w)"
        ),
        re.compile(
            rf"(?<!\w)(?:{group['birth']}|{either('sinh')} \S{{3,10}}[/.-]) ?(?P<born>(?:19|20)\d\d|\d\d)"
            rf"(?: ?(?:-|{either('đến', 'tới')}) ?(?P<until>(?:19|20)\d\d))?(?![\w%])(?! ?/)"
        ),
        # in words a number of tens and ones tells itself: "tui ba mươi lăm"
        re.compile(
            rf"(?<!\w)(?<!cho ){group['person_before']}(?: (?:cũng|cung|{group['this_year']}))? "
            rf"(?P<now>{TENS_AND_ONES})(?=$| [,.;?!]| {group['goes_on']}(?!\w))"
        ),
        re.compile(rf"(?<!\w){group['this_year']}(?: {group['person']}){{0,2}} (?P<now>\d\d)(?=$| [,.;?!])"),
        re.compile(r"(?<![\w.,/])2k(?P<born>\d|1\d)(?!\w)(?! ?/)"),
        # "cho con gái 22": the one the work is for needs no unit either
        re.compile(
            rf"(?<!\w){group['on_behalf']} {group['kin']}(?: {group['kin_kind']})* (?P<bare>\d\d)"
            rf"(?=$| [,.;?!]| {group['goes_on']}(?!\w))"
        ),
    )


def find_ages(text: Canonical, today: date) -> list[Mention]:
    """Ages from 14 to 90, in order; the value is {"minimum", "maximum"} in years, either may be None.

    Args:
        text: What was said.
        today: The day a year of birth is counted from; the birthday is taken to be over.
    """
    line = typed_line(text)
    found = [
        Mention(entity="age", value=value, start=_start(match), end=match.end())
        for pattern in _patterns()
        for match in pattern.finditer(line)
        if (value := _value(match.groupdict(), today)) is not None
    ]
    return of_the_one_helped(line, longest(found))


def _start(match: re.Match[str]) -> int:
    """Where the age starts; who it belongs to is a mention of its own in "cho con gái 22"."""
    return match.start("bare") if "bare" in match.re.groupindex else match.start()


def _value(found: dict[str, str | None], today: date) -> dict[str, int | None] | None:
    low: int | None
    high: int | None
    if decade := found.get("decade"):
        low, high = int(decade), int(decade) + _YEARS_A_DECADE - 1
    elif rounded := found.get("round"):
        low, high = int(read_number(rounded)), None
    elif limit := found.get("limit"):
        low, high = (int(limit), None) if found.get("over") else (None, int(limit))
    elif born := found.get("born"):
        oldest = today.year - _year(born, today)
        low, high = today.year - _year(found.get("until") or born, today), oldest
    else:
        low, high = _span(found)
    ages = load_yaml("lexicon/quantities.yml")["age"]
    if any(age is not None and not ages["youngest"] <= age <= ages["oldest"] for age in (low, high)):
        return None
    return {"minimum": low, "maximum": high}


def _span(found: dict[str, str | None]) -> tuple[int | None, int | None]:
    number = int(read_number(found.get("now") or found.get("bare") or found["low"] or ""))
    if found.get("high"):
        low, high = sorted((number, int(found["high"] or 0)))
        return low, high
    if found.get("some"):
        # "bốn mấy tuổi" and "40 mấy tuổi" are both forty and some
        number = number * _YEARS_A_DECADE if number < _YEARS_A_DECADE else number
        return number, number + _YEARS_A_DECADE - 1
    if found.get("minimum") or found.get("behind"):
        return number, None
    if found.get("maximum") or found.get("below"):
        return None, number
    return number, number


def _year(written: str, today: date) -> int:
    year = int(written)
    if year >= 100:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year else century - 100 + year
