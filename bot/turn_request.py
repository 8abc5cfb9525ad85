"""The body of one turn as the gateway sends it, checked before Rasa sees any of it."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.conversations.typed_text import without_command
from services.errors import InvalidInput

# Rasa takes no empty text; this one has nothing in it that could be understood.
_NOTHING_SAID = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRequest:
    """One turn.

    Attributes:
        sender: The conversation.
        message: What Rasa is asked; it begins with a slash only if it is a button's payload.
        number: Which message of the sender's it is; None when nobody will ask again.
        at: The day it counts as written on; None for today.
        trace: Whether the answer tells all that was understood.
    """

    sender: str
    message: str
    number: int | None
    at: date | None
    trace: bool


def read_turn(body: Any) -> TurnRequest:
    """Check the decoded JSON of a request.

    Raises:
        InvalidInput: Sender or text is missing, the number is none, or the day is none.
    """
    if not isinstance(body, dict) or not isinstance(body.get("sender"), str) or not body["sender"]:
        raise InvalidInput("a JSON object with a sender is needed")
    text, payload = body.get("text"), body.get("payload")
    if not isinstance(text if payload is None else payload, str):
        raise InvalidInput("text or payload is needed")
    number = body.get("message")
    if number is not None and not isinstance(number, int):
        raise InvalidInput("message is a number")
    return TurnRequest(
        sender=body["sender"],
        number=number,
        message=(without_command(str(text)) or _NOTHING_SAID) if payload is None else payload,
        at=_day(body.get("at")),
        trace=bool(body.get("trace")),
    )


def is_authorised(header: str, token: str) -> bool:
    """Whether an Authorization header carries the token; takes as long for a wrong one as for a right one."""
    # Sanic decodes headers so that bytes that are no UTF-8 survive as surrogates.
    return hmac.compare_digest(header.encode(errors="surrogateescape"), f"Bearer {token}".encode())


def _day(value: Any) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise InvalidInput(f"at is a day such as 2026-03-02, not {value!r}") from error
