"""Which side of an answer a message asks about: papers, place, time, fee, more, the law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from language.search_key import search_key
from services.resources import load_yaml

SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a message leans on the topic talked about.

    Attributes:
        facet: The side asked about; None when none is.
        cue: It says that it goes on from there: "thế còn …", "… thì sao".
        rest: Words that tell of a topic of their own.
    """

    facet: str | None
    cue: bool
    rest: tuple[str, ...]


def leaning(text: str) -> Leaning:
    """Read a message in canonical form."""
    key = search_key(text)
    patterns, cues, empty = _patterns()
    starts = tuple(f"{word} " for word in load_yaml("policy/facets.yml")["starts"])
    facet, at = None, -1
    for name, pattern in patterns.items():
        for found in pattern.finditer(key):
            if found.start() >= at:  # the question stands last
                facet, at = name, found.start()
    left = key
    for pattern in (*patterns.values(), empty):
        left = pattern.sub(" ", left)
    cue = bool(cues.search(key)) or text.startswith(starts)
    return Leaning(facet, cue, tuple(left.split()))


def button(facet: str) -> str:
    """What the button that asks for a facet says."""
    return str(load_yaml("policy/facets.yml")["facets"][facet]["button"])


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str], re.Pattern[str]]:
    body = load_yaml("policy/facets.yml")
    facets = {name: _any_of(facet["asked"]) for name, facet in body["facets"].items()}
    return facets, _any_of(body["cues"]), _any_of(body["empty"])


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    keys = sorted({search_key(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, keys))})\b")
