"""Mentions on their way through Rasa: to plain JSON values and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import Any

from language.mention import Mention
from language.occupations import Occupation
from language.pay import Pay
from language.places import Place


def plain_value(value: Any) -> Any:
    """A mention's value as JSON: dataclasses as objects without empty fields, days as ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    return value.isoformat() if isinstance(value, date) else value


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: [_plain(item) if isinstance(item, Mapping) else item for item in value]
        if isinstance(value, list | tuple)
        else value
        for key, value in fields.items()
        if value not in (None, (), [])
    }


def mentions_of(entities: Iterable[Mapping[str, Any]]) -> list[Mention]:
    """Entities of Rasa's latest message as mentions, in order; a button's entities have no offsets."""
    return [
        Mention(
            entity=str(entity["entity"]),
            value=_typed(str(entity["entity"]), entity["value"]),
            start=entity.get("start") or 0,
            end=entity.get("end") or 0,
            negated=bool(entity.get("negated")),
            also=bool(entity.get("also")),
            role=entity.get("place_role") or entity.get("ordinal_role"),
        )
        for entity in entities
    ]


def _typed(kind: str, value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    if kind == "place":
        return place_from(value)
    if kind == "occupation":
        return Occupation(**{name: value.get(name) or "" for name in ("id", "label", "vsco", "sector")})
    if kind == "pay":
        return Pay(
            minimum=value.get("minimum"),
            maximum=value.get("maximum"),
            unit=value.get("unit", "unknown"),
            kind=value.get("kind", "exact"),
            stated=value.get("stated", ""),
        )
    return dict(value)


def place_from(value: Mapping[str, Any]) -> Place:
    """A place read back from its JSON object."""
    return Place(
        name=value["name"],
        level=value["level"],
        codes=tuple(value.get("codes", ())),
        old_codes=tuple(value.get("old_codes", ())),
        options=tuple(place_from(option) for option in value.get("options", ())),
        title=value.get("title", ""),
    )
