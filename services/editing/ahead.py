"""Reads once what every page of editing looks at, so that nobody waits for it afterwards."""

from __future__ import annotations

from datetime import date

from services.editing.listing import Filter, chosen, rows
from services.policy.content import Content
from services.policy.likeness import alike

_ANYTHING = "a"


def read_ahead(content: Content, today: date) -> None:
    """Keys of all wordings, values named, words searched, pieces of questions; seconds for thousands."""
    first = next(content.published(), None)
    chosen(rows(content, (), (), today), Filter(text=_ANYTHING))
    if content.asked_by and content.named and first:
        alike(first, content, least=1.0)
