"""A mention as Rasa's entity dictionary; the action server reads it back by `services.dialogue.mentions`."""

from __future__ import annotations

from typing import Any

from language.canonical import Canonical
from language.mention import Mention
from services.dialogue.mentions import plain_value

_EXTRACTOR = "UnderstandingExtractor"


def entity_of(mention: Mention, form: Canonical) -> dict[str, Any]:
    """Entity with offsets into the raw text, in Unicode code points."""
    start, end = form.raw_span(mention.start, mention.end)
    return {
        "entity": mention.entity,
        "value": plain_value(mention.value),
        "start": start,
        "end": end,
        "text": form.raw[start:end],
        "negated": mention.negated,
        "also": mention.also,
        "place_role": mention.role if mention.entity == "place" else None,
        "ordinal_role": mention.role if mention.entity == "ordinal" else None,
        "extractor": _EXTRACTOR,
    }


def language_entity(language: str, form: Canonical) -> dict[str, Any]:
    """The language a whole message is written in, as ISO 639-1."""
    end = len(form.raw)
    return {
        "entity": "language",
        "value": language,
        "start": 0,
        "end": end,
        "text": form.raw,
        "extractor": _EXTRACTOR,
    }
