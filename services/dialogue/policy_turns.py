"""Turns about policy: one answer or two, a choice of three, one side of an answer, or an honest no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from services.dialogue.policy_replies import (
    answered,
    choices,
    facet_unknown,
    lost,
    not_then,
    sources_of,
    stale,
    then,
)
from services.dialogue.policy_state import PolicyState, Ranking
from services.dialogue.replies import Reply
from services.outcomes import Outcome
from services.policy.answer import Answer, Lacking, answer
from services.policy.asked_day import asked_day
from services.policy.confidence import CHOICES, Level, level
from services.policy.content import Content
from services.policy.entry import FACETS, Entry
from services.policy.facets import SOURCES
from services.policy.topics import telling

_ANSWER = "answer"
_SIDES = (_ANSWER, *FACETS, SOURCES)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a message in canonical form, and the entries it may be about, best first."""

    text: str
    ranking: Ranking


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTurn:
    """What a policy question led to.

    Attributes:
        answers: What was answered, in order; their provisions are shown.
        offered: The entries answered from or offered, best first, with their scores.
        level: For the editors: how sure the assistant was.
    """

    state: PolicyState
    replies: tuple[Reply, ...]
    outcome: Outcome
    level: Level
    answers: tuple[Answer, ...] = ()
    offered: Ranking = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What every turn is taken with: the content, and today."""

    content: Content
    today: date


def ask(state: PolicyState, questions: Sequence[Question], desk: Desk) -> PolicyTurn:
    """Answer what a message asks; two questions are both answered when both are clear."""
    known = [Question(question.text, _published(question.ranking, desk.content)) for question in questions]
    whole, parts = known[0], known[1:]
    clear = [part for part in parts if level(part.ranking) is Level.SURE]
    by_entry: dict[str, Question] = {}
    for part in clear:
        by_entry.setdefault(part.ranking[0][0], part)
    if len(clear) == len(parts) and len(by_entry) > 1:
        return _joined([_answer(state, part, desk) for part in by_entry.values()])
    best = whole
    if level(whole.ranking) is not Level.SURE:
        best = max([whole, *clear], key=lambda question: question.ranking[0][1] if question.ranking else 0.0)
    match level(best.ranking):
        case Level.SURE:
            return _answer(state, best, desk)
        case Level.UNSURE:
            return choose(state, best.ranking, desk)
        case Level.LOST:
            return _lost(state, best.ranking)


def choose(state: PolicyState, ranking: Ranking, desk: Desk) -> PolicyTurn:
    """Offer the likeliest questions by name and number."""
    offered = ranking[:CHOICES]
    entries = [entry for entry_id, _ in offered if (entry := desk.content.entry(entry_id))]
    return PolicyTurn(
        state=replace(state, ranking=ranking, offered=tuple(entry.id for entry in entries), lost=0),
        replies=(choices(entries),),
        outcome=Outcome.CLARIFICATION,
        level=Level.UNSURE,
        offered=offered,
    )


def chosen(state: PolicyState, entry_id: str, facet: str, desk: Desk) -> PolicyTurn:
    """The answer, or one side of it, that a button or a number asks for; the answer for a side unheard of."""
    entry = desk.content.entry(entry_id)
    if facet not in _SIDES:
        facet = _ANSWER
    if entry is None:
        return _lost(state, ())
    day = _day(state, desk) if entry_id == state.entry else desk.today
    if facet == SOURCES:
        return _sources(state, entry, day, desk)
    return _told(state, entry, facet, day, desk, ((entry_id, 1.0),))


def side(state: PolicyState, facet: str, desk: Desk) -> PolicyTurn | None:
    """One side of what was answered last; None when nothing was, or it is published no more."""
    entry = desk.content.entry(state.entry) if state.entry else None
    return None if entry is None else chosen(state, entry.id, facet, desk)


def on_day(state: PolicyState, day: date, desk: Desk) -> PolicyTurn | None:
    """What was answered last, for another day; None when nothing was, or it is published no more."""
    entry = desk.content.entry(state.entry) if state.entry else None
    return None if entry is None else _told(state, entry, _ANSWER, day, desk, ((entry.id, 1.0),))


def _day(state: PolicyState, desk: Desk) -> date:
    return date.fromisoformat(state.day) if state.day else desk.today


def _answer(state: PolicyState, question: Question, desk: Desk) -> PolicyTurn:
    entry = desk.content.entries[question.ranking[0][0]]
    day = asked_day(question.text, desk.today)
    return _told(state, entry, _ANSWER, day, desk, question.ranking)


def _told(
    state: PolicyState, entry: Entry, facet: str, day: date, desk: Desk, ranking: Ranking
) -> PolicyTurn:
    """What an entry says on a day, or today's rule where that day had none, or that it says nothing."""
    teller = telling(entry, facet, desk.content) if facet != _ANSWER else entry
    if teller is None:
        return _without(state, entry, facet_unknown(), ranking)
    wanted = facet if teller.has(facet) else _ANSWER
    told = answer(teller, desk.content, day, desk.today, wanted)
    lead: tuple[Reply, ...] = ()
    if day != desk.today:
        now = answer(teller, desk.content, desk.today, desk.today, wanted)
        if told is Lacking.NOT_THEN and isinstance(now, Answer):
            lead, told = (not_then(day),), now
        elif isinstance(told, Answer) and isinstance(now, Answer) and told.text != now.text:
            lead = (then(day),)
    if not isinstance(told, Answer):
        return _without(state, entry, stale(), ranking)
    before = state.said if state.entry == entry.id else ()
    said = tuple(dict.fromkeys((*before, facet)))
    return PolicyTurn(
        state=PolicyState(
            entry=entry.id, said=said, ranking=ranking, day=day.isoformat() if day != desk.today else None
        ),
        replies=(*lead, answered(told, entry, said, desk.content)),
        outcome=Outcome.ANSWERED,
        level=Level.SURE,
        answers=(told,),
        offered=((teller.id, ranking[0][1] if ranking else 1.0),),
    )


def _sources(state: PolicyState, entry: Entry, day: date, desk: Desk) -> PolicyTurn:
    told = answer(entry, desk.content, day, desk.today)
    if not isinstance(told, Answer):
        return _without(state, entry, stale(), ((entry.id, 1.0),))
    return PolicyTurn(
        state=replace(_about(state, entry), offered=(), lost=0),
        replies=(sources_of(told),),
        outcome=Outcome.ANSWERED,
        level=Level.SURE,
        answers=(told,),
        offered=((entry.id, 1.0),),
    )


def _without(state: PolicyState, entry: Entry, reply: Reply, ranking: Ranking) -> PolicyTurn:
    """The topic is known, but nothing can be said of it."""
    return PolicyTurn(
        state=replace(_about(state, entry), ranking=ranking, offered=()),
        replies=(reply,),
        outcome=Outcome.NO_ANSWER,
        level=Level.LOST,
        offered=ranking[:CHOICES],
    )


def _about(state: PolicyState, entry: Entry) -> PolicyState:
    """What is remembered of an entry; the day and the sides of another are no part of it."""
    return state if state.entry == entry.id else PolicyState(entry=entry.id)


def _lost(state: PolicyState, ranking: Ranking) -> PolicyTurn:
    return PolicyTurn(
        state=PolicyState(lost=state.lost + 1, ranking=ranking),
        replies=(lost(state.lost),),
        outcome=Outcome.NO_ANSWER,
        level=Level.LOST,
        offered=ranking[:CHOICES],
    )


def _joined(turns: Sequence[PolicyTurn]) -> PolicyTurn:
    """Several questions of one message, each with its own answer; the last is talked about from now on."""
    return replace(
        turns[-1],
        replies=tuple(reply for turn in turns for reply in turn.replies),
        answers=tuple(told for turn in turns for told in turn.answers),
        offered=tuple(turn.offered[0] for turn in turns if turn.offered),
        outcome=next((turn.outcome for turn in turns if turn.answers), turns[-1].outcome),
    )


def _published(ranking: Ranking, content: Content) -> Ranking:
    """Without entries taken back since the ranking was made."""
    return tuple((entry, score) for entry, score in ranking if content.entry(entry) is not None)
