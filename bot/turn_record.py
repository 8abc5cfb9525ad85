"""What the running turn understood and decided, handed from deep inside Rasa to the channel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class TurnRecord:
    """Filled by the tracker store when Rasa saves the turn."""

    intent: dict[str, Any] = field(default_factory=dict)
    entities: list[dict[str, Any]] = field(default_factory=list)
    canonical: str = ""


_current: ContextVar[TurnRecord | None] = ContextVar("turn_record", default=None)


@contextmanager
def open_turn() -> Iterator[TurnRecord]:
    """Record the turn handled inside the block."""
    record = TurnRecord()
    token = _current.set(record)
    try:
        yield record
    finally:
        _current.reset(token)


def current_turn() -> TurnRecord | None:
    """The record of the running turn; none when Rasa is driven otherwise."""
    return _current.get()
