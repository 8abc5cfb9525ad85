"""Words of these pages that code chooses, from data/web/training.yml."""

from collections.abc import Mapping
from typing import Any

from services.resources import load_yaml


def words() -> Mapping[str, Any]:
    """Everything in the file."""
    read: Mapping[str, Any] = load_yaml("web/training.yml")
    return read
