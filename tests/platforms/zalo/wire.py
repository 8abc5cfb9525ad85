"""How a request is answered, late, wrongly or not at all."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from tests.platforms.serving import cut_connection
from tests.platforms.zalo.answers import RefusedError
from tests.platforms.zalo.faults import Break, Faults

SILENCE_SECONDS = 120.0


@dataclass(frozen=True)
class Refusal:
    """A request that was answered with an error."""

    path: str
    number: int | str
    words: str


@dataclass
class Wire:
    """Attributes:
    refusals: What was answered with an error, in order; nothing of it should surprise a test.
    """

    faults: Faults
    lock: threading.RLock
    refusals: list[Refusal] = field(default_factory=list)
    _ending: asyncio.Event | None = None

    def start(self) -> None:
        """Called in the loop of the server."""
        self._ending = asyncio.Event()

    def end(self) -> None:
        """Let go whoever waits in silence."""
        if self._ending is not None:
            self._ending.set()

    def note(self, request: Request, number: int | str, words: str) -> None:
        self.refusals.append(Refusal(request.url.path, number, words))

    async def answer(
        self, request: Request, place: str, act: Callable[[], Response], *, to_person: bool = False
    ) -> Response:
        """The answer of `act`, unless a fault comes between.

        Args:
            place: Whose faults count.
            act: Does what was asked; runs under the lock.

        Raises:
            RefusedError: The fault is an error number, or `act` raised it.
        """
        fault = self.faults.meet(place, to_person=to_person)
        if fault is None:
            with self.lock:
                return act()
        if not isinstance(fault, Break):
            raise RefusedError(fault)
        if fault.taken:
            with self.lock:
                act()
        if fault.silent:
            await self._silence(request)
        if fault.silent or fault.cut:
            await cut_connection(request.scope)
        return Response("Service Unavailable", 503, media_type="text/plain")

    async def _silence(self, request: Request) -> None:
        """Until the other side gives up."""
        assert self._ending is not None
        gone = asyncio.ensure_future(_disconnected(request))
        ended = asyncio.ensure_future(self._ending.wait())
        await asyncio.wait({gone, ended}, timeout=SILENCE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        gone.cancel()
        ended.cancel()


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
