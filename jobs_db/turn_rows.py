"""Turns between rows and objects."""

import json
from itertools import chain
from typing import Any

from services.conversations.model import Answer, Button, Speaker, Turn, Wanted
from services.conversations.reply_json import reply_from_json, reply_to_json


def turn_values(turn: Turn, seconds: float | None) -> dict[str, Any]:
    """Columns of conversation_turn.

    Args:
        seconds: How long the person waited; None where nobody waited for the assistant.
    """
    answer, wanted = turn.answer, turn.answer.wanted
    return {
        "conversation_id": turn.conversation,
        "position": turn.position,
        "message_id": turn.message_id,
        "said": answer.said,
        "replies": dumps([reply_to_json(reply) for reply in answer.replies]),
        "outcome": answer.outcome,
        "intent": answer.intent,
        "speaker": answer.speaker.value,
        "at": turn.at,
        "seconds": seconds,
        "topic": wanted.topic if wanted else None,
        "trade": (wanted.trade or None) if wanted else None,
        "commune": (wanted.commune or None) if wanted else None,
    }


def turn_of(row: Any) -> Turn:
    """A turn from its row."""
    return Turn(
        conversation=row.conversation_id,
        position=row.position,
        message_id=row.message_id,
        answer=Answer(
            said=row.said,
            replies=tuple(reply_from_json(data) for data in json.loads(row.replies)),
            outcome=row.outcome,
            intent=row.intent,
            speaker=Speaker(row.speaker),
            wanted=Wanted(row.topic, row.trade or "", row.commune or "") if row.topic else None,
        ),
        at=row.at,
    )


def buttons_of(replies: str) -> list[Button]:
    """All buttons of stored replies, in their order."""
    parsed = (reply_from_json(data) for data in json.loads(replies))
    return list(chain.from_iterable(reply.all_buttons() for reply in parsed))


def dumps(data: object) -> str:
    """As replies are stored, so that a payload can be looked for in them."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
