"""What stock Rasa marks in a text, as values our actions can work with.

DIET says which words name a place; which place it is must be looked up by any action
that asks a database. The look-up is ours, on the marked words alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from benchmarks.stock.annotations import REFUSED
from language.canonical import Canonical, canonical
from language.mention import Mention
from language.understanding import understand


def mentions_in(entities: Sequence[Mapping[str, Any]], today: date) -> list[tuple[Mention, Canonical]]:
    """Each marked span that means something, with the canonical form of its words."""
    found = []
    for entity in entities:
        form = canonical(str(entity.get("value") or ""))
        same = [mention for mention in understand(form, today) if mention.entity == entity["entity"]]
        role, refused = entity.get("role"), entity.get("group") == REFUSED
        found += [(replace(mention, role=role, negated=refused), form) for mention in same]
    return found
