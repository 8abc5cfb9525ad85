"""Where a caller stands with each scheme, in words that are shown, read out and put in writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from services.caller.entries import entry_answer
from services.caller.words import section
from services.eligibility.asking import still_wanted
from services.eligibility.judging import CategoryJudged, Reason, SchemeJudged, judge
from services.eligibility.model import Answers, Verdict
from services.eligibility.rules import rules
from services.eligibility.wording import word
from services.policy.content import Content
from services.policy.dates import said_day
from services.policy.rating import Rating, weakest
from services.policy.sources import Source, distinct, doubt_line, provisions_line

_ORDER = (Verdict.MET, Verdict.ASK, Verdict.OPEN, Verdict.FAILED)
_HOPEFUL = (Verdict.MET, Verdict.ASK)
_FEW = 3  # reasons somebody listens to


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of whom the caller asks for.

    Attributes:
        topics: What is asked about; nothing is judged where there is none.
    """

    topics: frozenset[str] = frozenset()
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeAnswer:
    """One scheme for a caller.

    Attributes:
        question: What the scheme is called.
        text: Where the person stands, in sentences.
        source_line: The provisions with the day they are in force from, and when they were checked.
        more: Papers, place, time and fee of its entry; nothing for who does not have it.
        doubt: That what is told rests on what was only reported; "" where somebody has read it.
        hangs_on: What has to be known before any amount is told; "" where nothing has, or much.
    """

    id: str
    question: str
    text: str
    source_line: str
    judged: SchemeJudged
    more: tuple[tuple[str, str], ...] = ()
    doubt: str = ""
    hangs_on: str = ""

    @property
    def key(self) -> str:
        """As offers have one: `scheme:social_pension`."""
        return f"scheme:{self.id}"


def scheme_answers(person: Person, content: Content, today: date) -> list[SchemeAnswer]:
    """The schemes of the person's topics: those that are met first, those that failed last."""
    if not person.topics:
        return []
    judged = judge(rules(), person.answers, content, today, person.topics)
    ordered = sorted(judged, key=lambda one: (_ORDER.index(one.verdict), one.outdone is not None))
    return [_told(one, content, today) for one in ordered]


def _told(judged: SchemeJudged, content: Content, today: date) -> SchemeAnswer:
    scheme = judged.scheme
    entry = content.entry(judged.entry)
    papers = entry_answer(judged.entry, content, today) if judged.verdict in _HOPEFUL else None
    hangs_on = _hangs_on(judged)
    rests_on = _rests_on(judged.best, entry.checked_on if entry else "")
    return SchemeAnswer(
        id=scheme.id,
        question=scheme.label,
        text=" ".join(_sentences(judged, hangs_on)),
        source_line=provisions_line(*rests_on) if rests_on else "",
        judged=judged,
        more=papers.more if papers else (),
        doubt=_doubt(judged, *rests_on[1:]) if rests_on else "",
        hangs_on=hangs_on,
    )


def _sentences(judged: SchemeJudged, hangs_on: str) -> Iterator[str]:
    words, best = section("eligibility")["told"], judged.best
    told = _told_reasons(best)
    whole = len(told) == len(best.reasons)
    category = _begun_small(best.category.label if whole else judged.scheme.label)
    yield words[judged.verdict.value].format(category=category)
    if judged.verdict is Verdict.FAILED:
        conditions = _joined(told, met=False)
        if conditions and judged.is_near:
            nearest = "lacks_nearest" if judged.others and whole else "lacks"
            yield words[nearest].format(category=category, conditions=conditions)
        yield words["again"]
        return
    if judged.hangs_on_category:
        yield words["gives_by_category"]
        if hangs_on:
            yield hangs_on
        yield words["later"]
        return
    if best.gives is not None:
        yield words[f"gives_{judged.verdict.value}"].format(gives=best.gives.text)
    elif judged.verdict is Verdict.ASK:
        yield word("not_told")
    if judged.is_drawn:
        yield words["drawn"]
    yield from best.lines
    if judged.verdict in _HOPEFUL:
        yield from _why(told)
    if left := _joined(told, met=None):
        yield words[f"left_{judged.verdict.value}"].format(conditions=left)
    for one in judged.higher if whole else ():
        gives = one.gives.text if one.gives else ""
        conditions = _joined(one.reasons, met=None)
        category = _begun_small(one.category.label)
        yield words["higher"].format(category=category, gives=gives, conditions=conditions)
    if judged.outdone is not None:
        yield judged.outdone.text
    yield words["later" if judged.verdict is Verdict.OPEN else "decides"]


def _hangs_on(judged: SchemeJudged) -> str:
    """What is left to decide which of several categories it is, where that is little enough to be told."""
    facts = [fact for fact in still_wanted(rules(), judged) if not fact.if_told]
    if not judged.hangs_on_category or not 0 < len(facts) <= _FEW:
        return ""
    named = "; ".join(_begun_small(fact.label) for fact in facts)
    return str(section("eligibility")["told"]["hangs_on"]).format(facts=named)


def _why(reasons: Sequence[Reason]) -> Iterator[str]:
    """The reasons where they are few; of many, which the caller has just told herself, only the last days."""
    words = section("eligibility")["told"]
    met = [reason for reason in reasons if reason.met]
    if 0 < len(met) <= _FEW:
        yield words["because"].format(conditions=_joined(met, met=True))
        return
    for reason in met:
        if reason.last_day is not None:
            yield words["last_day"].format(day=said_day(reason.last_day))


def _told_reasons(judged: CategoryJudged) -> list[Reason]:
    """All but those that rest on what is never asked first: it is nobody else's, aloud or in writing."""
    facts, conditions = rules().facts, judged.category.conditions
    return [
        reason
        for condition, reason in zip(conditions, judged.reasons, strict=True)
        if not (condition.fact and facts[condition.fact].if_told)
    ]


def _joined(reasons: Iterable[Reason], *, met: bool | None) -> str:
    return "; ".join(reason.text.rstrip(".") for reason in reasons if reason.met is met)


def _begun_small(label: str) -> str:
    return label[:1].lower() + label[1:]


def _rests_on(best: CategoryJudged, checked_on: str) -> tuple[tuple[Source, ...], Rating, str] | None:
    """The provisions of what is told, its weakest rating and the day it was checked."""
    reasons = _told_reasons(best)
    if len(reasons) < len(best.reasons):
        reasons = []  # their provisions tell of whom they are
    told = [one for one in (best.gives, *(reason.told for reason in reasons)) if one is not None]
    sources = distinct(source for one in told for source in one.sources)
    if not sources:
        return None
    day = checked_on or min(source.document.checked_on for source in sources)
    return sources, weakest(one.rating for one in told), day


def _doubt(judged: SchemeJudged, rating: Rating, checked_on: str) -> str:
    """Said aloud with what is told; a scheme of which nothing is told yet needs none."""
    return "" if judged.hangs_on_category else doubt_line(rating, checked_on)
