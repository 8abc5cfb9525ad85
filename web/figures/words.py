"""Labels and sentences of data/web/figures.yml."""

from collections.abc import Mapping
from typing import Any

from services.resources import load_yaml


def words() -> Mapping[str, Any]:
    """All of them."""
    read: Mapping[str, Any] = load_yaml("web/figures.yml")
    return read
