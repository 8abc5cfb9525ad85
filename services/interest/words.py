"""The words of registrations, alerts and reports: data/requests/phrases.yml."""

from __future__ import annotations

from typing import Any

from services.resources import load_yaml


def said(section: str, key: str, **values: Any) -> str:
    """One phrase with its values filled in.

    Raises:
        KeyError: There is no such phrase.
    """
    return str(load_yaml("requests/phrases.yml")[section][key]).format(**values)


def setting(section: str, key: str) -> int:
    """One figure of data/requests/settings.yml."""
    return int(load_yaml("requests/settings.yml")[section][key])
