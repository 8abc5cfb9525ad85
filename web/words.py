"""Sentences and labels of the pages, from data/web."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from services.resources import load_yaml
from services.staff.permissions import Permission


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation; typing g and then `key` leads there."""

    path: str
    label: str
    key: str
    permission: Permission


@lru_cache(maxsize=1)
def messages() -> Mapping[str, Any]:
    """Everything in messages.yml."""
    read: Mapping[str, Any] = load_yaml("web/messages.yml")
    return read


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """The navigation in its order."""
    return tuple(
        Place(one["path"], one["label"], one["key"], Permission(one["permission"]))
        for one in load_yaml("web/navigation.yml")
    )
