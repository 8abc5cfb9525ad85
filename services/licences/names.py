"""Names of companies for comparing: without their legal form, and without what most of them share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from language.search_key import fold, search_key
from language.tone_placement import place_tone
from services.resources import load_yaml

_REMARK = re.compile(r"\([^)]*\)")
_LEAST_LETTERS = 3
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name without marks.

    Attributes:
        full: Without the legal form: "cung ung nhan luc sao bien".
        core: Also without what most names share: "sao bien"; "" where nothing else is left.
        shared: The shared words that were taken away.
    """

    full: str
    core: str
    shared: frozenset[str]


@lru_cache(maxsize=16_384)
def name_key(name: str) -> NameKey:
    """The keys of a name as somebody wrote it; remarks in brackets do not count."""
    full = _squeezed(_pattern("forms").sub(" ", search_key(_REMARK.sub(" ", name))))
    shared = frozenset(_pattern("generic").findall(full))
    core = _squeezed(_pattern("generic").sub(" ", full))
    return NameKey(full, core, shared)


def is_same(asked: NameKey, known: NameKey) -> bool:
    """Whether a name asked about is this name, or this name shortened to what sets it apart."""
    if asked.full == known.full:
        return True
    return bool(asked.core) and asked.core == known.core and asked.shared <= known.shared


@lru_cache(maxsize=16_384)
def likeness(asked: NameKey, known: NameKey) -> float:
    """How alike two names are, 0 to 1: by letters, or one being part of the other word by word."""
    if not asked.core or not known.core:
        return 0.0
    if asked.core == known.core:
        return 1.0
    letters = _letters_alike(_joined(asked.core), _joined(known.core))
    words, others = asked.core.split(), known.core.split()
    fewer, more = sorted((words, others), key=len)
    told = sum(len(word) for word in fewer) >= _LEAST_LETTERS
    if told and 2 * len(fewer) >= len(more) and set(fewer) <= set(more):
        return max(letters, 0.9)
    return letters


def _letters_alike(one: str, other: str) -> float:
    """Share of letters in common in their order; 0 where it cannot be worth looking at."""
    matcher = SequenceMatcher(None, other, one)
    return matcher.ratio() if matcher.real_quick_ratio() > _HALF and matcher.quick_ratio() > _HALF else 0.0


def spelled_otherwise(raw: str, name: str) -> bool:
    """Whether a message writes a word of a name with other tone marks, as "Thành Đạt" for "Thanh Đạt".

    Args:
        raw: The message as it was typed; a name typed without any marks agrees with every marking.
        name: The name in the list.
    """
    typed: dict[str, set[str]] = {}
    for word in raw.split():
        typed.setdefault(search_key(word), set()).add(_spelling(word))
    telling = set(name_key(name).core.split())
    own_words = [word for word in name.split() if search_key(word) in telling]
    pairs = [(_spelling(word), typed[search_key(word)]) for word in own_words if search_key(word) in typed]
    if not any(spelling != fold(spelling) for _, written in pairs for spelling in written):
        return False
    return any(own not in written for own, written in pairs)


def _spelling(word: str) -> str:
    return place_tone(word.lower().strip(".,;:?!()\"'"))


def _joined(key: str) -> str:
    return key.replace(" ", "")


def _squeezed(key: str) -> str:
    return " ".join(key.split())


@cache
def _pattern(section: str) -> re.Pattern[str]:
    phrases = sorted(load_yaml("licences/words.yml")[section], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
