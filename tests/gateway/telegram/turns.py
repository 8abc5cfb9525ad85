"""Turns to be rendered and sent."""

from datetime import datetime, timezone
from typing import Any

from services.conversations.model import Answer, Button, Card, Delivery, Reply, Speaker, Turn

CONVERSATION = "telegram_5550001"


def turn(*replies: Reply, speaker: Speaker = Speaker.ASSISTANT, position: int = 7) -> Turn:
    """A turn with these replies."""
    return Turn(
        conversation=CONVERSATION,
        position=position,
        message_id="700000001",
        answer=Answer(said="x", replies=replies, outcome="answered", speaker=speaker),
        at=datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc),
    )


def delivery(*replies: Reply, **changed: Any) -> Delivery:
    """Its delivery."""
    return Delivery(id=1, channel="telegram", turn=turn(*replies, **changed))


def buttons(*titles: str) -> tuple[Button, ...]:
    """Buttons with these titles."""
    return tuple(Button(title=title, payload=f"/x{at} {title}") for at, title in enumerate(titles))


def card(title: str, *lines: str, below: tuple[Button, ...] = ()) -> Card:
    """A vacancy."""
    return Card(kind="vacancy", id="1", title=title, lines=lines, buttons=below)
