"""One entry of the trail as people read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.editing.differences import Piece
from services.staff.model import AuditEntry
from services.staff.trail import differences
from web.trail.words import words
from web.words import messages


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDifference:
    """A value that changed; `pieces` hold old and new woven together."""

    field: str
    before: str
    after: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry with its names; `kind` and `number` find all entries of the same thing."""

    entry: AuditEntry
    action: str
    thing: str
    kind: str
    number: str
    differences: Sequence[ShownDifference]


def line_of(entry: AuditEntry) -> Line:
    """The entry in words."""
    kind, _, number = entry.thing.partition(":")
    said: dict[str, str] = messages()["actions"]
    return Line(
        entry=entry,
        action=said.get(entry.action, entry.action),
        thing=thing_name(entry.thing),
        kind=kind,
        number=number,
        differences=[
            ShownDifference(
                field=" › ".join(words()["fields"].get(name, name) for name in one.field),
                before=_value(one.before),
                after=_value(one.after),
                pieces=one.pieces,
            )
            for one in differences(entry)
        ],
    )


def thing_name(thing: str) -> str:
    """What a thing is called: "entry:17" → "Câu trả lời 17"."""
    said = words()
    if thing in said["things"]:
        return str(said["things"][thing])
    kind, _, number = thing.partition(":")
    return f"{said['kinds'].get(kind, kind)} {number}".strip()


def _value(text: str) -> str:
    return str(words()["values"].get(text, text))
