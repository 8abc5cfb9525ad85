"""The content answered from, as new as the database: a version number is looked at, and a change is read."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

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

    Args:
        read: Runs a function on the policy repository within a transaction of its own.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        read: Callable[[Callable[[PolicyRepository], Snapshot | None]], Snapshot | None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = read
        self._clock = clock
        self._turn = threading.Lock()
        self._looked_at = -LOOK_SECONDS
        self._snapshot = Snapshot(0, Content(), Index(()))

    def snapshot(self) -> Snapshot:
        """The newest content there is; while one caller reads a change the others get what was there.

        Raises:
            CenterError: The database cannot be read, and nothing has been read before.
        """
        if self._clock() - self._looked_at >= LOOK_SECONDS and self._turn.acquire(
            blocking=not self._snapshot.version
        ):
            try:
                self._snapshot = self._read(self._newer) or self._snapshot
                self._looked_at = self._clock()
            finally:
                self._turn.release()
        return self._snapshot

    def _newer(self, policy: PolicyRepository) -> Snapshot | None:
        version = policy.version()
        if version == self._snapshot.version:
            return None
        content = policy.load()
        return Snapshot(version, content, Index(tuple(content.published())))
