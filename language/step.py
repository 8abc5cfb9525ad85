"""The small things a canonical form is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; `start` and `end` are offsets in the raw text, in code points.

    Several tokens share their offsets when one written word was read as several.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """One change that was made; `kind` names the rule, for the editors' "why" and for tests."""

    kind: str
    before: str
    after: str
