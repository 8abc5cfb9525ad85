"""Which facts are still worth asking for, in the order of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from services.eligibility.judging import CategoryJudged, SchemeJudged
from services.eligibility.model import Answers, Fact, Rules, Verdict
from services.eligibility.wording import dated
from services.policy.content import Content
from services.policy.placeholders import Placeholder, fill

_UNKNOWN = "…"


def to_ask(rules: Rules, judged: Iterable[SchemeJudged], answers: Answers) -> list[Fact]:
    """Facts whose answer could still change something, or that a reckoning wants.

    A category that failed already, or that gives no more than one that is met, asks nothing. A fact that
    makes no sense before another waits until that is answered: nobody is asked how old the deceased was
    before it is known that somebody died.
    """
    wanted = {name for scheme in judged for name in _wanted(scheme) if name not in answers}
    return [
        fact
        for fact in rules.facts.values()
        if fact.id in wanted and fact.after not in wanted and not fact.if_told
    ]


def if_told(rules: Rules, judged: Iterable[SchemeJudged], answers: Answers) -> list[Fact]:
    """Facts that would change something and are opened only when they are spoken of."""
    wanted = {
        name
        for scheme in judged
        for category in scheme.asleep
        for name in category.asks
        if name not in answers
    }
    return [fact for fact in rules.facts.values() if fact.id in wanted and fact.if_told]


def still_wanted(rules: Rules, judged: SchemeJudged) -> list[Fact]:
    """The facts whose answer could still change where somebody stands with one scheme."""
    left = set(_wanted(judged))
    return [fact for fact in rules.facts.values() if fact.id in left]


def asked(fact: Fact, content: Content, day: date) -> Fact:
    """The fact as it is read out on a day, with reference values in place of their names.

    A value that did not hold that day is left out: an officer is never read a figure that is not in force.
    """

    def said(found: Placeholder) -> str:
        value = dated(found.name, content, day)
        return value.said(bare=found.form == "number") if value else _UNKNOWN

    return replace(
        fact,
        ask=fill(fact.ask, said),
        hint=fill(fact.hint, said),
        choices={key: fill(label, said) for key, label in fact.choices.items()},
    )


def _wanted(scheme: SchemeJudged) -> Iterator[str]:
    best = scheme.best
    if best.verdict in (Verdict.MET, Verdict.ASK):
        yield from best.category.then_ask
    for category in (best, *scheme.others):
        if category.verdict is Verdict.OPEN and not _outdone(category, best):
            yield from category.asks


def _outdone(category: CategoryJudged, best: CategoryJudged) -> bool:
    return best.verdict is Verdict.MET and category.amount <= best.amount
