"""Topics, and the entry of each that tells what its other entries leave out."""

from __future__ import annotations

from collections.abc import Iterator

from services.policy.content import Content
from services.policy.entry import Entry
from services.resources import load_yaml


def topics() -> tuple[str, ...]:
    """Every topic, in the order of data/policy/topics.yml."""
    return tuple(load_yaml("policy/topics.yml"))


def telling(entry: Entry, facet: str, content: Content) -> Entry | None:
    """The entry that tells one side of an answer: itself, one asked next, or the topic's own for it."""
    return next(
        (
            found
            for found in _near(entry, facet, content)
            if found.has(facet) or found.id == _own(entry.topic, facet)
        ),
        None,
    )


def _near(entry: Entry, facet: str, content: Content) -> Iterator[Entry]:
    for entry_id in (entry.id, *entry.next, _own(entry.topic, facet)):
        found = content.entry(entry_id) if entry_id else None
        if found is not None:
            yield found


def _own(topic: str, facet: str) -> str | None:
    found = load_yaml("policy/topics.yml").get(topic, {}).get(facet)
    return str(found) if found else None
