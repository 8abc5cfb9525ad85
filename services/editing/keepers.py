"""Which unit keeps an answer right: the one an entry names, else that of its topic."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from services.policy.entry import Entry
from services.resources import load_yaml


@lru_cache(maxsize=1)
def keepers() -> Mapping[str, str]:
    """Every unit with what it is called."""
    return {name: str(row["label"]) for name, row in load_yaml("editing/keepers.yml").items()}


def keeper_of(entry: Entry) -> str:
    """The unit of an entry; "" where nobody keeps its topic."""
    return entry.keeper or _by_topic().get(entry.topic, "")


@lru_cache(maxsize=1)
def _by_topic() -> Mapping[str, str]:
    rows = load_yaml("editing/keepers.yml").items()
    return {topic: name for name, row in rows for topic in row["topics"]}
