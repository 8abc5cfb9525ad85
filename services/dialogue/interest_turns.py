"""Turns that put a name down for an offer: the questions, the end, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from language.mention import Mention
from services.calendar import local
from services.dialogue.item_turns import chosen
from services.dialogue.offers import read
from services.dialogue.order_lines import barred
from services.dialogue.place_filters import filter_of
from services.dialogue.question_turns import MOST_TIMES
from services.dialogue.registration import Registration
from services.dialogue.replies import Button, Item, Reply, Turn
from services.dialogue.request_buttons import PROFILE, REGISTER, button
from services.dialogue.state import SearchState
from services.dialogue.wording import phrase, place_name
from services.interest.answers import commune_in, has_refused_number, lets_go, name_in, phone_in
from services.interest.model import InterestStatus, Person
from services.interest.registering import may_register, register
from services.interest.words import said, setting
from services.outcomes import Outcome
from services.overseas.model import OverseasOrder
from services.ports import UnitOfWork

DONE, DROPPED = "done", "dropped"
_SHOWN_DIGITS = 3


def begin(
    state: SearchState, mentions: Sequence[Mention], uow: UnitOfWork, conversation: str, at: datetime
) -> Turn:
    """Put the first question, or the name that is known, for the offer meant."""
    key = chosen(state, mentions)
    if key is None:
        return _which(state)
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
    asking = Registration(item=key, title=record.title)
    if own and own[0].status is not InterestStatus.WITHDRAWN:  # asked once; anew of who took her name off
        known = own[0].person
        asking = asking.answered(name=known.name, phone=known.phone, commune=known.commune)
        return end(_with(state, replace(asking, ended=DONE)), uow, conversation, at)
    if state.frame.home is not None:
        asking = asking.answered(commune=place_name(state.frame.home))
    return Turn(
        state=_with(state, asking),
        replies=(wording(asking),),
        outcome=Outcome.CLARIFICATION,
        ask=True,
    )


def wording(asking: Registration) -> Reply:
    """The present question; the first one says what happens with the answers."""
    if asking.refused:
        key = "refused"
    elif asking.asked > 1:
        key = f"{asking.question}_again"
    else:
        key = asking.question
    text = said(
        "interest",
        key,
        title=asking.title,
        days=setting("keep_days", "interest"),
        wanted=said("interest", f"wanted_{asking.question}"),
    )
    return Reply(text=text, buttons=(Button(said("buttons", "leave"), "/stop"),))


def heard(state: SearchState, text: str, mentions: Sequence[Mention]) -> SearchState:
    """The state after a message that came while a question is open: answered, put once more, or let go.

    Args:
        state: With a registration.
        text: The message as it was typed.
        mentions: What it mentions.
    """
    asking = state.registration
    if asking is None or asking.ended:
        return state
    if has_refused_number(text):
        return _with(state, _once_more(asking, refused=True))
    if lets_go(text):
        return drop(state)
    answers = _answers(asking, text, mentions)
    if asking.question not in answers:
        return _with(state, _once_more(asking))
    after = asking.answered(**answers)
    return _with(state, after if after.question else replace(after, ended=DONE))


def end(state: SearchState, uow: UnitOfWork, conversation: str, at: datetime) -> Turn:
    """Store what was answered, or say that nothing was; the answers are forgotten by the dialogue."""
    asking = state.registration
    left = state.unasked()
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


def _answers(asking: Registration, text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """What a message answers: the question put, and a telephone number beside a name."""
    found: dict[str, str | None] = {}
    if asking.question == "name":
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


def _which(state: SearchState) -> Turn:
    """Nothing shown yet, or several and none named."""
    buttons = tuple(
        Button(str(number), button(REGISTER, key).payload)
        for number, key in enumerate(state.page.last, start=state.page.offset + 1)
    )
    text = said("interest", "which" if buttons else "nothing_in_view")
    return Turn(state=state, replies=(Reply(text=text, buttons=buttons),), outcome=Outcome.CLARIFICATION)


def _half_hidden(phone: str) -> str:
    """A telephone number that its owner knows again and nobody else can call."""
    hidden = len(phone) - 2 * _SHOWN_DIGITS
    return phone[:_SHOWN_DIGITS] + "•" * hidden + phone[-_SHOWN_DIGITS:]
