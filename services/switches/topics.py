"""Whether what a turn is about is switched off; asked by the assistant before it looks anything up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from services.switches.model import Switch, SwitchKind

if TYPE_CHECKING:
    from services.ports import UnitOfWork

# The kinds of search, as services.dialogue knows them.
SKILLS = ("job", "course", "overseas")


def skill_off(uow: UnitOfWork, kind: str | None, at: datetime) -> Switch | None:
    """The switch that keeps a kind of search from being answered."""
    return None if kind is None else uow.in_force.read().off(SwitchKind.SKILL, kind, at)


def entry_off(uow: UnitOfWork, entries: Iterable[tuple[str, str]], at: datetime) -> Switch | None:
    """The switch that keeps one of some entries, each with its topic, from being told."""
    rules = uow.in_force.read()
    return next((found for one, topic in entries if (found := rules.policy_off(one, topic, at))), None)
