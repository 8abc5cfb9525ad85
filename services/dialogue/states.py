"""Where the dialogue engine keeps its own short memory."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Protocol


class DialogueStates(Protocol):
    """One text a conversation; opaque to everybody but the dialogue engine."""

    def get(self, conversation_id: str) -> str | None:
        """The text last put; none for an unknown conversation."""

    def put(self, conversation_id: str, text: str) -> None:
        """Replace the text."""

    def forget_before(self, instant: datetime) -> int:
        """Drop the texts put before an instant; returns how many."""


class InMemoryDialogueStates:
    """Forgotten with the process: for replays and tests."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, datetime]] = {}

    def get(self, conversation_id: str) -> str | None:
        text, _ = self._texts.get(conversation_id, (None, None))
        return text

    def put(self, conversation_id: str, text: str) -> None:
        self._texts[conversation_id] = (text, datetime.now(timezone.utc))

    def forget_before(self, instant: datetime) -> int:
        old = [name for name, (_, put_at) in self._texts.items() if put_at < instant]
        for name in old:
            del self._texts[name]
        return len(old)
