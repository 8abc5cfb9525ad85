"""A message that is asked again, because nobody knows what became of the first time, is answered as then."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

KEPT = 2_000


class Repetitions:
    """Answers of the last messages, also of those still being worked on."""

    def __init__(self, kept: int = KEPT) -> None:
        self._most = kept
        self._kept: OrderedDict[Hashable, asyncio.Task[Any]] = OrderedDict()

    async def once(self, name: Hashable, work: Callable[[], Awaitable[Any]]) -> Any:
        """The result of the work, which is done once for a name; what failed is done again.

        Who asked may be gone before the end: the work goes on, for whoever asks again.
        """
        task = self._kept.get(name)
        if task is None or _failed(task):
            task = asyncio.ensure_future(work())
            self._kept[name] = task
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return await asyncio.shield(task)


def _failed(task: asyncio.Task[Any]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
