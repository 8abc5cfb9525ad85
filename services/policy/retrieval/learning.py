"""Weights of each feature for each entry: an entry's mean wording first, then told from the others.

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

SHARPNESS = 20.0  # of the softmax: the score of a question that is an entry's mean wording
_ANSWER = 0.5  # what the answer's words count beside the wordings, which are 1 together
_ROUNDS = 3
_RATE = 4.0
_BATCH = 512


def mean_weights(space: Space, entries: Sequence[EntrySamples]) -> Floats:
    """Features × entries: each entry's wordings and, weaker, its answer."""
    of = np.repeat(np.arange(len(entries)), [len(entry.wordings) for entry in entries])
    vectors = space.vectors([sample for entry in entries for sample in entry.wordings])
    member = sparse.csr_matrix(
        (np.ones(len(of), dtype=np.float32), (of, np.arange(len(of)))), shape=(len(entries), len(of))
    )
    answers = space.vectors([entry.answer for entry in entries])
    means = _unit(_unit(member @ vectors) + _ANSWER * _unit(answers))
    return np.ascontiguousarray((SHARPNESS * means).T.toarray(), dtype=np.float32)


def tell_apart(weights: Floats, space: Space, entries: Sequence[EntrySamples]) -> None:
    """Change the weights until every wording is likeliest for its own entry."""
    of = np.repeat(np.arange(len(entries)), [len(entry.wordings) for entry in entries])
    vectors = space.vectors([sample for entry in entries for sample in entry.wordings])
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


def _unit(vectors: sparse.csr_matrix) -> sparse.csr_matrix:
    lengths = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel())
    return sparse.diags(1 / np.where(lengths, lengths, 1.0)) @ vectors
