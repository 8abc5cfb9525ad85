"""The messages of each conversation that this worker still has to serve, in their order."""

from bisect import insort

from services.conversations.model import Message


class Lines:
    """A line exists for as long as somebody serves it."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Message]] = {}
        self._known: set[int] = set()  # in a line or being served
        self._left: set[int] = set()  # could not be served by this process, ever

    def add(self, message: Message) -> bool:
        """Put a message in its place in line, unless it is known.

        Returns:
            Whether the line is new, so that somebody has to begin to serve it.
        """
        if message.id in self._known or message.id in self._left:
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
