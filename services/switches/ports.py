"""What switches, settings and what people were told ask of the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.switches.in_force import InForce
from services.switches.model import Switch


class InForceRepository(Protocol):
    """What is set, as every message asks for it."""

    def read(self) -> InForce:
        """What is in force; at most two seconds old, and mostly without asking the database."""
        ...


class SwitchRepository(Protocol):
    """Switches that are off, and those that were."""

    def add(self, switch: Switch) -> int:
        """Store a new one; returns its id.

        Raises:
            InvalidInput: The same is off already.
        """
        ...

    def get(self, switch_id: int) -> Switch | None:
        """One switch; None if there never was one."""
        ...

    def end(self, switch_id: int, at: datetime, by: str, why: str) -> bool:
        """Turn it on again; False if somebody did before."""
        ...

    def undone(self) -> Sequence[Switch]:
        """Those nobody has ended, the newest first; some may be past their time."""
        ...

    def ended(self, limit: int, before: int | None = None) -> Sequence[Switch]:
        """Those that are ended, the newest first.

        Args:
            before: Only those with a smaller id, to go on from the last one shown.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value in the place of a file's default: its JSON, and who set it when."""

    value: str
    changed_at: datetime
    staff_name: str


class SettingRepository(Protocol):
    """Values in the place of a file's defaults."""

    def get(self, key: str) -> Setting | None:
        """The value of a key; None while the file's counts."""
        ...

    def put(self, key: str, setting: Setting) -> None:
        """Set a value."""
        ...

    def remove(self, key: str) -> None:
        """Let the file's count again."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to be known of a person: `memory` of the dialogue engine, and whether she `requested`
    an alert or had her name put down.
    """

    memory: str = ""
    requested: bool = False


class ToldRepository(Protocol):
    """Who was told of what; nobody is told twice."""

    def add(self, conversation: str, things: Sequence[str], at: datetime) -> None:
        """Keep that a person was told of these things."""
        ...

    def of(self, conversation: str, things: Sequence[str]) -> set[str]:
        """Those of some things the person was told of."""
        ...

    def count(self, thing: str, most: int) -> int:
        """How many people were told of a thing; not counted further than `most`."""
        ...

    def known(self, conversation: str) -> Known:
        """What may tell where a person lives."""
        ...
