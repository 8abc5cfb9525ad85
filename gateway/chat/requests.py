"""What a page may ask: its origin, its person, its message."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request

from services.conversations.rating import Rating, read_rating
from services.errors import InvalidInput, NotAllowed

MAX_PAYLOAD = 200
_POSITIONS = 10**9
_MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Posted:
    """A message as the page names it; exactly one of `text` and `payload` is set."""

    message_id: str
    text: str | None
    payload: str | None


def require_own_origin(request: Request, allowed: tuple[str, ...]) -> None:
    """Refuse what another site's page sends in a person's name.

    Raises:
        NotAllowed: The request comes from a page that is not ours.
    """
    origin = request.headers.get("origin")
    if origin is None:
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise NotAllowed("The request comes from another site.")
        return
    host = _host_of(origin)
    if origin not in allowed and (host is None or host != request.headers.get("host")):
        raise NotAllowed(f"The origin {origin[:100]!r} is not ours.")


def _host_of(origin: str) -> str | None:
    """Host and port; None for what is no address."""
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


async def read_message(request: Request) -> Posted:
    """The message in the body.

    Raises:
        InvalidInput: The body is no message.
    """
    data = await _read_object(request)
    message_id, text, payload = data.get("client_message_id"), data.get("text"), data.get("payload")
    if not isinstance(message_id, str) or not _MESSAGE_ID.fullmatch(message_id):
        raise InvalidInput("client_message_id must be 1 to 64 letters, digits, _ or -.")
    if (text is None) == (payload is None):
        raise InvalidInput("Exactly one of text and payload is needed.")
    if not isinstance(payload if text is None else text, str):
        raise InvalidInput("text and payload must be strings.")
    if payload is not None and not (len(payload) <= MAX_PAYLOAD and payload.isprintable()):
        raise InvalidInput(f"A payload has at most {MAX_PAYLOAD} characters, all of them printable.")
    return Posted(message_id, text, payload)


async def read_posted_rating(request: Request) -> tuple[int, Rating]:
    """The position of a turn and its mark, in the body.

    Raises:
        InvalidInput: The body is none.
    """
    data = await _read_object(request)
    position = data.get("position")
    if type(position) is not int or not 0 < position < _POSITIONS:
        raise InvalidInput("position must be a whole number.")
    return position, read_rating(data.get("mark"), data.get("reason"))


async def _read_object(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise InvalidInput("The content type must be application/json.")
    try:
        data: Any = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise InvalidInput("The body is no JSON.") from error
    if not isinstance(data, dict):
        raise InvalidInput("The body must be a JSON object.")
    return data


def read_position(request: Request) -> int:
    """The position after which turns are wanted: Last-Event-ID when the browser comes back, else `after`.

    Raises:
        InvalidInput: It is no whole number.
    """
    value = request.headers.get("last-event-id") or request.query_params.get("after") or "0"
    if not (value.isascii() and value.isdecimal() and len(value) <= 9):
        raise InvalidInput("after must be a whole number.")
    return int(value)
