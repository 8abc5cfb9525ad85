"""Conditions with a number inside: "lớp 9", "2 năm kinh nghiệm", "cái thứ 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.canonical import Canonical
from language.durations import find_durations
from language.mark_agreement import either
from language.mention import Mention
from language.numbers import WORDS, read_number
from language.resources import load_yaml

_LEVELS = ((12, "upper_secondary"), (9, "lower_secondary"), (5, "primary"), (1, "none"))
_A_YEAR = 12
_HIGHEST_ORDINAL = 20
_REACH = 40  # characters before a duration in which the words of experience stand


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_yaml("lexicon/numbered_conditions.yml")
    group = {name: either(*phrases) for name, phrases in words.items()}
    number = rf"(?:\d{{1,2}}(?![\d.,]\d)|{WORDS})"
    sources = {
        "schooling": (
            rf"(?<!\w)(?:(?:{group['schooling_before']} )*{either('lớp')} (?P<grade>{number})(?:/12)?"
            rf"|{group['schooling_done']} (?P<done>\d{{1,2}})(?:/12)?"
            rf"|{group['schooled']} (?P<plainly>\d{{1,2}})(?:/12)?(?=$| [,.;?!]| {group['already']}(?!\w))"
            rf"|(?<![\d/])(?P<of_twelve>\d{{1,2}})/12)(?![\w/])(?! {group['not_schooling']}(?!\w))"
        ),
        "date_before": rf"(?<!\w){group['date_before']} $",
        "experience_behind": rf" (?:{either('làm')} )?{group['experience']}(?!\w)",
        "experience_before": rf"(?<!\w){group['experience']}(?: [^\s,.;?!]+){{0,3}} $",
        "worked_before": (
            rf"(?<!\w){group['worked']}(?: (?!{group['not_worked']}(?!\w))[^\s,.;?!]+){{0,5}}? "
            rf"(?P<gained>{either('được')} (?:{group['nearly']} )?)?$"
        ),
        "told_before": (
            rf"(?<!\w){group['teller']} (?:{group['has']} )?{group['worked']}"
            rf"(?: (?!{group['not_worked']}(?!\w))[^\s,.;?!]+){{0,4}}? $"
        ),
        "worked_behind": rf" (?:{group['already']})(?!\w)",
        "ordinal": (
            rf"(?<!\w)(?:{group['items']} (?P<counted_out>\d{{1,2}})"
            rf"|(?:{group['items']} {group['counters']}|{group['items_with_counter']} {group['counters']}"
            rf"|(?P<bare>{group['bare_counters']})) (?P<number>{number}|{either('tư')}))(?![\w/%])"
            rf"(?! {group['counted']}(?!\w))"
        ),
        "first_or_last": (
            rf"(?<![\d\w])(?<!\d )(?:{group['items']}|{group['items_with_counter']}) "
            rf"(?:(?P<first>{group['first']})|{group['last']})(?!\w)(?! {group['not_first_or_last']}(?!\w))"
        ),
        "not_ordinal": rf"(?<!\w){group['not_ordinal_after']} $",
    }
    return {name: re.compile(source) for name, source in sources.items()}


def find_numbered(text: Canonical) -> Iterator[Mention]:
    """Schooling by class, experience by duration and ordinals; a message that is one number is an ordinal."""
    yield from _schooling(text.text)
    yield from _experience(text)
    yield from _ordinals(text.text)


def _schooling(line: str) -> Iterator[Mention]:
    for match in _patterns()["schooling"].finditer(line):
        if match["of_twelve"] and _patterns()["date_before"].search(line, 0, match.start()):
            continue
        grade = int(read_number(match["grade"] or match["done"] or match["plainly"] or match["of_twelve"]))
        level = next((level for lowest, level in _LEVELS if grade >= lowest), None)
        if level and grade <= _LEVELS[0][0]:
            yield Mention(entity="education", value=level, start=match.start(), end=match.end())


def _experience(text: Canonical) -> Iterator[Mention]:
    line = text.text
    for duration in find_durations(text):
        begin = max(0, duration.start - _REACH)
        before = line[begin : duration.start]
        start, end = duration.start, duration.end
        behind = _patterns()["experience_behind"].match(line, end)
        named = _patterns()["experience_before"].search(before)
        worked = _patterns()["worked_before"].search(before)
        already = _patterns()["worked_behind"].match(line, end)
        if behind:
            end = behind.end()
        elif named:
            start = begin + named.start()
        elif worked and (worked["gained"] or already):
            start = begin + worked.start() if worked["gained"] else start
            end = already.end() if already else end
        elif duration.value >= _A_YEAR and _patterns()["told_before"].search(before):
            pass
        else:
            continue
        yield Mention(entity="experience_months", value=round(duration.value), start=start, end=end)


def _ordinals(line: str) -> Iterator[Mention]:
    if re.fullmatch(r"\d{1,2}", line) and 1 <= int(line) <= _HIGHEST_ORDINAL:
        yield Mention(entity="ordinal", value=int(line), start=0, end=len(line))
        return
    for match in _patterns()["first_or_last"].finditer(line):
        value, role = (1, "first") if match["first"] else (-1, None)
        yield Mention(entity="ordinal", value=value, start=match.start(), end=match.end(), role=role)
    for match in _patterns()["ordinal"].finditer(line):
        if match["bare"] and _patterns()["not_ordinal"].search(line[: match.start()]):
            continue
        number = int(read_number(match["number"] or match["counted_out"]))
        if 1 <= number <= _HIGHEST_ORDINAL:
            yield Mention(entity="ordinal", value=number, start=match.start(), end=match.end())
