"""Wake the open pages of a conversation when it has a new turn."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from services.conversations.model import Turn

PAGES_PER_CONVERSATION = 5
PAGES = 2_000  # open connections; beyond that a page asks every few seconds instead
PAGES_PER_CALLER = 500  # of one address: nobody alone takes the places of all


class Page:
    """One open page: the turns it has not been handed yet."""

    def __init__(self) -> None:
        self._turns: list[Turn] = []
        self._news = asyncio.Event()
        self.closed = False

    def put(self, turn: Turn) -> None:
        """A turn was stored."""
        self._turns.append(turn)
        self._news.set()

    def wake(self) -> None:
        """Something may have been stored by another process: the page looks for itself."""
        self._news.set()

    def close(self) -> None:
        """The page has to go."""
        self.closed = True
        self._news.set()

    async def news(self, timeout_seconds: float) -> list[Turn]:
        """The turns since the last call, possibly none when the time is up."""
        try:
            await asyncio.wait_for(self._news.wait(), timeout_seconds)
        except asyncio.TimeoutError:
            return []
        self._news.clear()
        turns, self._turns = self._turns, []
        return turns


class Streams:
    """All open pages."""

    def __init__(self) -> None:
        self._pages: dict[str, OrderedDict[Page, None]] = {}
        self._callers: Counter[str | None] = Counter()

    def is_full(self, caller: str | None = None) -> bool:
        """Whether no further page should hold a connection.

        Args:
            caller: Whose page it would be, as `gateway.callers` names them.
        """
        if caller is not None and self._callers[caller] >= PAGES_PER_CALLER:
            return True
        return sum(self._callers.values()) >= PAGES

    def put(self, turn: Turn) -> None:
        """Hand a turn to the pages of its conversation."""
        for page in self._pages.get(turn.conversation, ()):
            page.put(turn)

    def conversations(self) -> list[str]:
        """Those with an open page."""
        return list(self._pages)

    def wake(self, conversation: str) -> None:
        """Let the pages of a conversation look for turns that they were not handed."""
        for page in self._pages.get(conversation, ()):
            page.wake()

    @contextmanager
    def open(self, conversation: str, caller: str | None = None) -> Iterator[Page]:
        """A page for as long as the block lasts; a person's oldest page makes room."""
        pages = self._pages.setdefault(conversation, OrderedDict())
        if len(pages) >= PAGES_PER_CONVERSATION:
            next(iter(pages)).close()
        page = Page()
        pages[page] = None
        self._callers[caller] += 1
        try:
            yield page
        finally:
            self._callers[caller] -= 1
            if not self._callers[caller]:
                del self._callers[caller]
            del pages[page]
            if not pages:
                del self._pages[conversation]

    def close(self) -> None:
        """End all pages."""
        for pages in self._pages.values():
            for page in pages:
                page.close()
