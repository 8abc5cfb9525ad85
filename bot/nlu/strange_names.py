"""Sentences with names nobody has, so that a tagger learns to trust what leads to a name."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.nlu.spans import kind_of, spans
from language.search_key import fold

# A slot with fewer fillings is a closed list ("sáng", "chiều"); what has figures is a quantity.
_LEAST_FILLINGS = 20
_SHARE_CHANGED = 0.7
_SHARE_MADE_UP = 0.7
_SHARE_FOLDED = 0.5
# "sân bay", "airlines", "thành phố": what so many names of a kind have tells the kind and is kept.
_SHARE_COMMON = 0.08

Pair = tuple[Sequence[str], Sequence[str]]


class StrangeNames:
    """Other fillings for the slots whose fillings are names."""

    def __init__(self, sentences: Iterable[Pair]) -> None:
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for words, tags in sentences:
            for name, start, end in spans(tags):
                found[kind_of(name)].add(tuple(words[start:end]))
        self._fillings = {
            kind: sorted(fillings)
            for kind, fillings in found.items()
            if len(fillings) >= _LEAST_FILLINGS and not _have_digits(fillings)
        }

        self._common = {kind: _common_words(fillings) for kind, fillings in self._fillings.items()}

    def copy(self, words: Sequence[str], tags: Sequence[str], generator: random.Random) -> Pair | None:
        """The sentence with most of its names replaced and half of its words without marks.

        Returns:
            Words and tags; None when no name in it was replaced.
        """
        new_words: list[str] = []
        new_tags: list[str] = []
        behind = 0
        changed = False
        for name, start, end in spans(tags):
            filling = tuple(words[start:end])
            if kind_of(name) in self._fillings and generator.random() < _SHARE_CHANGED:
                filling = self._another(kind_of(name), generator)
                changed = True
            new_words += [*words[behind:start], *filling]
            new_tags += [*tags[behind:start], f"B-{name}", *[f"I-{name}"] * (len(filling) - 1)]
            behind = end
        new_words += words[behind:]
        new_tags += tags[behind:]
        if not changed:
            return None
        return [fold(word) if generator.random() < _SHARE_FOLDED else word for word in new_words], new_tags

    def _another(self, kind: str, generator: random.Random) -> tuple[str, ...]:
        fillings = self._fillings[kind]
        chosen, other = generator.choice(fillings), generator.choice(fillings)
        if generator.random() >= _SHARE_MADE_UP:
            return chosen
        common = self._common[kind]
        return tuple(
            word if fold(word) in common else _crossed(word, generator.choice(other)) for word in chosen
        )


def _common_words(fillings: Sequence[tuple[str, ...]]) -> frozenset[str]:
    count = Counter(word for filling in fillings for word in {fold(word) for word in filling})
    return frozenset(word for word, times in count.items() if times >= _SHARE_COMMON * len(fillings))


def _crossed(first: str, second: str) -> str:
    """Beginning of one word, end of another: "hà" and "vinh" make "hnh"."""
    return first[: (len(first) + 1) // 2] + second[len(second) // 2 :]


def _have_digits(fillings: Iterable[tuple[str, ...]]) -> bool:
    return any(letter.isdigit() for filling in fillings for word in filling for letter in word)
