"""Texts of the rules with the values of a day, and the provisions behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from services.errors import NotFound
from services.policy.citation import Citation
from services.policy.content import Content
from services.policy.placeholders import Placeholder, fill, placeholders
from services.policy.rating import Rating, weakest
from services.policy.sources import Source, distinct, source_of_value
from services.policy.values import Dated
from services.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Told:
    """A text on a day.

    Attributes:
        sources: The provisions in force that day.
        rating: The weakest of everything it rests on.
    """

    text: str
    sources: tuple[Source, ...]
    rating: Rating


def tell(
    text: str,
    cited: Sequence[Citation],
    rating: Rating,
    content: Content,
    day: date,
    also: Iterable[str] = (),
) -> Told | None:
    """A text of the rules as it holds on a day.

    Args:
        text: Names reference values in braces.
        also: Names of values it rests on without saying them.

    Returns:
        None where a value, or each provision cited, was not in force that day, or nobody has confirmed it.
    """
    names = dict.fromkeys([*(found.name for found in placeholders(text)), *also])
    values: dict[str, Dated] = {}
    for name in names:
        value = dated(name, content, day)
        if value is None:
            return None
        values[name] = value
    held = [one for one in cited if (document := content.documents.get(one.document)) and document.holds(day)]
    if cited and not held:
        return None
    rated = weakest([rating, *(value.rating for value in values.values())])
    if rated is Rating.UNCONFIRMED:
        return None

    def said(found: Placeholder) -> str:
        return values[found.name].said(bare=found.form == "number")

    sources = [Source(citation=one, document=content.documents[one.document]) for one in held]
    for value in values.values():
        sources += [
            source_of_value(one, content.documents[one.document], value.since)
            for one in value.citations
            if one.document in content.documents
        ]
    return Told(fill(text, said), distinct(sources), rated)


def dated(name: str, content: Content, day: date) -> Dated | None:
    """A reference value on a day; None where there is none, or no longer one of that name."""
    try:
        return content.values.on(name, day)
    except NotFound:
        return None


def word(name: str, /, **values: object) -> str:
    """A phrase of data/eligibility/words.yml with its values."""
    return str(load_yaml("eligibility/words.yml")["phrases"][name]).format(**values)
