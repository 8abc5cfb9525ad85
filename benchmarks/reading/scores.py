"""Counts of a group of sentences, and the figures made of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from benchmarks.reading.sentences import Slots

_BINS = 10


@dataclass
class Score:
    """Counts of one group of sentences.

    Attributes:
        read: (intent wanted, intent read) → sentences.
        bins: For each tenth of the confidence: sentences, sum of confidences, right ones.
    """

    total: int = 0
    whole: int = 0
    found: int = 0
    wanted: int = 0
    both: int = 0
    read: Counter[tuple[str, str]] = field(default_factory=Counter)
    bins: dict[int, tuple[int, float, int]] = field(default_factory=dict)

    def add(self, wanted: str, read: str, found: Slots, expected: Slots, confidence: float = 1.0) -> None:
        """Count one sentence; the confidence, 0 to 1, is that of the intent read."""
        self.total += 1
        self.read[wanted, read] += 1
        self.add_slots(found, expected)
        self.whole += wanted == read and found == expected
        tenth = min(int(confidence * _BINS), _BINS - 1)
        count, confidences, right = self.bins.get(tenth, (0, 0.0, 0))
        self.bins[tenth] = (count + 1, confidences + confidence, right + (wanted == read))

    def add_slots(self, found: Slots, expected: Slots) -> None:
        """Count slots alone."""
        self.found += len(found)
        self.wanted += len(expected)
        self.both += len(found & expected)

    @property
    def accuracy(self) -> float:
        """Share of sentences with the right intent; 0 when there are none."""
        right = sum(count for (wanted, read), count in self.read.items() if wanted == read)
        return right / self.total if self.total else 0.0

    @property
    def macro_f1(self) -> float:
        """Mean over the intents wanted of the harmonic mean of precision and recall."""
        wanted: Counter[str] = Counter()
        read: Counter[str] = Counter()
        for (label, guess), count in self.read.items():
            wanted[label] += count
            read[guess] += count
        each = [2 * self.read[label, label] / (count + read[label]) for label, count in wanted.items()]
        return sum(each) / len(each) if each else 0.0

    @property
    def slot_f1(self) -> float:
        """Harmonic mean of precision and recall over (slot, value) pairs; 1 when there are none."""
        return 2 * self.both / (self.found + self.wanted) if self.found + self.wanted else 1.0

    @property
    def exact(self) -> float:
        """Share of sentences with the right intent and exactly the right slots."""
        return self.whole / self.total if self.total else 0.0

    @property
    def calibration_error(self) -> float:
        """Expected calibration error over ten equal bins of confidence, 0 to 1 (Naeini et al., 2015)."""
        gaps = (abs(confidences - right) for _, confidences, right in self.bins.values())
        return sum(gaps) / self.total if self.total else 0.0

    def figures(self) -> dict[str, float]:
        """All figures, rounded to four places."""
        shares = {
            "intent_accuracy": self.accuracy,
            "macro_f1": self.macro_f1,
            "slot_f1": self.slot_f1,
            "exact": self.exact,
            "calibration_error": self.calibration_error,
        }
        return {"sentences": self.total, **{name: round(value, 4) for name, value in shares.items()}}
