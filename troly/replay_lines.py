"""The conversations to be replayed, read and checked before anything is played."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from troly.errors import CommandFailed

_WRONG_INPUT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One turn of the person: a text, or the payload of a button; the payload is played if both are given."""

    id: str
    conversation: str | None
    text: str | None
    payload: str | None


def read_lines(path: Path) -> list[Line]:
    """All lines in file order; blank lines at the end are not lines.

    Raises:
        CommandFailed: The file cannot be read, or a line breaks the contract; it names the line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CommandFailed(
            "replay.no_input", exit_code=_WRONG_INPUT, file=path, reason=error.strerror
        ) from error
    rows = content.removeprefix(b"\xef\xbb\xbf").rstrip().split(b"\n") if content.strip() else []
    first_seen: dict[str, int] = {}
    lines = []
    for number, row in enumerate(rows, start=1):
        line = _line(row, _Place(path, number))
        if line.id in first_seen:
            raise _Place(path, number).wrong("same_id", id=line.id, first=first_seen[line.id])
        first_seen[line.id] = number
        lines.append(line)
    return lines


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the input something is wrong."""

    path: Path
    number: int

    def wrong(self, fault: str, **values: object) -> CommandFailed:
        """The error to raise."""
        return CommandFailed(
            f"replay.{fault}", exit_code=_WRONG_INPUT, file=self.path, line=self.number, **values
        )


def _line(row: bytes, place: _Place) -> Line:
    try:
        body = json.loads(row.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise place.wrong("not_utf8") from error
    except (ValueError, RecursionError) as error:
        raise place.wrong("not_json") from error
    if not isinstance(body, dict):
        raise place.wrong("not_json")
    text, payload = _text(body, "text", place), _text(body, "payload", place)
    if text is None and payload is None:
        raise place.wrong("no_text")
    identity = _text(body, "id", place)
    if identity is None:
        raise place.wrong("no_id")
    return Line(id=identity, conversation=_text(body, "conversation", place), text=text, payload=payload)


def _text(body: dict[str, Any], key: str, place: _Place) -> str | None:
    value = body.get(key)
    if value is not None and not isinstance(value, str):
        raise place.wrong("not_text", key=key)
    return value
