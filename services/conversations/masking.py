"""Hide identity, insurance and account numbers before anything is stored."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from language.resources import load_yaml
from language.search_key import fold

BEFORE = 40  # characters before a number in which a word tells what it is
LONG_GROUP = 7  # digits written together that are a number of their own; shorter groups are parts of one

_RUN = re.compile(r"(?<![\w+])\+?\d(?:[ .\-]?\d){5,}")
_GROUP = re.compile(r"\+?\d+")
_MONEY = re.compile(r"[1-9]\d{0,2}(?:[., ]\d{3}){1,4}")


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
        for start, end in _numbers(text, run.start(), run.end()):
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


def _numbers(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The numbers of a run of digits: one written in short groups, or several long ones."""
    groups = [(start + group.start(), start + group.end()) for group in _GROUP.finditer(text[start:end])]
    if len(groups) == 1 or any(right - left >= LONG_GROUP for left, right in groups):
        return groups
    if all(_MONEY.fullmatch(part) for part in text[start:end].split("-")):
        return []
    return [(start, end)]


def _kind_of(text: str, start: int, end: int, rules: _Rules) -> _Kind | None:
    if rules.units.match(fold(text[end : end + 10])):
        return None
    digits = "".join(
        str(unicodedata.digit(letter)) if letter.isdigit() else "+"
        for letter in text[start:end]
        if letter.isdigit() or letter == "+"
    )
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
    return _Rules(
        tuple(
            _Kind(
                entry["id"],
                entry.get("label"),
                re.compile(rf"\b(?:{'|'.join(map(re.escape, entry['words']))})\b"),
                re.compile(entry["near"]),
                re.compile(entry["alone"]),
            )
            for entry in data["kinds"]
        ),
        re.compile(rf"\s?(?:{'|'.join(data['units'])})\b"),
    )
