"""The index that questions are answered by, made ready behind the editor: the first time takes a while."""

from __future__ import annotations

import threading
from collections.abc import Callable

from services.policy.retrieval.live import LivePolicy, Snapshot


class Rehearsal:
    """Made when somebody first wants to try something; the staff web goes without it until then.

    Args:
        live: Content and index as new as the database; its first snapshot may take half a minute.
        behind: Runs a function while callers go on.
    """

    def __init__(
        self,
        live: LivePolicy,
        behind: Callable[[Callable[[], None]], None] = lambda work: threading.Thread(
            target=work, name="rehearsal", daemon=True
        ).start(),
    ) -> None:
        self._live = live
        self._behind = behind
        self._turn = threading.Lock()
        self._is_ready = self._is_preparing = False

    def snapshot(self) -> Snapshot | None:
        """The newest content with its index; None while it is being made for the first time.

        Raises:
            CenterError: The database cannot be read.
        """
        if self._is_ready:
            return self._live.snapshot()
        with self._turn:
            starts, self._is_preparing = not self._is_preparing, True
        if starts:
            self._behind(self._prepare)
        return self._live.snapshot() if self._is_ready else None

    def _prepare(self) -> None:
        try:
            self._live.snapshot()
            self._is_ready = True
        finally:
            self._is_preparing = False  # where it failed, the next one tries again
