"""Where Rasa is just now: another one takes its place when staff choose another model."""

import json
from collections import OrderedDict
from pathlib import Path

from services.addresses import LOOPBACK

_KEPT = 1_000


class RasaPlace:
    """The address, read anew whenever the note of `troly serve` has changed.

    Args:
        url: Where it is as long as there is no note.
        note: A file with its port; None where nobody ever moves it.
    """

    def __init__(self, url: str, note: Path | None) -> None:
        self._url = url
        self._note = note
        self._seen: tuple[int, int] | None = None
        self._left: OrderedDict[tuple[str, int], str] = OrderedDict()

    def url(self) -> str:
        """Its base address."""
        if self._note is not None:
            try:
                state = self._note.stat()
                seen = (state.st_ino, state.st_mtime_ns)
                if seen != self._seen:
                    port = int(json.loads(self._note.read_text(encoding="utf-8"))["port"])
                    self._url, self._seen = f"http://{LOOPBACK}:{port}", seen
            except (OSError, ValueError, TypeError, KeyError):
                pass  # nothing is known better than what was known before
        return self._url

    def of(self, conversation: str, message: int | None) -> str:
        """Where to ask for a message: where it was left unanswered, if it was."""
        return (self._left.get((conversation, message)) if message is not None else None) or self.url()

    def leave(self, conversation: str, message: int | None, url: str) -> None:
        """No answer came in time: that Rasa may still be at it, and another would do the turn again."""
        if message is not None:
            self._left[conversation, message] = url
            if len(self._left) > _KEPT:
                self._left.popitem(last=False)

    def settle(self, conversation: str, message: int | None) -> None:
        """It was answered, or that Rasa is gone."""
        if message is not None:
            self._left.pop((conversation, message), None)
