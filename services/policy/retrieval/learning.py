"""Weights of each feature for each entry: how many wordings have it first, then told from the others.

The first is at hand in a moment; telling apart (a softmax over all entries, a few rounds of gradient
steps from there) takes seconds and gives the better ranking: docs/adr/0006-policy-retrieval.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from services.policy.retrieval.space import Space
from services.policy.retrieval.wordings import EntrySamples, Floats

_HIGHEST = 2.45  # weight of what countless wordings have
_HALFWAY = 2.5  # wordings that give half of it, in an entry of the usual size
_SIZE = 0.5  # how far an entry of many words needs more of them
_ROUNDS = 3
_RATE = 4.0
_BATCH = 512


def counted_weights(space: Space, entries: Sequence[EntrySamples]) -> Floats:
    """Features × entries: more for what more wordings have, less and less more; the answer is one of them."""
    of = np.repeat(np.arange(len(entries)), [len(entry.wordings) + 1 for entry in entries])
    has = space.vectors([sample for entry in entries for sample in (*entry.wordings, entry.answer)])
    has.data = np.ones_like(has.data)
    member = sparse.csr_matrix(
        (np.ones(len(of), dtype=np.float32), (of, np.arange(len(of)))), shape=(len(entries), len(of))
    )
    counts = np.asarray((member @ has).todense(), dtype=np.float32)
    sizes = counts.sum(axis=1, keepdims=True) / space.usual_size
    weights = _HIGHEST * counts / (counts + _HALFWAY * (1 - _SIZE + _SIZE * sizes))
    return np.ascontiguousarray(weights.T)


def tell_apart(weights: Floats, vectors: sparse.csr_matrix, of: npt.NDArray[np.intp]) -> None:
    """Change the weights until every wording is likeliest for its own entry.

    Args:
        weights: Features × entries.
        vectors: One row a wording.
        of: Number of the entry of each row.
    """
    order = np.random.default_rng(0).permutation(len(of))
    batches = [_batch(vectors, of, order[start : start + _BATCH]) for start in range(0, len(of), _BATCH)]
    for turn in range(_ROUNDS):
        rate = _RATE * (1 - turn / _ROUNDS)
        for sample, columns, wanted in batches:
            part = weights[columns]
            errors = likelihoods(sample @ part)
            errors[np.arange(len(wanted)), wanted] -= 1
            part -= sample.T @ (rate * errors)
            weights[columns] = part


def likelihoods(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _batch(
    vectors: sparse.csr_matrix, of: npt.NDArray[np.int64], which: npt.NDArray[np.int64]
) -> tuple[sparse.csr_matrix, npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """Some wordings over the columns they need only, these columns, and their entries."""
    rows = vectors[which]
    columns, places = np.unique(rows.indices, return_inverse=True)
    part = sparse.csr_matrix((rows.data, places.astype(np.int32), rows.indptr), (len(which), len(columns)))
    return part, columns, of[which]
