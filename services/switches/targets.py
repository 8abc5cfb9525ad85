"""What can be switched off one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.resources import load_yaml
from services.switches.model import EVERYTHING, SwitchKind
from services.switches.topics import SKILLS

if TYPE_CHECKING:
    from services.ports import UnitOfWork

CHANNELS = ("web", "zalo", "telegram")


def topics() -> dict[str, str]:
    """The topics of policy and what they are called."""
    return {name: str(row["label"]) for name, row in load_yaml("policy/topics.yml").items()}


def is_target(uow: UnitOfWork, kind: SwitchKind, target: str) -> bool:
    """Whether there is something of this name to be switched off."""
    match kind:
        case SwitchKind.BOT:
            return target == EVERYTHING
        case SwitchKind.CHANNEL:
            return target in CHANNELS
        case SwitchKind.SKILL:
            return target in SKILLS
        case SwitchKind.TOPIC:
            return target in topics()
        case SwitchKind.ENTRY:
            return bool(target) and target in uow.policy.topics_of([target])
