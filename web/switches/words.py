"""Words of these pages, and what things that are off are called."""

from typing import Any

from services.policy.content import Content
from services.resources import load_yaml
from services.switches.model import SwitchKind
from services.switches.targets import topics


def words() -> dict[str, Any]:
    """Everything in data/web/switches.yml."""
    read: dict[str, Any] = load_yaml("web/switches.yml")
    return read


def name_of(kind: SwitchKind, target: str, content: Content) -> str:
    """What people at the Center call it."""
    said = words()
    match kind:
        case SwitchKind.BOT:
            return str(said["kinds"][kind.value])
        case SwitchKind.CHANNEL:
            return str(said["channels"].get(target, target))
        case SwitchKind.SKILL:
            return str(said["skills"].get(target, target))
        case SwitchKind.TOPIC:
            return topics().get(target, target)
        case SwitchKind.ENTRY:
            entry = content.entries.get(target)
            return entry.question if entry else target
