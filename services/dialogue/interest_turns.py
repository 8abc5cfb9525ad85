"""Turns that put a name down for an offer: the questions, the end, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from language.mention import Mention
from services.calendar import local
from services.dialogue.item_turns import chosen
from services.dialogue.offers import read
from services.dialogue.order_lines import barred
from services.dialogue.place_filters import filter_of
from services.dialogue.question_turns import MOST_TIMES
from services.dialogue.registration import Registration
from services.dialogue.replies import Button, Item, Reply, Turn
from services.dialogue.request_buttons import PROFILE, button
from services.dialogue.state import SearchState
from services.dialogue.which_offer import ask_which, offer_named, which
from services.dialogue.wording import phrase, place_name
from services.interest.answers import commune_in, has_refused_number, lets_go, name_in, names_papers, phone_in
from services.interest.model import InterestStatus, Person
from services.interest.registering import may_register, register
from services.interest.words import said, setting
from services.outcomes import Outcome
from services.overseas.model import OverseasOrder
from services.ports import UnitOfWork

DONE, DROPPED, CHOSEN = "done", "dropped", "chosen"
_SHOWN_DIGITS = 3


def begin(
    state: SearchState, mentions: Sequence[Mention], uow: UnitOfWork, conversation: str, at: datetime
) -> Turn:
    """Put the first question, or the name that is known, for the offer meant."""
    key = chosen(state, mentions)
    given = state.registration if state.registration and not state.registration.item else Registration()
    if key is None:
        return ask_which(state, given)
    record = read(key, uow)
    if record is None or not record.is_shown(local(at).date()):
        return Turn(state=state, replies=(Reply(response="utter_offer_gone"),), outcome=Outcome.NO_RESULT)
    state = replace(state, focus=key)
    if isinstance(record, OverseasOrder):
        status = barred(record, uow.licensed_companies.all(), local(at).date())
        if status is not None:
            return _barred(state, record.title, status)
    own = uow.interests.of_conversation(conversation)
    if any(one.item == key and one.is_open for one in own):
        return _told(state, "already", Outcome.ANSWERED, title=record.title)
    if not may_register(uow, conversation):
        return _told(state, "too_many", Outcome.NO_RESULT, count=setting("interest", "most_open"))
    asking = replace(Registration(item=key, title=record.title), name=given.name, phone=given.phone)
    asking = replace(asking, unasked=bool(given.name or given.phone))
    if own and own[0].status is not InterestStatus.WITHDRAWN:  # asked once; anew of who took her name off
        known = own[0].person
        asking = asking.answered(name=known.name, phone=known.phone, commune=known.commune)
        return end(_with(state, replace(asking, ended=DONE)), uow, conversation, at)
    if state.frame.home is not None and not (asking.name and asking.phone):
        asking = asking.answered(commune=place_name(state.frame.home))
    return Turn(
        state=(state := _with(state, asking)),
        replies=(wording(state),),
        outcome=Outcome.CLARIFICATION,
        ask=True,
    )


def wording(state: SearchState) -> Reply:
    """The present question; the first one says what happens with the answers."""
    asking = state.registration or Registration()
    if not asking.item and not asking.refused:
        return which(state, asking)
    if asking.refused:
        key = "refused"
    elif asking.asked > 1:
        key = f"{asking.question}_again"
    else:
        key = asking.question
    values = {
        "title": asking.title,
        "name": asking.name,
        "days": setting("keep_days", "interest"),
        "wanted": said("interest", f"wanted_{asking.question}"),
    }
    text = said("interest", key, **values)
    if asking.unasked and asking.name and not asking.refused:
        text = f"{said('interest', 'given', **values)} {text}"
    return Reply(text=text, buttons=(Button(said("buttons", "leave"), "/stop"),))


def heard(state: SearchState, text: str, mentions: Sequence[Mention]) -> SearchState | None:
    """The state after a message that came while a question is open: answered, put once more, or let go.

    Who asks about papers, or names the offer once more, has not failed to answer.

    Args:
        state: With a registration.
        text: The message as it was typed.
        mentions: What it mentions.

    Returns:
        None for a message that does not answer which offer is meant: it asks for something of its own.
    """
    asking = state.registration
    if asking is None or asking.ended:
        return state
    if has_refused_number(text):
        return _with(state, _once_more(asking, refused=True))
    if lets_go(text):
        return drop(state)
    if (key := offer_named(state, text, mentions)) is not None:
        return _with(state, asking if key == asking.item else replace(asking, item=key, ended=CHOSEN))
    if names_papers(text):
        return _with(state, replace(asking, refused=True))
    answers = _answers(asking, text, mentions)
    if not asking.item:
        given = replace(asking, **answers, refused=False)
        return _with(state, _once_more(given)) if "phone" in answers or _is_bare(mentions, answers) else None
    if asking.question not in answers:
        return _with(state, _once_more(replace(asking, **answers)))
    after = replace(asking.answered(**answers), unasked=False)
    return _with(state, after if after.question else replace(after, ended=DONE))


def end(state: SearchState, uow: UnitOfWork, conversation: str, at: datetime) -> Turn:
    """Store what was answered, or say that nothing was; the answers are forgotten by the dialogue."""
    asking = state.registration
    left = state.unasked()
    if asking is not None and asking.ended == CHOSEN:
        meant = Mention(entity="item", value=asking.item, start=0, end=0)
        return begin(_with(state, replace(asking, item="", ended="")), [meant], uow, conversation, at)
    if asking is None or asking.ended != DONE:
        reply = Reply(text=said("interest", "left"), buttons=(_officer(),))
        return Turn(state=left, replies=(reply,), outcome=Outcome.ANSWERED)
    person = Person(name=asking.name, phone=asking.phone, commune=asking.commune)
    stored = register(uow, conversation, asking.item, asking.title, person, at)
    reply = Reply(
        text=said(
            "interest",
            "stored",
            title=stored.title,
            number=stored.id,
            name=person.name,
            commune=person.commune,
            phone=_half_hidden(person.phone),
        ),
        buttons=(button(PROFILE),),
    )
    return Turn(
        state=left, replies=(reply,), outcome=Outcome.ANSWERED, items=(Item(key=asking.item, why=()),)
    )


def drop(state: SearchState) -> SearchState:
    """The registration let go at the person's wish."""
    asking = state.registration
    return state if asking is None else _with(state, replace(asking, ended=DROPPED))


def _answers(asking: Registration, text: str, mentions: Sequence[Mention]) -> dict[str, Any]:
    """What a message answers: the question put, and a telephone number beside a name."""
    found: dict[str, str | None] = {}
    if asking.question in ("item", "name"):
        found = {"name": name_in(text), "phone": phone_in(text)}
    elif asking.question == "phone":
        found = {"phone": phone_in(text)}
    elif asking.question == "commune":
        found = {"commune": _commune(text, mentions)}
    return {name: value for name, value in found.items() if value}


def _commune(text: str, mentions: Sequence[Mention]) -> str | None:
    for mention in mentions:
        if mention.entity == "place" and not mention.negated and mention.value.level != "ambiguous":
            return place_name(filter_of(mention.value))
    return commune_in(text)


def _once_more(asking: Registration, *, refused: bool = False) -> Registration:
    if asking.asked >= MOST_TIMES:
        return replace(asking, ended=DROPPED)
    return replace(asking, asked=asking.asked + 1, refused=refused)


def _with(state: SearchState, asking: Registration) -> SearchState:
    return replace(state, question=None, registration=asking)


def _told(state: SearchState, key: str, outcome: Outcome, **values: object) -> Turn:
    reply = Reply(text=said("interest", key, **values), buttons=(button(PROFILE),))
    return Turn(state=state, replies=(reply,), outcome=outcome)


def _barred(state: SearchState, title: str, status: str) -> Turn:
    """The company of an order may send nobody: no name is put down for it."""
    text = said("interest", "barred", title=title, status=status)
    reply = Reply(text=text, buttons=(_officer(),))
    return Turn(state=state, replies=(reply,), outcome=Outcome.NO_RESULT)


def _officer() -> Button:
    return Button(phrase("buttons", "officer"), "/request_officer")


def _is_bare(mentions: Sequence[Mention], answers: Mapping[str, Any]) -> bool:
    """Whether a message is a name and nothing that may be searched for."""
    return "name" in answers and not mentions


def _half_hidden(phone: str) -> str:
    """A telephone number that its owner knows again and nobody else can call."""
    hidden = len(phone) - 2 * _SHOWN_DIGITS
    return phone[:_SHOWN_DIGITS] + "•" * hidden + phone[-_SHOWN_DIGITS:]
