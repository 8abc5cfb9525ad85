"""Texts as vectors: which features are kept, how rare each is, and both blocks of one length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from services.policy.retrieval.features import LETTERS, is_word
from services.policy.retrieval.wordings import EntrySamples, Floats, Numbers, Sample, log_counts

_NOWHERE = -1
_MANY = 2_000  # wordings; among so many, two words or letters said once only take memory


@dataclass(frozen=True, slots=True)
class Space:
    """Rows for the features kept.

    Attributes:
        rows: Row of each feature by its number; -1 for one that is not kept, features to come lack.
        rarity: Of each row.
        is_letters: Of each row, 1 for letters and 0 for words.
        usual_size: How many features the texts of an entry have together, on the average.
    """

    rows: Numbers
    rarity: Floats
    is_letters: Numbers
    usual_size: float

    @classmethod
    def of(cls, entries: Sequence[EntrySamples], numbers: Mapping[str, int]) -> Space:
        """The space of all wordings."""
        samples = _wordings(entries)
        seen = np.bincount(_joined([sample.features for sample in samples]), minlength=len(numbers))
        names = list(numbers)[: len(seen)]
        single = np.fromiter(map(is_word, names), dtype=bool, count=len(names))
        kept = np.flatnonzero(seen >= np.where(single | (len(samples) < _MANY), 1, 2))
        rows = np.full(len(seen), _NOWHERE, dtype=np.int32)
        rows[kept] = np.arange(len(kept))
        rarity = np.log((len(samples) + 1) / (seen[kept] + 0.5)).astype(np.float32)
        is_letters = np.fromiter((names[at][0] == LETTERS for at in kept), dtype=np.int32, count=len(kept))
        size = int(seen[kept].sum()) / max(len(entries), 1)
        return cls(rows, rarity, is_letters, max(size, 1.0))

    def __len__(self) -> int:
        return len(self.rarity)

    def with_features_of(self, entries: Sequence[EntrySamples], numbers: Mapping[str, int]) -> Space:
        """With rows for features of new wordings besides, as rare as any."""
        rows = np.full(len(numbers), _NOWHERE, dtype=np.int32)
        rows[: len(self.rows)] = self.rows
        features = np.unique(_joined([sample.features for sample in _wordings(entries)]))
        new = features[rows[features] == _NOWHERE]
        if not len(new):
            return self
        rows[new] = np.arange(len(self), len(self) + len(new))
        names = list(numbers)
        is_letters = np.array([names[at][0] == LETTERS for at in new], dtype=np.int32)
        rarest = np.full(len(new), self.rarity.max(initial=1.0), dtype=np.float32)
        return Space(
            rows,
            np.concatenate([self.rarity, rarest]),
            np.concatenate([self.is_letters, is_letters]),
            self.usual_size,
        )

    def vectors_of(
        self, questions: Sequence[Mapping[str, int]], numbers: Mapping[str, int]
    ) -> sparse.csr_matrix:
        """Questions by their counted features, one row each; features no wording has are left out."""
        return self.vectors([_sample(counted, numbers) for counted in questions])

    def vectors(self, samples: Sequence[Sample]) -> sparse.csr_matrix:
        """One row a sample, one column a row of this space."""
        features = _joined([sample.features for sample in samples])
        known = features < len(self.rows)
        columns = np.where(known, self.rows[np.where(known, features, 0)], _NOWHERE)
        of = np.repeat(np.arange(len(samples)), [len(sample.features) for sample in samples])
        kept = columns != _NOWHERE
        columns, of = columns[kept], of[kept]
        values = _joined([sample.weights for sample in samples], np.float32)[kept] * self.rarity[columns]
        # Words and letters each of the same length, so that a long view cannot drown a short one.
        block = of * 2 + self.is_letters[columns]
        lengths = np.sqrt(np.bincount(block, weights=values**2, minlength=2 * len(samples)) * 2)
        values = (values / np.where(lengths, lengths, 1.0)[block]).astype(np.float32)
        ends = np.concatenate([[0], np.cumsum(np.bincount(of, minlength=len(samples)))])
        return sparse.csr_matrix((values, columns, ends), shape=(len(samples), len(self)))


def _sample(counted: Mapping[str, int], numbers: Mapping[str, int]) -> Sample:
    found = [(numbers[name], count) for name, count in counted.items() if name in numbers]
    features = np.array([number for number, _ in found], dtype=np.int32)
    return Sample(features, log_counts([count for _, count in found]))


def _wordings(entries: Sequence[EntrySamples]) -> list[Sample]:
    return [sample for entry in entries for sample in entry.wordings]


def _joined(parts: Sequence[npt.NDArray[Any]], kind: type = np.int32) -> npt.NDArray[Any]:
    """One array, also of no parts."""
    return np.concatenate([*parts, np.zeros(0, dtype=kind)])
