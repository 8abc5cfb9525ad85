"""A line to a platform on which answers take their time: what dies meanwhile never hears of them."""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

from services.addresses import LOOPBACK

SHORTEST, LONGEST = 0.05, 0.5  # seconds until an answer is with us
_CHUNK = 65_536


class SlowLine:
    """Requests go through at once, answers late.

    Args:
        target: Address of the platform.
        seed: Of the delays.
    """

    def __init__(self, target: str, seed: int) -> None:
        parts = urlsplit(target)
        self._host, self._port = parts.hostname or LOOPBACK, parts.port or 80
        self._random = random.Random(seed)
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self.url = ""

    @contextlib.contextmanager
    def running(self) -> Iterator[SlowLine]:
        """On a free port, in a thread of its own."""
        thread = threading.Thread(target=self._run, daemon=True)
        thread.start()
        self._ready.wait(30)
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connected, LOOPBACK, 0))
        self.url = f"http://{LOOPBACK}:{server.sockets[0].getsockname()[1]}"
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in self._tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*self._tasks, return_exceptions=True))
        self._loop.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        with contextlib.suppress(OSError):
            back, forth = await asyncio.open_connection(self._host, self._port)
            await asyncio.gather(self._pass_on(reader, forth, 0.0), self._pass_on(back, writer, 1.0))

    async def _pass_on(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, slowness: float
    ) -> None:
        """Until either end is gone; `slowness` is 0 for no delay at all, 1 for the usual one."""
        try:
            while data := await source.read(_CHUNK):
                await asyncio.sleep(slowness * self._random.uniform(SHORTEST, LONGEST))
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        finally:
            sink.close()
