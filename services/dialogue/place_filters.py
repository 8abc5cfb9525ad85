"""Places of the gazetteer as a search needs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from language.places import Place
from services.jobs.query import PlaceFilter


def filter_of(place: Place) -> PlaceFilter:
    """A place as a constraint; an ambiguous one covers all it may stand for."""
    codes = place.codes or tuple(dict.fromkeys(code for option in place.options for code in option.codes))
    return PlaceFilter(
        name=place.name, level=place.level, codes=codes, old_codes=place.old_codes, title=place.title
    )


def place_as_json(place: PlaceFilter) -> dict[str, Any]:
    """A place in the form of the replay contract, former codes beside today's."""
    body: dict[str, Any] = {"name": place.name, "level": place.level, "codes": list(place.codes)}
    if place.old_codes:
        body["old_codes"] = list(place.old_codes)
    if place.title:
        body["title"] = place.title
    return body


def place_from_json(body: Mapping[str, Any]) -> PlaceFilter:
    """Read what `place_as_json` wrote."""
    return PlaceFilter(
        name=body["name"],
        level=body["level"],
        codes=tuple(body["codes"]),
        old_codes=tuple(body.get("old_codes", ())),
        title=body.get("title", ""),
    )
