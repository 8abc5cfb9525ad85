"""The phrases of the field, with marks: the Center's, the places of Cà Mau and the trades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from language.resources import load_csv, load_yaml
from language.tokens import split
from language.tone_placement import place_tone
from language.unicode_forms import clean

_SEPARATOR = re.compile(r"[;,/()–-]")
_KIND_OF_UNIT = re.compile(r"^(?:thành phố|thị xã|huyện|tỉnh) ")


def _parts(cell: str) -> Iterator[str]:
    """Phrases of a cell in the letters of the canonical form, without the word of kind."""
    for part in _SEPARATOR.split(cell):
        words = " ".join(place_tone(word) for word, _, _ in split(clean(part).text))
        yield _KIND_OF_UNIT.sub("", words)


def _cells() -> Iterator[str]:
    for row in load_csv("gazetteer/ca-mau-units.csv"):
        yield row["new_name"]
    for row in load_csv("gazetteer/ca-mau-old-units.csv"):
        yield from (row["old_name"], row["old_district"])
    for row in load_csv("gazetteer/provinces.csv"):
        yield from (row["name"], row["old_provinces"])
    for row in load_csv("occupations/occupations.csv"):
        yield from (row["label_vi"], row["synonyms"], row["southern_colloquial"])


@cache
def phrases() -> tuple[str, ...]:
    """Phrases of two words and more, each once, in the order of their files."""
    found = [*load_yaml("lexicon/tone_marks.yml")["phrases"]]
    found += (phrase for cell in _cells() for phrase in _parts(cell))
    return tuple(dict.fromkeys(phrase for phrase in found if " " in phrase))
