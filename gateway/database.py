"""Units of work in a few threads of their own: the event loop never waits for the database."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from services import Services, UnitOfWork
from services.errors import Unavailable

READERS = 2

Result = TypeVar("Result")


class Database:
    """Runs functions of a unit of work off the loop.

    Args:
        services: Opens units of work.
        writers: Threads that write. SQLite has one writer at a time: a second would only sleep in its
            busy timeout while the first one works. PostgreSQL has use for more.
    """

    def __init__(self, services: Services, writers: int = 1) -> None:
        self._services = services
        self._long = ThreadPoolExecutor(1, thread_name_prefix="gateway-long")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="gateway-read")
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="gateway-write")

    async def read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """The result of reading.

        Raises:
            Unavailable: The database cannot be reached just now.
        """
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def recall(self, conversation: str, read: Callable[[str | None], Result]) -> Result:
        """What is read out of the dialogue engine's memory of a conversation, off the loop.

        Args:
            read: Is given None where nothing is remembered or the memory cannot be reached.
        """
        return await asyncio.get_running_loop().run_in_executor(
            self._readers, lambda: read(self._memory(conversation))
        )

    async def write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """The result of a change, committed when the work returns.

        Raises:
            Unavailable: The database cannot be written to just now.
        """
        return await asyncio.get_running_loop().run_in_executor(self._writers, self._write, work)

    async def run(self, work: Callable[[Services], Result]) -> Result:
        """The result of longer work that opens its own units of work, one after the other.

        Raises:
            Unavailable: The database cannot be written to just now.
        """
        return await asyncio.get_running_loop().run_in_executor(self._long, work, self._services)

    def close(self) -> None:
        """Let go of threads and connections; work that was begun is finished."""
        self._long.shutdown()
        self._readers.shutdown()
        self._writers.shutdown()
        self._services.close()

    def _memory(self, conversation: str) -> str | None:
        with suppress(Unavailable):
            return self._services.dialogue_states.get(conversation)
        return None

    def _read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        with self._services.unit_of_work() as uow:
            return work(uow)

    def _write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        with self._services.unit_of_work(writing=True) as uow:
            result = work(uow)
            uow.commit()
            return result
