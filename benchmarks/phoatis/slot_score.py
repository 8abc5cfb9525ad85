"""Slots found against slots wanted, counted as conlleval does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.nlu.spans import spans


@dataclass(frozen=True, slots=True)
class SlotScore:
    """How many spans were found, were wanted, and are the same in kind and both borders."""

    found: int
    wanted: int
    right: int

    @property
    def precision(self) -> float:
        """Share of the spans found that are right, 0 to 1; 0 when none was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the spans wanted that were found, 0 to 1; 0 when none was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both over all sentences together, 0 to 1; 0 when nothing is right."""
        return 2 * self.right / (self.found + self.wanted) if self.right else 0.0


def score(wanted: Iterable[Sequence[str]], found: Iterable[Sequence[str]]) -> SlotScore:
    """Count the spans of two taggings of the same sentences.

    Raises:
        ValueError: The taggings have not the same number of sentences.
    """
    totals = [0, 0, 0]
    for right_tags, read_tags in zip(wanted, found, strict=True):
        right, read = set(spans(right_tags)), set(spans(read_tags))
        for index, count in enumerate((len(read), len(right), len(right & read))):
            totals[index] += count
    return SlotScore(*totals)
