"""An officer's shorthand written out, every letter knowing where it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from language.search_key import fold
from services.resources import load_yaml

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Written:
    """A note written out.

    Attributes:
        text: What is read.
        starts, ends: For each of its characters where in the note, in code points, that came from.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def typed_span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the note the characters start…end of the text were typed; `end` lies behind the last."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def write_out(note: str) -> Written:
    """Write out what data/caller/shorthand.yml knows; everything else stays as it was typed."""
    words = [_Word(found[0], found.start(), found.end()) for found in _WORD.finditer(note)]
    keys = [fold(word.text).strip(",.;") for word in words]
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(words):
        length, read = _longest(keys, at)
        if read is None:
            read = words[at].text
            if _is_age(keys, at):
                read = f"{read} {_rules()['years']}"
        first, last = words[at], words[at + length - 1]
        if text:
            text, starts, ends = f"{text} ", [*starts, first.start], [*ends, first.start]
        as_typed = length == 1 and read == first.text
        places = range(len(read))
        starts += [first.start + place if as_typed else first.start for place in places]
        ends += [first.start + place + 1 if as_typed else last.end for place in places]
        text += read
        at += length
    return Written(text, tuple(starts), tuple(ends))


def _longest(keys: Sequence[str], at: int) -> tuple[int, str | None]:
    """How many words from a place on are read as one, and as what; one word as itself if none are."""
    rows = _rows()
    for length in range(min(_longest_row(), len(keys) - at), 0, -1):
        read = rows.get(tuple(keys[at : at + length]))
        if read is not None:
            return length, read
    return 1, None


def _is_age(keys: Sequence[str], at: int) -> bool:
    """Whether a number stands where people's age is noted: "nu 45", "nam 28"."""
    rules = _rules()
    key = keys[at]
    if not (key.isascii() and key.isdecimal() and rules["least"] <= int(key) <= rules["most"]):
        return False
    after = keys[at + 1] if at + 1 < len(keys) else ""
    return at > 0 and keys[at - 1] in rules["behind"] and after not in rules["not_before"]


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load_yaml("caller/shorthand.yml")["age"]
    return rules


@cache
def _rows() -> dict[tuple[str, ...], str]:
    return {
        tuple(str(key).split()): str(read) for key, read in load_yaml("caller/shorthand.yml")["words"].items()
    }


@cache
def _longest_row() -> int:
    return max(map(len, _rows()))
