"""The content answered from, as new as the database: a version number is looked at, and a change is read."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from services.policy.content import Content
from services.policy.ports import PolicyRepository
from services.policy.retrieval.index import Index

LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Content and its index at one version."""

    version: int
    content: Content
    index: Index


class LivePolicy:
    """Gives the newest content; asks the database for its version at most once in `LOOK_SECONDS`.

    What is read first is learnt before it is given. A change is given at once and learnt behind.

    Args:
        read: Runs a function on the policy repository within a transaction of its own.
        clock: Seconds that only grow.
        behind: Runs a function while callers go on.
    """

    def __init__(
        self,
        read: Callable[[Callable[[PolicyRepository], Snapshot | None]], Snapshot | None],
        clock: Callable[[], float] = time.monotonic,
        behind: Callable[[Callable[[], None]], None] = lambda work: threading.Thread(
            target=work, name="policy-learning", daemon=True
        ).start(),
    ) -> None:
        self._read = read
        self._clock = clock
        self._behind = behind
        self._turn = threading.Lock()
        self._swap = threading.Lock()
        self._is_learning = False
        self._looked_at = -LOOK_SECONDS
        self._snapshot = Snapshot(0, Content(), Index.of(()))

    def snapshot(self) -> Snapshot:
        """The newest content there is; while one caller reads a change the others get what was there.

        Raises:
            CenterError: The database cannot be read, and nothing has been read before.
        """
        if self._clock() - self._looked_at >= LOOK_SECONDS and self._turn.acquire(
            blocking=not self._snapshot.version
        ):
            try:
                if newer := self._read(self._newer):
                    self._give(newer)
                self._looked_at = self._clock()
            finally:
                self._turn.release()
        return self._snapshot

    def _newer(self, policy: PolicyRepository) -> Snapshot | None:
        version = policy.version()
        if version == self._snapshot.version:
            return None
        return Snapshot(version, policy.load(), self._snapshot.index)

    def _give(self, newer: Snapshot) -> None:
        entries = tuple(newer.content.published())
        if not self._snapshot.version:
            self._snapshot = replace(newer, index=Index.of(entries).sharpened())
            return
        with self._swap:
            index = self._snapshot.index.changed(entries)
            self._snapshot = replace(newer, index=index)
            starts = not index.is_sharp and not self._is_learning
            self._is_learning |= starts
        if starts:
            self._behind(self._learn)

    def _learn(self) -> None:
        """Learn what is given, and again what changed meanwhile."""
        try:
            while self._is_learning:
                index = self._snapshot.index
                learnt = index.sharpened()
                with self._swap:
                    given = self._snapshot
                    if given.index is not index:
                        learnt = learnt.changed(given.index.entries)
                    self._snapshot = replace(given, index=learnt)
                    self._is_learning = not learnt.is_sharp
        finally:
            self._is_learning = False
