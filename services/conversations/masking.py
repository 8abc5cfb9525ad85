"""Hide identity, insurance and account numbers before anything is stored."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from language.resources import load_yaml
from language.search_key import fold

BEFORE = 40  # characters before a number in which a word tells what it is
LONG_GROUP = 7  # digits written together that are a number of their own; shorter groups are parts of one

# Spaces of every kind, also several; not a dash between spaces, which stands between two numbers.
_RUN = re.compile(r"(?<![\d+])\+?\d(?:(?:[^\S\n]{1,3}|[.\-–—_])?\d){5,}")
_GROUP = re.compile(r"\+?\d+")
_MONEY = re.compile(r"[1-9]\d{0,2}(?:[., ]\d{3}){1,4}")
_DASH = re.compile("[-–—]")


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` with labels in place of numbers; `kinds` names what was hidden; `rest` is the text without."""

    text: str
    kinds: tuple[str, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class _Kind:
    id: str
    label: str | None
    words: re.Pattern[str]
    near: re.Pattern[str]
    alone: re.Pattern[str]
    just_before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Rules:
    kinds: tuple[_Kind, ...]
    units: re.Pattern[str]


def mask_personal_numbers(text: str) -> Masked:
    """Replace personal numbers by what they were; telephone numbers and money stay.

    Args:
        text: In NFC.
    """
    rules = _rules()
    hidden: list[tuple[int, int, _Kind]] = []
    for run in _RUN.finditer(text):
        for start, end in _numbers(text, run.start(), run.end(), rules):
            kind = _kind_of(text, start, end, rules)
            if kind is not None and kind.label is not None:
                hidden.append((start, end, kind))
    if not hidden:
        return Masked(text, (), text)
    shown, rest, at = [], [], 0
    for start, end, kind in hidden:
        shown += [text[at:start], kind.label or ""]
        rest.append(text[at:start])
        at = end
    return Masked(
        "".join([*shown, text[at:]]), tuple(kind.id for *_, kind in hidden), "".join([*rest, text[at:]])
    )


def mask_beginning(text: str, length: int) -> Masked:
    """As `mask_personal_numbers`, of no more than the beginning: a number that the end cuts is hidden too.

    Args:
        text: In NFC.
        length: Characters of the text that are kept.
    """
    if len(text) <= length:
        return mask_personal_numbers(text)
    for run in _RUN.finditer(text):
        if run.start() < length <= run.end():
            return mask_personal_numbers(text[: run.start()])
    return mask_personal_numbers(text[:length])


def _numbers(text: str, start: int, end: int, rules: _Rules) -> list[tuple[int, int]]:
    """The numbers of a run of digits: one written in short groups, or several long ones."""
    groups = [(start + group.start(), start + group.end()) for group in _GROUP.finditer(text[start:end])]
    if len(groups) == 1 or any(right - left >= LONG_GROUP for left, right in groups):
        return groups
    if all(_MONEY.fullmatch(part) for part in _DASH.split(text[start:end])):
        before = fold(text[max(0, start - BEFORE) : start])
        if not any(kind.just_before and kind.just_before.search(before) for kind in rules.kinds):
            return []
    return [(start, end)]


def _kind_of(text: str, start: int, end: int, rules: _Rules) -> _Kind | None:
    digits = "".join(
        str(unicodedata.digit(letter)) if letter.isdigit() else "+"
        for letter in text[start:end]
        if letter.isdigit() or letter == "+"
    )
    # No sum of money begins with a zero.
    if not digits.startswith("0") and rules.units.match(fold(text[end : end + 10])):
        return None
    before = fold(text[max(0, start - BEFORE) : start])
    nearest, place = None, -1
    for kind in rules.kinds:
        words = [found.end() for found in kind.words.finditer(before)]
        if words and words[-1] > place and kind.near.fullmatch(digits):
            nearest, place = kind, words[-1]
    if nearest is not None:
        return nearest
    return next((kind for kind in rules.kinds if kind.alone.fullmatch(digits)), None)


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    data = load_yaml("gateway/personal_numbers.yml")
    between = "|".join(data["between"])
    return _Rules(
        tuple(
            _Kind(
                entry["id"],
                entry.get("label"),
                re.compile(rf"\b(?:{_any_of(entry)})(?:\b|$)"),
                re.compile(entry["near"]),
                re.compile(entry["alone"]),
                re.compile(rf"\b(?:{_any_of(entry)})(?:\W+(?:{between}))*\W*$")
                if entry.get("in_threes")
                else None,
            )
            for entry in data["kinds"]
        ),
        re.compile(rf"\s?(?:{'|'.join(data['units'])})\b"),
    )


def _any_of(entry: dict[str, Any]) -> str:
    return "|".join(map(re.escape, entry["words"]))
