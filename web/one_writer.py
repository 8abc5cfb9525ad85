"""Those who write to SQLite stand in line here, instead of asking again and again whether it is free."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from services import UnitOfWork, UnitOfWorkFactory
from services.errors import Unavailable

LONGEST_WAIT_SECONDS = 5.0


class OneWriter:
    """Units of work of which one at a time writes; reading goes on beside it.

    Args:
        unit_of_work: Opens them.
    """

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work
        self._turn = threading.Lock()

    def __call__(self, *, writing: bool = False) -> UnitOfWork:
        """See `services.UnitOfWorkFactory`; the turn is taken when the block is entered.

        Raises:
            Unavailable: It did not come within five seconds.
        """
        if not writing:
            return self._unit_of_work()
        return cast(UnitOfWork, self._in_turn())  # only ever entered

    @contextmanager
    def _in_turn(self) -> Iterator[UnitOfWork]:
        if not self._turn.acquire(timeout=LONGEST_WAIT_SECONDS):
            raise Unavailable("Somebody else writes to the database for too long.")
        try:
            with self._unit_of_work(writing=True) as uow:
                yield uow
        finally:
            self._turn.release()
