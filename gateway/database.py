"""Units of work in a few threads of their own: the event loop never waits for the database."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from services import Services, UnitOfWork

# Writers of SQLite take turns anyway; a few readers beside them are enough, and threads cost CPU.
THREADS = 4

Result = TypeVar("Result")


class Database:
    """Runs functions of a unit of work off the loop."""

    def __init__(self, services: Services, threads: int = THREADS) -> None:
        self._services = services
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="gateway-database")

    async def read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """The result of reading.

        Raises:
            Unavailable: The database cannot be reached just now.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._run, work, False)

    async def write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """The result of a change, committed when the work returns.

        Raises:
            Unavailable: The database cannot be written to just now.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._run, work, True)

    def close(self) -> None:
        """Let go of threads and connections; work that was begun is finished."""
        self._pool.shutdown()
        self._services.close()

    def _run(self, work: Callable[[UnitOfWork], Result], writing: bool) -> Result:
        with self._services.unit_of_work(writing=writing) as uow:
            result = work(uow)
            if writing:
                uow.commit()
            return result
