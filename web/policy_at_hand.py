"""Policy content with its index, read and learnt once for all pages; nobody waits for it."""

import gc
import logging
import threading
from collections.abc import Callable

from services import Services
from services.errors import CenterError
from services.policy.ports import PolicyRepository
from services.policy.retrieval.live import LivePolicy, Snapshot

log = logging.getLogger("web")


class PolicyAtHand:
    """The newest content, as soon as it has been read for the first time; learning it takes seconds.

    Args:
        services: Where it is read from.
    """

    def __init__(self, services: Services) -> None:
        def read(work: Callable[[PolicyRepository], Snapshot | None]) -> Snapshot | None:
            with services.unit_of_work() as uow:
                return work(uow.policy)

        self._live = LivePolicy(read)
        self._is_read = threading.Event()
        self._begins = threading.Lock()

    def latest(self) -> Snapshot | None:
        """The content; None while it is being read for the first time, which this begins.

        Raises:
            CenterError: The database cannot be read just now.
        """
        if self._is_read.is_set():
            return self._live.snapshot()
        if self._begins.acquire(blocking=False):
            threading.Thread(target=self._read, name="policy-reading", daemon=True).start()
        return None

    def _read(self) -> None:
        try:
            self._live.snapshot()
            self._is_read.set()
            # It stays; looking through its objects for garbage takes a third of a second of somebody's page.
            gc.collect()
            gc.freeze()
        except CenterError as error:
            log.warning("web.policy.not_read error=%s", type(error).__name__)
        finally:
            self._begins.release()
