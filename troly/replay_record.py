"""One line of a replay's output: every key of the contract, in docs/replay.md."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from services.conversations.model import Reply
from troly.replay_lines import Line

NOTHING_UNDERSTOOD: Mapping[str, Any] = {"name": None, "confidence": 0.0}
_ENTITY_KEYS = ("entity", "value", "start", "end", "text", "negated", "also", "place_role")


def record_of(
    line: Line,
    turn: Mapping[str, Any],
    *,
    outcome: str | None,
    replies: Sequence[Reply] = (),
    seconds: float,
) -> dict[str, Any]:
    """The record of one turn.

    Args:
        line: What was put in.
        turn: What Rasa tells of the turn when asked for a trace; may be empty.
        outcome: How the turn ended for the person; None when it ended at understanding.
        replies: As the person sees them.
        seconds: Wall time from the text in to the last reply out.
    """
    return {
        "id": line.id,
        "conversation": line.conversation,
        "text": line.text,
        **({"payload": line.payload} if line.payload is not None else {}),
        "canonical": turn.get("canonical") or "",
        "intent": {**NOTHING_UNDERSTOOD, **_intent(turn.get("intent") or {})},
        "entities": [
            {key: entity.get(key) for key in _ENTITY_KEYS if key in _ENTITY_KEYS[:5] or entity.get(key)}
            for entity in turn.get("entities") or ()
        ],
        "frame": turn.get("frame") or {},
        "outcome": outcome,
        "replies": [asdict(reply) for reply in replies],
        "faq": turn.get("faq") or [],
        "citations": turn.get("citations") or [],
        "items": turn.get("items") or [],
        **({"policy_level": turn["policy_level"]} if turn.get("policy_level") else {}),
        "latency_ms": round(seconds * 1000, 1),
    }


def _intent(intent: Mapping[str, Any]) -> dict[str, Any]:
    return {key: intent[key] for key in NOTHING_UNDERSTOOD if intent.get(key) is not None}
