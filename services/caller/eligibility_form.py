"""The questions of eligibility as a form: what was posted, and what is asked next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from services.caller.eligibility import Person, SchemeAnswer, scheme_answers
from services.caller.eligibility_note import guessed_topics, noted_in, topics
from services.caller.entries import EntryAnswer
from services.caller.model import Need
from services.caller.reading import Reading
from services.caller.words import section
from services.conversations.typed_text import clean
from services.eligibility.answers import Answer, read_answer
from services.eligibility.asking import asked, if_told, to_ask
from services.eligibility.model import Answers, Fact, FactKind, Rules
from services.eligibility.rules import rules
from services.errors import InvalidInput
from services.policy.content import Content
from services.policy.dates import said_day
from services.policy.units import number, said, units

UNKNOWN = "?"  # the answer of who does not know: the question is asked later
LONGEST = 40  # signs of an answer that are looked at
SHOWN = 4  # questions at a time
_MONEY = "vnd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The form as it was when something in it was changed.

    Attributes:
        guessed: Topics ticked for the note; None before anything was shown.
        written: By the id of the fact, as it was typed.
        noted: The same, as the note had it when the form was made.
        later: Facts that wait for later.
    """

    topics: frozenset[str] = frozenset()
    guessed: frozenset[str] | None = None
    written: Mapping[str, str] = field(default_factory=dict)
    noted: Mapping[str, str] = field(default_factory=dict)
    later: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One fact as it stands in the form.

    Attributes:
        order: Its place among all facts.
        written: What stands in its field.
        said: The answer in words.
        complaint: Why what was written is no answer.
        unit: Behind the field.
    """

    fact: Fact
    order: int
    written: str = ""
    said: str = ""
    complaint: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is shown.

    Attributes:
        labels: Every topic there is a scheme of.
        noted: Answers that the note gives.
        asked: The next questions; `waiting` more come after them.
        later: Questions that were left.
        if_told: Questions that are never asked first.
        person: All that is known.
    """

    labels: Mapping[str, str]
    topics: frozenset[str]
    guessed: frozenset[str]
    noted: Mapping[str, str]
    known: Sequence[Question]
    asked: Sequence[Question]
    waiting: int
    later: Sequence[Question]
    if_told: Sequence[Question]
    schemes: Sequence[SchemeAnswer]
    person: Person


def person_of(posted: Posted, reading: Reading, today: date) -> Person:
    """What a form and a note tell; wrong and unknown answers are left out."""
    written = {**noted_in(reading), **_typed(posted)}
    return Person(posted.topics & topics().keys(), _read(written, rules(), today)[0])


def form_of(
    posted: Posted,
    reading: Reading,
    entries: Sequence[EntryAnswer],
    need: Need,
    content: Content,
    today: date,
) -> Form:
    """The form for what was posted and a note as it stands now."""
    all_rules, noted = rules(), noted_in(reading)
    written = {**noted, **_typed(posted)}
    guessed = guessed_topics(reading, entries, need)
    chosen = _topics(posted, guessed)
    answers, wrong = _read(written, all_rules, today)
    person = Person(chosen, answers)
    schemes = scheme_answers(person, content, today)
    judged = [one.judged for one in schemes]
    open_ = [one for one in to_ask(all_rules, judged, answers) if one.id not in wrong]
    unknown = {name for name, text in written.items() if text == UNKNOWN} | posted.later
    complained = [fact for fact in all_rules.facts.values() if fact.id in wrong]
    fresh = [fact for fact in open_ if fact.id not in unknown]
    shown = {fact.id for fact in [*complained, *fresh[: max(0, SHOWN - len(complained))]]}

    def questions(facts: Iterable[Fact]) -> list[Question]:
        names = {fact.id for fact in facts}
        return [
            _question(
                asked(fact, content, today), order, written.get(fact.id, ""), answers.get(fact.id), wrong
            )
            for order, fact in enumerate(all_rules.facts.values())
            if fact.id in names
        ]

    return Form(
        labels=topics(),
        topics=chosen,
        guessed=guessed,
        noted=noted,
        known=questions(fact for fact in all_rules.facts.values() if fact.id in answers),
        asked=questions(fact for fact in all_rules.facts.values() if fact.id in shown),
        waiting=sum(fact.id not in shown for fact in fresh),
        later=questions(fact for fact in open_ if fact.id in unknown),
        if_told=questions(one for one in if_told(all_rules, judged, answers) if one.id not in wrong),
        schemes=schemes,
        person=person,
    )


def _topics(posted: Posted, guessed: frozenset[str]) -> frozenset[str]:
    """The officer's own choice; the note decides as long as she has neither chosen nor answered."""
    if posted.guessed is None:
        return guessed
    untouched = posted.topics == posted.guessed and not _typed(posted)
    return guessed if untouched and guessed else posted.topics & topics().keys()


def _typed(posted: Posted) -> dict[str, str]:
    """What the officer has answered herself; "" where she took out what the note told."""
    return {name: text for name, text in posted.written.items() if text != posted.noted.get(name, "")}


def _read(written: Mapping[str, str], all_rules: Rules, today: date) -> tuple[Answers, Collection[str]]:
    """The answers, and the facts whose answer cannot be read."""
    answers: dict[str, Answer] = {}
    wrong = set()
    for name, fact in all_rules.facts.items():
        text = written.get(name, "")
        if not text or text == UNKNOWN:
            continue
        try:
            answers[name] = read_answer(fact, text, today)
        except InvalidInput:
            wrong.add(name)
    return answers, wrong


def as_typed(text: str) -> str:
    """A field without what cannot be seen, cut where nothing that is an answer goes on."""
    return clean(text[: LONGEST + 1])[:LONGEST]


def _question(
    fact: Fact, order: int, written: str, answer: Answer | None, wrong: Collection[str]
) -> Question:
    return Question(
        fact=fact,
        order=order,
        written="" if written == UNKNOWN else written,
        said="" if answer is None else _said(fact, answer),
        complaint=_complaint(fact) if fact.id in wrong else "",
        unit=str(units()[fact.unit]["said"]).format(n="").strip() if fact.unit else "",
    )


def _said(fact: Fact, answer: Answer) -> str:
    if isinstance(answer, date):
        return said_day(answer)
    return said(answer, fact.unit) if isinstance(answer, Decimal) else str(fact.choices[answer])


def _complaint(fact: Fact) -> str:
    words = section("eligibility")["complaints"]
    if fact.kind is not FactKind.NUMBER:
        return str(words[fact.kind.value])
    said_of = words["money"] if fact.unit == _MONEY else words["number"]
    return str(said_of).format(least=number(fact.least), most=said(fact.most, fact.unit))
