"""A linear softmax over sparse features: small, fast, and stored without pickle."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

Features = Mapping[str, Counter[str]]
INTENT = "intent"


@dataclass(frozen=True)
class LinearModel:
    """Weights of every feature for every intent.

    Attributes:
        labels: Intent names, in the order of the columns of `weights`.
        vocabulary: For each block, feature → row.
        idf: Inverse document frequency, one value a row.
        weights: Rows × labels, float32.
        bias: One value a label.
        temperature: Divides the scores before the softmax, so that 0.8 means right in 80 of 100.
    """

    labels: tuple[str, ...]
    vocabulary: Mapping[str, Mapping[str, int]]
    idf: np.ndarray
    weights: np.ndarray
    bias: np.ndarray
    temperature: float = 1.0

    def probabilities(self, features: Features) -> np.ndarray:
        """Probability of each label, summing to one; the prior alone when nothing is known."""
        scores = self.scores(features) / self.temperature
        scores -= scores.max()
        exponentials = np.exp(scores)
        return np.asarray(exponentials / exponentials.sum())

    def scores(self, features: Features) -> np.ndarray:
        """Score of each label before the softmax, any number; the bias alone when nothing is known."""
        rows, values = vectorise(features, self.vocabulary, self.idf)
        return np.asarray(values @ self.weights[rows] + self.bias)

    def ranking(self, features: Features) -> list[tuple[str, float]]:
        """Labels with their probability, likeliest first."""
        probabilities = self.probabilities(features)
        order = np.argsort(-probabilities)
        return [(self.labels[index], float(probabilities[index])) for index in order]

    def known_share(self, features: Features) -> float:
        """Share, 0 to 1, of the sentence's words that training has seen (numbers and mentions count)."""
        words = features["masked"]
        singles = {word: count for word, count in words.items() if " " not in word and word not in "^$"}
        total = sum(singles.values())
        if not total:
            return 0.0
        known = self.vocabulary["masked"]
        return sum(count for word, count in singles.items() if word in known) / total

    def knows(self, word: str) -> bool:
        """Whether training has seen a word (folded, or the kind of a mention)."""
        return word in self.vocabulary["masked"]

    def save(self, folder: Path, name: str = INTENT) -> None:
        """Write the arrays and the vocabulary into an existing folder, under a name of their own."""
        np.savez_compressed(
            folder / _arrays(name),
            idf=self.idf.astype(np.float32),
            weights=self.weights.astype(np.float16),
            bias=self.bias,
            temperature=np.float32(self.temperature),
        )
        body = {
            "labels": self.labels,
            "vocabulary": {block: list(rows) for block, rows in self.vocabulary.items()},
        }
        (folder / _vocabulary(name)).write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, name: str = INTENT) -> LinearModel:
        """Read what `save` wrote under a name.

        Raises:
            OSError, ValueError: A file is missing or damaged.
        """
        body = json.loads((folder / _vocabulary(name)).read_text(encoding="utf-8"))
        vocabulary: dict[str, dict[str, int]] = {}
        row = 0
        for block, names in body["vocabulary"].items():
            vocabulary[block] = {feature: row + index for index, feature in enumerate(names)}
            row += len(names)
        with np.load(folder / _arrays(name), allow_pickle=False) as arrays:
            return cls(
                labels=tuple(body["labels"]),
                vocabulary=vocabulary,
                idf=arrays["idf"],
                weights=arrays["weights"].astype(np.float32),
                bias=arrays["bias"],
                temperature=float(arrays["temperature"]),
            )


def vectorise(
    features: Features, vocabulary: Mapping[str, Mapping[str, int]], idf: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Rows and values of the known features; each block scaled to unit length.

    Returns:
        Row numbers (int64) and values (float32) of the same length, possibly empty.
    """
    rows: list[np.ndarray] = [np.empty(0, dtype=np.int64)]
    values: list[np.ndarray] = [np.empty(0, dtype=np.float32)]
    for block, known in vocabulary.items():
        found = [(known[name], count) for name, count in features[block].items() if name in known]
        if found:
            here, counts = np.asarray(found, dtype=np.int64).T
            weighted = (1.0 + np.log(counts)) * idf[here]
            rows.append(here)
            values.append((weighted / math.sqrt(weighted @ weighted)).astype(np.float32))
    return np.concatenate(rows), np.concatenate(values)


def build_vocabulary(
    samples: Sequence[Features], *, least: Mapping[str, int]
) -> tuple[dict[str, dict[str, int]], np.ndarray]:
    """Rows for every feature of the blocks in `least` seen in at least that many samples, and their idf."""
    vocabulary: dict[str, dict[str, int]] = {}
    idf: list[float] = []
    for block, fewest in least.items():
        seen: Counter[str] = Counter()
        for sample in samples:
            seen.update(sample[block].keys())
        kept = sorted(name for name, count in seen.items() if count >= fewest)
        vocabulary[block] = {name: len(idf) + index for index, name in enumerate(kept)}
        idf += [math.log((1 + len(samples)) / (1 + seen[name])) + 1.0 for name in kept]
    return vocabulary, np.asarray(idf, dtype=np.float32)


def _arrays(name: str) -> str:
    return f"{name}_model.npz"


def _vocabulary(name: str) -> str:
    return f"{name}_vocabulary.json"
