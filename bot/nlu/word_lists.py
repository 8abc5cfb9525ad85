"""What annotated words teach: how frequent they are, which lead to a slot and which fill one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.nlu.spans import spans
from language.search_key import fold

# A word outside slots tells what the next slot is for ("từ", "hạ cánh"), if it is there often enough.
_LEAST_LEADING = 8
_LEAST_SHARE_OUTSIDE = 0.7
# What fills a slot in one sentence only is left out of the lists: training would meet each of its
# own fillings in them and learn to trust them more than a new sentence warrants.
_LEAST_FILLING = 2
_LONGEST_FILLING = 8


@dataclass(frozen=True)
class WordLists:
    """Lists over folded words.

    Attributes:
        counts: How often training has seen a word.
        leading: Words that mostly stand outside slots.
        fillings: Words of a slot joined with a blank → the last parts of the names of its slots,
            "city_name" of "fromloc.city_name".
    """

    counts: Mapping[str, int]
    leading: frozenset[str]
    fillings: Mapping[str, tuple[str, ...]]

    @classmethod
    def learn(cls, sentences: Iterable[tuple[Sequence[str], Sequence[str]]]) -> WordLists:
        """From (words, BIO tags) pairs."""
        counts: Counter[str] = Counter()
        outside: Counter[str] = Counter()
        filled: Counter[tuple[str, str]] = Counter()
        for words, tags in sentences:
            folded = [fold(word) for word in words]
            counts.update(folded)
            outside.update(word for word, tag in zip(folded, tags, strict=True) if tag == "O")
            filled.update(
                (" ".join(folded[start:end]), name.split(".")[-1]) for name, start, end in spans(tags)
            )
        fillings: dict[str, list[str]] = defaultdict(list)
        for (text, kind), count in sorted(filled.items()):
            if count >= _LEAST_FILLING:
                fillings[text].append(kind)
        return cls(
            counts=counts,
            leading=frozenset(
                word
                for word, count in counts.items()
                if count >= _LEAST_LEADING and outside[word] >= _LEAST_SHARE_OUTSIDE * count
            ),
            fillings={text: tuple(kinds) for text, kinds in fillings.items()},
        )

    def as_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        return {"counts": self.counts, "leading": sorted(self.leading), "fillings": self.fillings}

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> WordLists:
        """The lists that `as_json` was asked of.

        Raises:
            ValueError: A list is missing.
        """
        try:
            fillings = {text: tuple(kinds) for text, kinds in body["fillings"].items()}
            return cls(counts=body["counts"], leading=frozenset(body["leading"]), fillings=fillings)
        except KeyError as error:
            raise ValueError(f"no {error} among the word lists") from error

    def filling_marks(self, folded: Sequence[str]) -> list[tuple[str, ...]]:
        """For each word the kinds of the longest known filling it is in, with its position there.

        "hà nội" as a known city gives ("Bcity_name",) and ("Ecity_name",); S is a filling of one word.
        """
        marks: list[tuple[str, ...]] = [() for _ in folded]
        start = 0
        while start < len(folded):
            length = self._longest(folded, start)
            kinds = self.fillings.get(" ".join(folded[start : start + length]), ())
            for offset in range(length):
                place = _place(offset, length)
                marks[start + offset] = tuple(f"{place}{kind}" for kind in kinds)
            start += max(length, 1)
        return marks

    def _longest(self, folded: Sequence[str], start: int) -> int:
        lengths = range(min(_LONGEST_FILLING, len(folded) - start), 0, -1)
        return next(
            (length for length in lengths if " ".join(folded[start : start + length]) in self.fillings), 0
        )


def _place(offset: int, length: int) -> str:
    if length == 1:
        return "S"
    return "B" if offset == 0 else "E" if offset == length - 1 else "I"
