"""Look through the trail: who did what to which thing, when; and what became other than it was."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from services.editing.differences import Change, Piece, word_differences
from services.staff.model import AuditEntry

PAGE = 50
_NESTED = 4  # deeper than this a value is shown as it is stored


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailSearch:
    """What is looked for; None restricts nothing.

    Attributes:
        staff_id: Whose steps; 0 for those of the command line and of the system itself.
        thing: One record, as "entry:17", or all of a kind, as "entry:".
        since, until: From the one until just before the other.
        before: Only entries with a smaller id, to go on from the last one shown.
    """

    staff_id: int | None = None
    action: str | None = None
    thing: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs; `field` names where it stands, from the outside in."""

    field: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        """As it was; "" for nothing."""
        return "".join(piece.text for piece in self.pieces if piece.change is not Change.ADDED)

    @property
    def after(self) -> str:
        """As it is now; "" for nothing."""
        return "".join(piece.text for piece in self.pieces if piece.change is not Change.REMOVED)


def differences(entry: AuditEntry) -> list[Difference]:
    """Every value of an entry that changed, came or went, in the order they are stored in."""
    old, new = dict(_flat(entry.before or {})), dict(_flat(entry.after or {}))
    fields = [*old, *(field for field in new if field not in old)]
    return [
        Difference(field, word_differences(old.get(field, ""), new.get(field, "")))
        for field in fields
        if old.get(field, "") != new.get(field, "")
    ]


def _flat(values: Mapping[str, object], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, value in values.items():
        here = (*above, str(name))
        if isinstance(value, Mapping) and len(here) < _NESTED:
            yield from _flat(value, here)
        else:
            yield here, _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(_text(one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_text(one)}" for name, one in value.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
