"""What ranking and editing cost with many entries, made by copying those there are."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from language.canonical import canonical
from services.policy.entry import Entry
from services.policy.retrieval.index import Index
from services.policy.retrieval.wordings import Wordings

MANY = 2_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Time of one core: milliseconds of the 95th of 100 rankings, seconds for what an edit needs."""

    entries: int
    wordings: int
    ranking_p95: float
    edit: float
    megabytes: float


def measure(entries: Sequence[Entry], questions: Sequence[str], wordings: Wordings) -> Cost:
    """Rank questions among `MANY` entries, and index an edit of one of them.

    Copies are asked in the same words, so ranks are no better than chance: only the cost is looked at.
    """
    copies = range(MANY // len(entries) + 1)
    many = [replace(entry, id=f"{entry.id}-{copy}") for copy in copies for entry in entries][:MANY]
    index = Index.of(many, wordings)
    texts = [canonical(text).text for text in questions]
    spent = [_seconds(lambda text=text: index.rank(text)) for text in texts]
    many[7] = replace(many[7], asked=(*many[7].asked, "một cách hỏi chưa ai nghe bao giờ"))
    return Cost(
        entries=len(many),
        wordings=sum(len(entry.wordings) for entry in many),
        ranking_p95=1000 * float(np.percentile(spent, 95)),
        edit=_seconds(lambda: index.changed(many)),
        megabytes=index.size / 2**20,
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start
