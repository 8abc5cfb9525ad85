"""Sentences and labels of training, from data/training/words.yml."""

from collections.abc import Mapping
from typing import Any

from services.resources import load_yaml


def words() -> Mapping[str, Any]:
    """Everything in the file."""
    read: Mapping[str, Any] = load_yaml("training/words.yml")
    return read


def told(reasons: tuple[Mapping[str, Any], ...]) -> list[str]:
    """Why a training was refused or failed, as sentences."""
    return [
        str(words()["reasons"][one["code"]]).format(**{**one, "figure": _figure(str(one.get("figure", "")))})
        for one in reasons
    ]


def _figure(name: str) -> str:
    return str(words()["figures"].get(name, name))
