"""What a finder found in a text, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One thing named in a canonical text.

    Attributes:
        entity: Name of the kind, as in docs/annotation.md ("place", "pay", "work_time", …).
        value: Depends on the entity; each finder says which type it gives.
        start: Offset of the first character in the canonical text.
        end: Offset behind the last character; never smaller than `start`.
        negated: True when the person ruled the value out ("không làm ca đêm").
        role: "home" or "wanted" for places, where it is known; "first" for an ordinal that names the first
            of what is in view ("cái đầu") and not a number ("số 1").
        also: True when the value will do beside what is wanted already ("ca đêm cũng được").
    """

    entity: str
    value: Any
    start: int
    end: int
    negated: bool = False
    role: str | None = None
    also: bool = False
