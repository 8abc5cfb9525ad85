"""Entries that came since everything was told apart: they learn at once, what was there stays as it is.

Only their own weights move, from the counted ones, until their wordings are likeliest for them and the
wordings most like them stay with whom they belong to. That takes a fraction of a second; telling all apart
again, behind, takes many. docs/adr/0006-policy-retrieval.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from services.policy.retrieval.learning import likelihoods
from services.policy.retrieval.space import Space
from services.policy.retrieval.wordings import EntrySamples, Floats

MOST = 20  # entries; more than that is an import, and learnt as a whole
_RIVALS = 400  # wordings for each
_ROUNDS = 8
_RATE = 2.0


@dataclass(frozen=True, slots=True)
class Settled:
    """Everything that was told apart.

    Attributes:
        vectors: One row a wording.
        of: Number of the entry of each row.
    """

    vectors: sparse.csr_matrix
    of: npt.NDArray[np.intp]

    @classmethod
    def over(cls, space: Space, entries: Sequence[EntrySamples]) -> Settled:
        """The wordings of all entries."""
        of = np.repeat(np.arange(len(entries)), [len(entry.wordings) for entry in entries])
        return cls(space.vectors([sample for entry in entries for sample in entry.wordings]), of)


@dataclass(frozen=True, slots=True)
class Room:
    """The weights of the entries that stay, and where they stand in the index: -1 for one gone."""

    weights: Floats
    places: npt.NDArray[np.intp]
    size: int


def learn(
    weights: Floats,
    places: npt.NDArray[np.intp],
    own: Settled,
    settled: Settled,
    room: Room,
) -> None:
    """Change the weights of newcomers, features × newcomers.

    Args:
        weights: Counted ones.
        places: Where the newcomers stand in the index.
        own: Their own wordings, over all features; `of` numbers them as the columns of `weights`.
        settled: The wordings of the others, over the first features only.
        room: What the others have learnt.
    """
    rivals = _nearest(settled, weights, room)
    known = len(room.weights)
    samples = sparse.vstack([own.vectors, _widened(settled.vectors[rivals], len(weights))], format="csr")
    wanted = np.concatenate([places[own.of], room.places[settled.of[rivals]]])
    scores = np.zeros((len(wanted), room.size), dtype=np.float32)
    stays = room.places >= 0
    scores[:, room.places[stays]] = (samples[:, :known] @ room.weights)[:, stays]
    for turn in range(_ROUNDS):
        scores[:, places] = samples @ weights
        errors = likelihoods(scores)
        errors[np.arange(len(wanted)), wanted] -= 1
        weights -= samples.T @ (_RATE * (1 - turn / _ROUNDS) * errors[:, places])


def _nearest(settled: Settled, weights: Floats, room: Room) -> npt.NDArray[np.intp]:
    """Rows of the wordings that score highest for the newcomers, of entries that stay."""
    rows = np.flatnonzero(room.places[settled.of] >= 0)
    likeness = (settled.vectors @ weights[: settled.vectors.shape[1]])[rows]
    most = min(_RIVALS, len(rows))
    best = np.argpartition(-likeness, most - 1, axis=0)[:most] if most else np.zeros((0, 1), dtype=np.intp)
    found: npt.NDArray[np.intp] = rows[np.unique(best)]
    return found


def _widened(vectors: sparse.csr_matrix, columns: int) -> sparse.csr_matrix:
    return sparse.csr_matrix((vectors.data, vectors.indices, vectors.indptr), (vectors.shape[0], columns))
