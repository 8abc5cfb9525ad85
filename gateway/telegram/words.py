"""The words of data/gateway/channels.yml that belong to Telegram."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from services.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the menu; `words` stand before what somebody typed behind the command."""

    command: str
    description: str
    payload: str
    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """`commands` by their name without the slash; the rest are sentences with {…} for values."""

    commands: dict[str, Command]
    group: str
    choose: str
    location: str
    contact: str


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Read once."""
    data: dict[str, Any] = load_yaml("gateway/channels.yml")
    own, shared = data["telegram"], data["shared"]
    return Words(
        commands={entry["command"]: Command(**entry) for entry in own["commands"]},
        group=own["group"],
        choose=own["choose"],
        location=shared["location"],
        contact=shared["contact"],
    )
