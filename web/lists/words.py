"""Labels and sentences of data/web/lists.yml."""

from collections.abc import Mapping
from typing import Any

from services.imports.model import Record
from services.imports.record_kinds import offered_by, title_of
from services.resources import load_yaml


def words() -> Mapping[str, Any]:
    """All of them."""
    read: Mapping[str, Any] = load_yaml("web/lists.yml")
    return read


def named(record: Record) -> str:
    """A record in one line."""
    return f"{title_of(record)} – {offered_by(record)}"


def country_names() -> Mapping[str, str]:
    """Countries by code, as people are told them."""
    read: Mapping[str, str] = load_yaml("phrases.yml")["country"]
    return read
