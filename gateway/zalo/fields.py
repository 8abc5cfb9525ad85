"""Fields of an event that somebody else wrote: nothing about their types is taken for granted."""

import json
import re
from collections.abc import Mapping
from typing import Any

_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_MESSAGE_ID = re.compile(r"[!-~]{1,100}", re.ASCII)
_MILLISECONDS = re.compile(r"[0-9]{1,15}", re.ASCII)


class MalformedError(ValueError):
    """An event that has not the shape it should have; it names the field, never what stands there."""


def read_body(raw: bytes) -> Mapping[str, Any]:
    """The JSON object of a body. Numbers become strings as they are written: ids exceed what floats hold.

    Raises:
        MalformedError: It is none.
    """
    try:
        body = json.loads(raw, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise MalformedError("body") from None
    if not isinstance(body, Mapping):
        raise MalformedError("body")
    return body


def text_at(fields: object, *path: str) -> str:
    """The string below some keys; empty where there is none."""
    for key in path:
        fields = fields.get(key) if isinstance(fields, Mapping) else None
    return fields if isinstance(fields, str) else ""


def id_at(fields: object, *path: str) -> str:
    """The id of a person or account.

    Raises:
        MalformedError: There is none, or one that is no name of a conversation.
    """
    value = text_at(fields, *path)
    if not _IDENTIFIER.fullmatch(value):
        raise MalformedError(".".join(path))
    return value


def message_id(body: Mapping[str, Any]) -> str:
    """The id of the message in an event.

    Raises:
        MalformedError: There is none.
    """
    value = text_at(body, "message", "msg_id")
    if not _MESSAGE_ID.fullmatch(value):
        raise MalformedError("message.msg_id")
    return value


def milliseconds(body: Mapping[str, Any]) -> int:
    """When the event happened, since 1970.

    Raises:
        MalformedError: It does not say.
    """
    value = text_at(body, "timestamp")
    if not _MILLISECONDS.fullmatch(value):
        raise MalformedError("timestamp")
    return int(value)
