"""Numbers to call in need, by their key in data/policy/hotlines.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.errors import NotFound
from services.resources import load_yaml


def hotlines() -> Mapping[str, Mapping[str, Any]]:
    """Every hotline by its key."""
    found: Mapping[str, Mapping[str, Any]] = load_yaml("policy/hotlines.yml")["hotlines"]
    return found


def number_of(name: str) -> str:
    """The number to call.

    Raises:
        NotFound: There is no such hotline.
    """
    line = hotlines().get(name)
    if line is None:
        raise NotFound(f"There is no hotline {name!r}.")
    return str(line["number"])
