"""The few words around a policy answer, from data/policy/words.yml."""

from __future__ import annotations

from typing import Any

from services.resources import load_yaml


def word(key: str, **values: Any) -> str:
    """A phrase with its values filled in."""
    return str(load_yaml("policy/words.yml")[key]).format(**values)
