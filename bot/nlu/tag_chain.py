"""A linear chain of labels: crfsuite with a fixed order of learning, kept as bytes."""

from __future__ import annotations

import ctypes
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pycrfsuite

_SHUFFLE_SEED = 1


class TagChain:
    """Labels for rows of features."""

    def __init__(self, content: bytes) -> None:
        """From the bytes of a trained chain.

        Raises:
            ValueError: They are something else.
        """
        self.content = content  # the tagger below reads from these bytes as long as it lives
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(content)

    @classmethod
    def train(
        cls,
        rows: Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]],
        *,
        algorithm: str,
        settings: Mapping[str, float],
    ) -> TagChain:
        """Learn from pairs of features, a list for each place in a row, and labels.

        Raises:
            ValueError: No rows, or one whose features and labels are not equally many.
        """
        trainer = pycrfsuite.Trainer(algorithm=algorithm, params=dict(settings), verbose=False)
        for features, labels in rows:
            trainer.append(features, labels)
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "chain"
            # Rows are shuffled by the C library: without a seed a second training would differ.
            ctypes.CDLL(None).srand(_SHUFFLE_SEED)
            trainer.train(str(target))
            return cls(target.read_bytes())

    def label(self, features: Sequence[Sequence[str]]) -> list[str]:
        """The likeliest labels of one row; none for an empty one."""
        return list(self._tagger.tag(features)) if features else []
