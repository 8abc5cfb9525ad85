"""What stands around a word when every known name, place or quantity counts as one word of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.nlu.known_places import known_places
from bot.nlu.longest import Found, marks_of, place_in
from bot.nlu.word_lists import WordLists

_FAR = 3
_GROUPS = ((-2, -1), (-1, 0), (0, 1), (1, 2), (-3, -2, -1), (-2, -1, 0), (-1, 0, 1), (0, 1, 2))
_PLACE, _UNKNOWN = "@place", "@unknown"
# Kinds of one filling that are told apart; "sáng" fills a dozen.
_MOST_KINDS = 2
_HARDLY_SEEN = 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words from `start` to before `end` that count as one; `symbol` is the word or "@" and a kind."""

    start: int
    end: int
    symbol: str


def chunks(folded: Sequence[str], lists: WordLists) -> list[Chunk]:
    """The sentence cut into chunks, from left to right, every word in one of them.

    A place of the gazetteer wins over a shorter filling; words that training has hardly seen
    and that touch each other are one unknown name.
    """
    fillings = {found[0]: found for found in lists.known_fillings(folded)}
    places = {found[0]: found for found in known_places(folded, lists.places)}
    cut: list[Chunk] = []
    start = 0
    while start < len(folded):
        chunk = _chunk(folded, start, lists, fillings.get(start), places.get(start))
        if chunk.symbol == folded[start] and _is_strange(folded[start], lists):
            end = start + 1
            while end < len(folded) and end not in fillings and _is_strange(folded[end], lists):
                end += 1
            chunk = Chunk(start, end, _UNKNOWN)
        cut.append(chunk)
        start = chunk.end
    return cut


def chunk_contexts(folded: Sequence[str], lists: WordLists) -> list[list[str]]:
    """Names of the features of each word."""
    features = _place_features(folded, lists)
    cut = chunks(folded, lists)
    symbols = [chunk.symbol for chunk in cut]
    for index, chunk in enumerate(cut):
        shared = [f"d{distance}={_at(symbols, index + distance)}" for distance in range(-_FAR, _FAR + 1)]
        for group in _GROUPS:
            shared.append(f"d{group}=" + "_".join(_at(symbols, index + distance) for distance in group))
        around = f"{_at(symbols, index - 1)}|{_at(symbols, index + 1)}"
        for position in range(chunk.start, chunk.end):
            place = place_in(chunk.start, chunk.end, position)
            features[position] += shared
            features[position] += [f"dp={place}{chunk.symbol}", f"dq={place}{chunk.symbol}|{around}"]
            features[position].append(f"dr={place}|{around}")
    return features


def _chunk(
    folded: Sequence[str], start: int, lists: WordLists, filling: Found | None, place: Found | None
) -> Chunk:
    # One word of the gazetteer alone is too often something else: "an", "hòa", "sơn".
    if place and place[1] - start > 1 and (not filling or place[1] > filling[1]):
        return Chunk(start, place[1], _PLACE)
    if filling:
        _, end, kinds = filling
        is_place = not lists.place_kinds.isdisjoint(kinds)
        return Chunk(start, end, _PLACE if is_place else "@" + "+".join(kinds[:_MOST_KINDS]))
    return Chunk(start, start + 1, folded[start])


def _is_strange(word: str, lists: WordLists) -> bool:
    return word[:1].isalpha() and lists.counts.get(word, 0) <= _HARDLY_SEEN


def _place_features(folded: Sequence[str], lists: WordLists) -> list[list[str]]:
    marks = marks_of(known_places(folded, lists.places), len(folded))
    features: list[list[str]] = []
    for position, own in enumerate(marks):
        found = [
            f"z{distance}={mark}"
            for distance in (-1, 0, 1, 2)
            if 0 <= position + distance < len(marks)
            for mark in marks[position + distance]
        ]
        found += [f"z={_at(folded, position - 1)}|{mark}" for mark in own] or ["z=none"]
        features.append(found)
    return features


def _at(values: Sequence[str], position: int) -> str:
    if position < 0:
        return "^"
    return values[position] if position < len(values) else "$"
