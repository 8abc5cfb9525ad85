"""What a changed value or document makes the rules say otherwise, held against what they say now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from services.eligibility.model import Category, Rules, Scheme
from services.eligibility.statements import Footing, Part, Statement, statements
from services.eligibility.wording import dated
from services.policy.content import Content

Rival = tuple[Scheme, Category]


@dataclass(frozen=True, slots=True)
class Moved:
    """One text before and after."""

    before: Statement
    after: Statement

    @property
    def now_asked(self) -> bool:
        """Whether it is left to an office from now on."""
        return self.before.text is not None and self.after.text is None


def moved(rules: Rules, before: Content, after: Content, day: date, on: Footing) -> tuple[Moved, ...]:
    """Every text that says something else, or rests on other provisions, on a day.

    Args:
        before: What is live.
        after: What would be.
        on: What is changed.
    """
    old, new = statements(rules, before, day, on), statements(rules, after, day, on)
    found = [Moved(old[place], new[place]) for place in old if old[place] != new[place]]
    return (*found, *_other_winners(rules, before, after, day, on))


def _other_winners(rules: Rules, before: Content, after: Content, day: date, on: Footing) -> Iterator[Moved]:
    """Of two amounts that are not drawn together, those of which the other one is higher from now on."""
    for one, other in _rivals(rules):
        if not on.names & {one[1].amount, other[1].amount}:
            continue
        old, new = _higher(one, other, before, day), _higher(one, other, after, day)
        if old and new and old[0] != new[0]:
            schemes = tuple(dict.fromkeys((one[0], other[0])))
            about = " / ".join((one[1].label, other[1].label))
            yield Moved(*(_won(schemes, about, winner) for winner in (old, new)))


def _rivals(rules: Rules) -> Iterator[tuple[Rival, Rival]]:
    """Pairs of categories with an amount, of one scheme or of schemes that are not drawn together."""
    every = [
        (scheme, category) for scheme in rules.schemes for category in scheme.categories if category.amount
    ]
    for one, other in combinations(every, 2):
        if one[0] is other[0] or (one[0].one_of and one[0].one_of == other[0].one_of):
            yield one, other


def _higher(one: Rival, other: Rival, content: Content, day: date) -> tuple[Category, str] | None:
    """The category that is drawn of two, and its amount in words; None where one of them has no amount."""
    amounts = [dated(rival[1].amount, content, day) for rival in (one, other)]
    if amounts[0] is None or amounts[1] is None:
        return None
    first = amounts[0].amount >= amounts[1].amount
    return (one[1], amounts[0].said()) if first else (other[1], amounts[1].said())


def _won(schemes: tuple[Scheme, ...], about: str, winner: tuple[Category, str]) -> Statement:
    category, amount = winner
    return Statement(part=Part.HIGHEST, schemes=schemes, about=about, text=f"{category.label}: {amount}")
