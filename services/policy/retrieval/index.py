"""Entries ranked by how like a question is to the ways they are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from language.canonical import canonical
from services.policy.entry import Entry
from services.policy.retrieval.features import BLOCKS, extract

_Floats = npt.NDArray[np.float32]
_Whole = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry and its score, 0 (nothing in common) to 1 (its very words)."""

    entry: str
    score: float


@dataclass(frozen=True)
class _Block:
    """One kind of feature: how rare each is, and its weight in each entry, column by column."""

    columns: Mapping[str, int]
    rarity: _Floats
    starts: _Whole
    entries: _Whole
    weights: _Floats


class Index:
    """Made of the entries of one moment; a change of content makes another one."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._ids = tuple(entry.id for entry in entries)
        rows = [
            (place, features_of(wording))
            for place, entry in enumerate(entries)
            for wording in dict.fromkeys(entry.wordings)
        ]
        self._blocks = tuple(
            _block([(place, dict(found[at])) for place, found in rows], len(entries))
            for at in range(len(BLOCKS))
        )

    def __len__(self) -> int:
        return len(self._ids)

    def rank(self, text: str, most: int = 12) -> list[Ranked]:
        """The likeliest entries, best first.

        Args:
            text: A question in canonical form.
            most: How many to return at most; entries with nothing in common are left out.
        """
        if not self._ids:
            return []
        scores = np.zeros(len(self._ids), dtype=np.float32)
        for block, counted in zip(self._blocks, extract(text).values(), strict=True):
            scores += _scores(block, counted, len(self._ids))
        scores /= len(BLOCKS)
        best = np.argsort(-scores, kind="stable")[:most]
        return [Ranked(self._ids[place], float(scores[place])) for place in best if scores[place] > 0]


@lru_cache(maxsize=65_536)
def features_of(wording: str) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Features of a wording by block; kept, because an edit leaves nearly all wordings as they were."""
    return tuple(tuple(counted.items()) for counted in extract(canonical(wording).text).values())


def _scores(block: _Block, counted: Mapping[str, int], entries: int) -> _Floats:
    """Cosine of the question with each entry's centroid in one block."""
    known = [(block.columns[name], count) for name, count in counted.items() if name in block.columns]
    if not known:
        return np.zeros(entries, dtype=np.float32)
    columns = np.fromiter((column for column, _ in known), dtype=np.int32)
    weights = np.log1p(np.fromiter((count for _, count in known), dtype=np.float32)) * block.rarity[columns]
    unknown = len(counted) - len(known)
    length = float(np.sqrt((weights**2).sum() + unknown * float(block.rarity.max()) ** 2 * 0.5))
    spans = [slice(block.starts[column], block.starts[column + 1]) for column in columns]
    places = np.concatenate([block.entries[span] for span in spans])
    products = np.concatenate(
        [block.weights[span] * weight for span, weight in zip(spans, weights, strict=True)]
    )
    found: _Floats = (np.bincount(places, weights=products, minlength=entries) / length).astype(np.float32)
    return found


def _block(rows: Sequence[tuple[int, Mapping[str, int]]], entries: int) -> _Block:
    columns: dict[str, int] = {}
    for _, counted in rows:
        for name in counted:
            columns.setdefault(name, len(columns))
    at = np.fromiter((columns[name] for _, counted in rows for name in counted), dtype=np.int32)
    counts = np.fromiter((count for _, counted in rows for count in counted.values()), dtype=np.float32)
    row = np.repeat(np.arange(len(rows)), [len(counted) for _, counted in rows])
    place = np.fromiter((place for place, _ in rows), dtype=np.int32)
    rarity = np.log((len(rows) + 1) / (np.bincount(at, minlength=len(columns)) + 0.5)).astype(np.float32)
    weights = np.log1p(counts) * rarity[at]
    weights = weights / np.sqrt(np.bincount(row, weights=weights**2, minlength=len(rows)))[row]
    key = at.astype(np.int64) * entries + place[row]
    cells, which = np.unique(key, return_inverse=True)
    summed = np.bincount(which, weights=weights)
    owner = (cells % entries).astype(np.int32)
    summed = summed / np.sqrt(np.bincount(owner, weights=summed**2, minlength=entries))[owner]
    column = (cells // entries).astype(np.int32)
    starts = np.searchsorted(column, np.arange(len(columns) + 1)).astype(np.int32)
    return _Block(columns, rarity, starts, owner, summed.astype(np.float32))
