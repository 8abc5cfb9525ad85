"""The features of every wording, each read once: an edit leaves nearly all wordings as they were."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from language.canonical import canonical
from services.policy.entry import Entry
from services.policy.retrieval.features import extract

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]
_VALUE = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Sample:
    """One text: the numbers of its features, and the logarithm of one more than their counts."""

    features: Numbers
    weights: Floats


@dataclass(frozen=True, slots=True)
class EntrySamples:
    """Wordings and answer of one entry."""

    wordings: tuple[Sample, ...]
    answer: Sample


class Wordings:
    """Numbers for features and samples for texts; both only grow, so any thread may read."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._read: dict[str, Sample] = {}
        self._turn = threading.Lock()

    def of(self, entry: Entry) -> EntrySamples:
        """The samples of an entry; wordings said twice count once."""
        with self._turn:
            return EntrySamples(
                tuple(self._wording(text) for text in dict.fromkeys(entry.wordings)),
                self._sample(extract(_VALUE.sub(" ", entry.answer).lower())),
            )

    def _wording(self, text: str) -> Sample:
        sample = self._read.get(text)
        if sample is None:
            sample = self._read[text] = self._sample(extract(canonical(text).text))
        return sample

    def _sample(self, counted: Mapping[str, int]) -> Sample:
        features = [self.numbers.setdefault(name, len(self.numbers)) for name in counted]
        return Sample(np.array(features, dtype=np.int32), log_counts(list(counted.values())))


def log_counts(counts: Sequence[int]) -> Floats:
    """What a feature weighs by its count, before its rarity."""
    return np.log1p(np.array(counts, dtype=np.float32))
