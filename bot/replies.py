"""Rasa's bot messages as the gateway's replies."""

from __future__ import annotations

from typing import Any

from bot.turn_record import TurnRecord
from services.outcomes import outcome_of_intent


def gather(messages: list[dict[str, Any]], record: TurnRecord) -> dict[str, Any]:
    """Replies in order, and what the turn was.

    Args:
        messages: Collected by Rasa's output channel: text, buttons, custom.
        record: What was understood.

    Returns:
        `replies` (text, buttons, cards) and `turn` (intent, canonical, entities, outcome, frame,
        items, faq, citations). An action states its outcome in a custom message under "turn";
        a turn answered by a fixed response takes the outcome of its intent.
    """
    replies: list[dict[str, Any]] = []
    stated: dict[str, Any] = {}
    for message in messages:
        custom = message.get("custom") or {}
        stated.update(custom.get("turn", {}))
        reply = {
            "text": message.get("text") or "",
            "buttons": message.get("buttons") or [],
            "cards": custom.get("cards", []),
        }
        if any(reply.values()):
            replies.append(reply)
    turn = {
        "intent": record.intent,
        "canonical": record.canonical,
        "entities": record.entities,
        "outcome": outcome_of_intent(record.intent.get("name", "")),
        "frame": {"kind": "policy"} if record.intent.get("name") == "ask_policy" else {},
        "items": [],
        "faq": [],
        "citations": [],
        **stated,
    }
    return {"replies": _with_cards(replies), "turn": turn}


def _with_cards(replies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cards travel in a message of their own: put them under the text before them."""
    joined: list[dict[str, Any]] = []
    for reply in replies:
        if joined and reply["cards"] and not reply["text"] and not reply["buttons"]:
            joined[-1]["cards"] = [*joined[-1]["cards"], *reply["cards"]]
        else:
            joined.append(reply)
    return joined
