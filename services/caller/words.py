"""Words of data/web/caller.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.resources import load_yaml


def section(name: str) -> Mapping[str, Any]:
    """One section as it stands.

    Raises:
        KeyError: There is none of that name.
    """
    found: Mapping[str, Any] = load_yaml("web/caller.yml")[name]
    return found


def said(name: str, key: str, /, **values: Any) -> str:
    """One phrase of a section with its values filled in.

    Raises:
        KeyError: There is no such phrase.
    """
    return str(section(name)[key]).format(**values)
