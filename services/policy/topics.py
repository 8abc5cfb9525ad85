"""Topics, and the entry of each that tells what its other entries leave out."""

from __future__ import annotations

from services.policy.content import Content
from services.policy.entry import Entry
from services.policy.facets import leaning
from services.resources import load_yaml


def topics() -> tuple[str, ...]:
    """Every topic, in the order of data/policy/topics.yml."""
    return tuple(load_yaml("policy/topics.yml"))


def telling(entry: Entry, facet: str, content: Content) -> Entry | None:
    """The entry that tells one side of an answer.

    Itself; else what is asked next when that very question is about the side; else the topic's own entry
    for it; else whatever is asked next and tells it.
    """
    following = [found for entry_id in entry.next if (found := content.entry(entry_id)) is not None]
    own = load_yaml("policy/topics.yml").get(entry.topic, {}).get(facet)
    about = (found for found in following if leaning(found.question).facet == facet)
    topics_own = [found for found in (content.entry(str(own)) if own else None,) if found is not None]
    tells = (found for found in following if found.has(facet))
    candidates = [entry] if entry.has(facet) else []
    return next(iter([*candidates, *about, *topics_own, *tells]), None)
