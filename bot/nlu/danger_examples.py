"""Sentences that danger is learnt from: data/danger, one file a kind, and the examples of the rules."""

from __future__ import annotations

from collections.abc import Iterator

from language.danger import kinds
from language.resources import load_yaml

HARMLESS = "harmless"

Example = tuple[str, str | None]


def danger_examples() -> Iterator[Example]:
    """(sentence, kind of danger), None for the kind of a sentence that only looks like danger."""
    for kind in kinds():
        yield from ((text, kind) for text in load_yaml(f"danger/{kind}.yml"))
    yield from ((text, None) for text in load_yaml(f"danger/{HARMLESS}.yml"))
    for rule in load_yaml("lexicon/danger.yml")["rules"]:
        yield from ((text, rule["kind"]) for text in rule["examples"])
        yield from ((text, None) for text in rule["not"])
