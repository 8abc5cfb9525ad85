"""The words of the handover (data/handover/words.yml) and its figures (data/handover/settings.yml)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from services.resources import load_yaml


def said(section: str, key: str, **values: Any) -> str:
    """One phrase with its values filled in.

    Raises:
        KeyError: There is no such phrase.
    """
    return str(load_yaml("handover/words.yml")[section][key]).strip().format(**values)


def minutes(key: str) -> timedelta:
    """One duration of the settings."""
    return timedelta(minutes=load_yaml("handover/settings.yml")[key])


def case_labels() -> dict[str, str]:
    """Labels officers may put on a conversation, by id, in their order."""
    return dict(load_yaml("handover/cases.yml")["labels"])


def outcome_labels() -> dict[str, str]:
    """What outcomes are called, by their value, in their order."""
    return dict(load_yaml("handover/cases.yml")["outcomes"])
