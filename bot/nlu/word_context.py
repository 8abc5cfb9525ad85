"""What a tagger sees of each word: itself, its neighbours and what leads to it, with and without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.nlu.chunk_context import chunk_contexts
from bot.nlu.longest import marks_of
from bot.nlu.word_lists import WordLists
from language.search_key import fold

_FAR = 3
_NEAR = 2
_PAIRS = ((-2, -1), (-1, 0), (0, 1), (1, 2))
_TRIPLES = ((-2, -1, 0), (-1, 0, 1), (0, 1, 2))
# Folded words that could be Vietnamese: what is none is a code or a foreign name.
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[uo]?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?"
)
_RARE, _UNUSUAL = 1, 4


@dataclass(frozen=True, slots=True)
class _Views:
    """The same words as written, folded, and as kinds of word."""

    written: Sequence[str]
    folded: Sequence[str]
    kinds: Sequence[str]
    fillings: Sequence[tuple[str, ...]]


def contexts(words: Sequence[str], lists: WordLists) -> list[list[str]]:
    """Names of the features of each word; nothing but the words as written depends on marks.

    Args:
        words: The words of a sentence.
        lists: What training has learnt about words.
    """
    folded = [fold(word) for word in words]
    kinds = [_kind(word, lists) for word in folded]
    views = _Views(
        [word.lower() for word in words], folded, kinds, marks_of(lists.known_fillings(folded), len(words))
    )
    leads = [position for position, word in enumerate(folded) if word in lists.leading]
    around = chunk_contexts(folded, lists)
    found = []
    for position in range(len(words)):
        left = [folded[lead] for lead in leads if lead < position]
        right = [folded[lead] for lead in leads if lead > position]
        found.append(
            [
                "always",
                *_neighbours(views, position),
                *_form(views, position),
                *_known_fillings(views, position),
                *_leading(left, right),
                *around[position],
            ]
        )
    return found


def _neighbours(views: _Views, position: int) -> Iterator[str]:
    for distance in range(-_FAR, _FAR + 1):
        yield f"f{distance}={_at(views.folded, position + distance)}"
        if abs(distance) <= _NEAR:
            yield f"w{distance}={_at(views.written, position + distance)}"
    for group in (*_PAIRS, *_TRIPLES):
        yield f"f{group}=" + "_".join(_at(views.folded, position + distance) for distance in group)
    for group in _PAIRS[1:3]:
        yield f"w{group}=" + "_".join(_at(views.written, position + distance) for distance in group)


def _form(views: _Views, position: int) -> Iterator[str]:
    word, kind = views.folded[position], views.kinds[position]
    for length in (1, 2, 3):
        if len(word) > length:
            yield f"starts={word[:length]}"
            yield f"ends={word[-length:]}"
    for distance in (-1, 0, 1):
        yield f"k{distance}={_at(views.kinds, position + distance)}"
    before, behind = _at(views.folded, position - 1), _at(views.folded, position + 1)
    yield f"k={kind}|{min(len(word), 4)}"
    yield f"k={before}|{kind}"
    yield f"k={kind}|{behind}"
    yield f"k={before}|{kind}|{behind}"


def _known_fillings(views: _Views, position: int) -> Iterator[str]:
    for distance in (-1, 0, 1, 2):
        if 0 <= position + distance < len(views.fillings):
            yield from (f"g{distance}={mark}" for mark in views.fillings[position + distance])
    for mark in views.fillings[position]:
        yield f"g={_at(views.folded, position - 1)}|{mark}"


def _leading(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """Leading words on both sides however far away: "hạ cánh" makes arrival of a time ten words on."""
    nearest = left[::-1]
    for length in (1, 2, 3):
        yield f"<{length}=" + "_".join(nearest[:length])
    yield "<2-3=" + "_".join(nearest[1:3])
    yield "<3-4=" + "_".join(nearest[2:4])
    for length in (1, 2):
        yield f">{length}=" + "_".join(right[:length])
    yield from sorted({f"<{word}" for word in left} | {f">{word}" for word in right})
    yield from sorted({f"<<{first}_{second}" for first, second in pairwise(left)})


def _kind(word: str, lists: WordLists) -> str:
    if any(letter.isdigit() for letter in word):
        return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d", "9", word))[:8]
    if not any(letter.isalpha() for letter in word):
        return "sign"
    count = lists.counts.get(word, 0)
    use = "rare" if count <= _RARE else "unusual" if count <= _UNUSUAL else "usual"
    return f"{use}-{'syllable' if _SYLLABLE.fullmatch(word) else 'foreign'}"


def _at(values: Sequence[str], position: int) -> str:
    if position < 0:
        return "^"
    return values[position] if position < len(values) else "$"
