"""Where the dialogue engine keeps its own short memory."""

from __future__ import annotations

from typing import Protocol


class DialogueStates(Protocol):
    """One text a conversation; opaque to everybody but the dialogue engine."""

    def get(self, conversation_id: str) -> str | None:
        """The text last put; none for an unknown conversation."""

    def put(self, conversation_id: str, text: str) -> None:
        """Replace the text."""


class InMemoryDialogueStates:
    """Forgotten with the process: for replays and tests."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def get(self, conversation_id: str) -> str | None:
        return self._texts.get(conversation_id)

    def put(self, conversation_id: str, text: str) -> None:
        self._texts[conversation_id] = text
