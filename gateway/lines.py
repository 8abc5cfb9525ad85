"""The messages of each conversation that this worker still has to serve, in their order."""

from bisect import insort
from collections import OrderedDict

from services.conversations.model import Message

KEPT_DONE = 1_000  # messages answered lately


class Lines:
    """A line exists for as long as somebody serves it."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Message]] = {}
        self._known: set[int] = set()  # in a line or being served
        self._left: set[int] = set()  # could not be served by this process, ever
        # Whoever read the database a moment ago may still think that they wait.
        self._done: OrderedDict[int, None] = OrderedDict()

    def add(self, message: Message) -> bool:
        """Put a message in its place in line, unless it is known.

        Returns:
            Whether the line is new, so that somebody has to begin to serve it.
        """
        if message.id in self._known or message.id in self._left or message.id in self._done:
            return False
        self._known.add(message.id)
        conversation = message.arrival.conversation
        line = self._lines.get(conversation)
        if line is None:
            self._lines[conversation] = [message]
            return True
        insort(line, message, key=_order)
        return False

    def next(self, conversation: str) -> Message | None:
        """Take the first message; None when the line is empty."""
        line = self._lines[conversation]
        return line.pop(0) if line else None

    def done(self, message: Message) -> None:
        """It is answered."""
        self._known.discard(message.id)
        self._done[message.id] = None
        if len(self._done) > KEPT_DONE:
            self._done.popitem(last=False)

    def leave(self, message: Message) -> None:
        """It cannot be answered by this process."""
        self._left.add(message.id)

    def end(self, conversation: str) -> None:
        """Nobody serves the line any longer."""
        del self._lines[conversation]

    def clear(self) -> None:
        """Take everything that waits out of the lines."""
        for line in self._lines.values():
            self._known.difference_update(message.id for message in line)
            line.clear()


def _order(message: Message) -> tuple[int, int]:
    return message.arrival.rank, message.id
