"""Entries ranked by how likely a question is to mean them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from scipy import sparse

from services.policy.entry import Entry
from services.policy.retrieval.features import extract
from services.policy.retrieval.learning import counted_weights, likelihoods, tell_apart
from services.policy.retrieval.newcomers import MOST, Room, Settled, learn
from services.policy.retrieval.probability import probability
from services.policy.retrieval.space import Space
from services.policy.retrieval.wordings import Floats, Wordings

_GONE = -1


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry and the probability, 0 to 1, that it is the one meant."""

    entry: str
    score: float


@dataclass(frozen=True, slots=True)
class _Part:
    """Weights, features × entries; `places` are where the entries stand in the index, -1 for one gone."""

    weights: Floats
    places: npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Index:
    """Made of the entries of one moment; an edit or learning makes another one.

    Attributes:
        entries: What may be found.
        is_sharp: Whether all of them have been told apart.
    """

    entries: tuple[Entry, ...]
    is_sharp: bool
    _wordings: Wordings = field(repr=False)
    _space: Space = field(repr=False)
    _indexed: tuple[Entry, ...] = field(repr=False)
    _parts: tuple[_Part, ...] = field(repr=False)
    _settled: Settled | None = field(repr=False, default=None)

    @classmethod
    def of(cls, entries: Sequence[Entry], wordings: Wordings | None = None) -> Index:
        """An index by how many wordings have a feature; `sharpened` ranks better.

        Args:
            entries: What may be found.
            wordings: Those that another index has read already.
        """
        wordings = wordings or Wordings()
        samples = [wordings.of(entry) for entry in entries]
        space = Space.of(samples, wordings.numbers)
        part = _Part(counted_weights(space, samples), np.arange(len(entries)))
        return cls(tuple(entries), not entries, wordings, space, tuple(entries), (part,))

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def size(self) -> int:
        """Bytes that its weights take."""
        return sum(part.weights.nbytes for part in self._parts)

    def sharpened(self) -> Index:
        """The same entries told from one another; takes seconds where there are thousands of wordings."""
        made = Index.of(self.entries, self._wordings)
        settled = Settled.over(made._space, [self._wordings.of(entry) for entry in made.entries])
        tell_apart(made._parts[0].weights, settled.vectors, settled.of)
        return replace(made, is_sharp=True, _settled=settled)

    def changed(self, entries: Sequence[Entry]) -> Index:
        """With other entries, at once: what was learnt of those asked as before is kept, and a few learn.

        Returns:
            This index itself when all are asked as before.
        """
        before = {entry.id: (at, entry.wordings) for at, entry in enumerate(self._indexed)}
        kept = np.full(len(self._indexed), _GONE)
        new = []
        for place, entry in enumerate(entries):
            at, asked = before.get(entry.id, (_GONE, ()))
            if at != _GONE and asked == entry.wordings:
                kept[at] = place
            else:
                new.append(place)
        if [entry.wordings for entry in entries] == [entry.wordings for entry in self.entries]:
            return self
        samples = [self._wordings.of(entries[place]) for place in new]
        space = self._space.with_features_of(samples, self._wordings.numbers)
        added = _Part(counted_weights(space, samples), np.array(new, dtype=np.intp))
        stays = _Part(self._parts[0].weights, kept)
        if self._settled is not None and 0 < len(new) <= MOST:
            room = Room(stays.weights, kept, len(entries))
            learn(added.weights, added.places, Settled.over(space, samples), self._settled, room)
        parts = (stays, added)
        return Index(tuple(entries), False, self._wordings, space, self._indexed, parts, self._settled)

    def rank(self, text: str, most: int = 12) -> list[Ranked]:
        """The likeliest entries, best first; none when no feature of the question is known.

        Args:
            text: A question in canonical form.
            most: How many to return at most.
        """
        return self.rank_all([extract(text)], most)[0]

    def rank_all(self, questions: Sequence[Mapping[str, int]], most: int = 12) -> list[list[Ranked]]:
        """As `rank`, of many questions at a time, which costs less than each by itself.

        Args:
            questions: Their features, as `features.extract` counts them.
        """
        vectors = self._space.vectors_of(questions, self._wordings.numbers)
        known = np.diff(vectors.indptr) > 0
        scored = zip(known, self._scores(vectors), strict=True)
        return [self._ranked(scores, most) if is_known else [] for is_known, scores in scored]

    def _ranked(self, scores: Floats, most: int) -> list[Ranked]:
        best = _highest(scores, most)
        shares = likelihoods(scores)[best]
        chances = probability(scores[best]) * shares / shares[0]
        return [Ranked(self.entries[at].id, float(chance)) for at, chance in zip(best, chances, strict=True)]

    def _scores(self, vectors: sparse.csr_matrix) -> Floats:
        scores = np.zeros((vectors.shape[0], len(self.entries)), dtype=np.float32)
        for part in self._parts:
            found = vectors[:, : len(part.weights)] @ part.weights
            scores[:, part.places[part.places != _GONE]] = found[:, part.places != _GONE]
        return scores


def _highest(scores: Floats, most: int) -> npt.NDArray[np.intp]:
    """Places of the highest scores, best first, of equal ones the first."""
    if most < len(scores):
        least = -np.partition(-scores, most - 1)[most - 1]
        found = np.flatnonzero(scores >= least)
    else:
        found = np.arange(len(scores))
    best: npt.NDArray[np.intp] = found[np.argsort(-scores[found], kind="stable")][:most]
    return best
