"""Find places and occupations in a text: spaCy's phrase matcher over the folded words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, Generic, TypeVar

from language.canonical import Canonical, canonical
from language.mention import Mention
from language.occupations import (
    Occupation,
    Trade,
    occupation_names,
    read_occupations,
    words_as_typed,
)
from language.phrases import agrees, match_key
from language.place_reading import Reading, read_places
from language.places import Candidate, Place, ambiguous, place_names
from language.search_key import fold

__all__ = ["Occupation", "Place", "find_occupations", "find_places", "resolve_place"]

_Payload = TypeVar("_Payload")
_Phrase = tuple[tuple[str, ...], tuple[_Payload, ...]]
# Stands for every word that is in no phrase: spaCy keeps each string it ever saw.
_OTHER = "·"


class PhraseIndex(Generic[_Payload]):
    """Phrases that are found by their folded words, then held to the marks that were written."""

    def __init__(self, phrases: Iterable[_Phrase[_Payload]]) -> None:
        import spacy
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self._doc = Doc
        self._vocab: Any = spacy.blank("xx").vocab
        self._matcher: Any = PhraseMatcher(self._vocab, attr="ORTH")
        self._phrases: defaultdict[str, list[_Phrase[_Payload]]] = defaultdict(list)
        self._words: set[str] = set()
        for words, payloads in phrases:
            self._phrases[" ".join(map(match_key, words))].append((words, payloads))
        for key in self._phrases:
            self._words.update(key.split())
            self._matcher.add(key, [Doc(self._vocab, words=key.split())])

    def find(self, words: Sequence[str]) -> list[tuple[int, int, tuple[_Payload, ...]]]:
        """Start, end and payloads of every phrase in the words, overlapping ones included."""
        keys = [key if (key := match_key(word)) in self._words else _OTHER for word in words]
        found = []
        for match, start, end in self._matcher(self._doc(self._vocab, words=keys)):
            said = tuple(words[start:end])
            phrases = [
                (phrase, payloads)
                for phrase, payloads in self._phrases[self._vocab.strings[match]]
                if all(map(agrees, said, phrase))
            ]
            # "làm kho" could be a careless "làm khô", but it is what it says.
            exact = [payloads for phrase, payloads in phrases if phrase == said]
            chosen = exact or [payloads for _, payloads in phrases]
            if chosen:
                found.append((start, end, tuple(payload for payloads in chosen for payload in payloads)))
        return found


@cache
def _place_index() -> PhraseIndex[Candidate]:
    return PhraseIndex(place_names().items())


@cache
def _occupation_index() -> PhraseIndex[Trade]:
    return PhraseIndex(occupation_names().items())


def _places(text: Canonical, *, cell: bool = False) -> list[Reading]:
    typed = _typed_words(text)
    hits = _place_index().find(typed) if typed else []
    return read_places([token.text for token in text.tokens], typed, hits, cell=cell)


def _offsets(words: Sequence[str]) -> list[int]:
    """Offset in the canonical text at which each word starts."""
    return [0, *accumulate(len(word) + 1 for word in words)]


def _typed_words(text: Canonical) -> list[str]:
    """Words of the canonical text, without the marks that were not typed.

    A restored mark is a guess among all words; here only names are looked for, and
    "long thanh" may be Long Thành as well as Long Thạnh.
    """
    words = []
    for token in text.tokens:
        typed = text.raw[token.start : token.end].lower()
        words.append(typed if typed.isascii() and typed == fold(token.text) else token.text)
    return words


def _spelled_words(text: Canonical) -> list[str]:
    """Words of the canonical text, abbreviations as they were typed: "IT" is no "ít"."""
    shouted = text.raw.isupper() and len(text.tokens) > 1
    words = []
    for token in text.tokens:
        typed = text.raw[token.start : token.end]
        capitals = not shouted and typed.isupper() and typed.isascii() and len(typed) > 1
        short = (capitals or typed.lower() in words_as_typed()) and typed.lower() == fold(token.text)
        words.append(typed.lower() if short else token.text)
    return words


def find_places(text: Canonical) -> list[Mention]:
    """Places named in a message, in the order they are named.

    Returns:
        Mentions of the entity "place"; the value is a Place, the role "home", "wanted" or None.
        Places the person only worked at before are left out.
    """
    starts = _offsets([token.text for token in text.tokens])
    return [
        Mention(
            entity="place",
            value=reading.place,
            start=starts[reading.start],
            end=starts[reading.end] - 1,
            role=reading.role,
        )
        for reading in _places(text)
    ]


_BEFORE_PLACES = frozenset({"ở", "tại", "o", "tai"})


def find_occupations(text: Canonical) -> list[Mention]:
    """Occupations named in a message, in the order they are named.

    Returns:
        Mentions of the entity "occupation"; the value is an Occupation. A wording that fits
        several gives one mention for each, with the same offsets, the likeliest first.
    """
    words = _spelled_words(text)
    hits = _occupation_index().find(words)
    if not hits:
        return []
    starts = _offsets([token.text for token in text.tokens])
    return [
        Mention(
            entity="occupation",
            value=occupation,
            start=starts[start],
            end=starts[_last(words, start, end)] - 1,
        )
        for start, end, occupation in read_occupations(words, _typed_words(text), hits)
    ]


def _last(words: Sequence[str], start: int, end: int) -> int:
    """End of the trade itself: "may ở" is one because of its "ở", which belongs to the place."""
    return end - 1 if end - start > 1 and words[end - 1] in _BEFORE_PLACES else end


def resolve_place(text: str) -> Place | None:
    """The place one cell of a table or card names.

    Returns:
        An ambiguous place when the cell names several; None when it names none that is known.
    """
    places = tuple(dict.fromkeys(reading.place for reading in _places(canonical(text), cell=True)))
    if len(places) > 1:
        return ambiguous(", ".join(place.name for place in places), places)
    return places[0] if places else None
