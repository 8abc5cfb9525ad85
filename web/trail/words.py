"""Words of the page of the trail."""

from collections.abc import Mapping
from typing import Any

from services.resources import load_yaml
from web.words import messages


def words() -> Mapping[str, Any]:
    """Everything in data/web/trail.yml."""
    read: Mapping[str, Any] = load_yaml("web/trail.yml")
    return read


def actions() -> list[tuple[str, str]]:
    """Actions with what they are called, by that."""
    said: Mapping[str, str] = messages()["actions"]
    return sorted(said.items(), key=lambda one: one[1].lower())
