"""Turns about one offer: everything about it, its telephone number, why it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from language.mention import Mention
from services.dialogue import cards
from services.dialogue.benefit_answers import on_benefits
from services.dialogue.offers import read
from services.dialogue.order_lines import barred, order_lines
from services.dialogue.replies import Button, Card, Item, Reply, Turn
from services.dialogue.request_buttons import REGISTER, REPORT, button
from services.dialogue.state import SearchState
from services.dialogue.warned import warned, warning
from services.dialogue.wording import phrase
from services.jobs.model import JobPosting
from services.outcomes import Outcome
from services.overseas.model import OverseasOrder
from services.policy.values import Values
from services.ports import UnitOfWork
from services.vocational.job_links import courses_leading_to, jobs_opened_by
from services.vocational.model import Course

_NAMING = frozenset({"item", "ordinal"})


def details(
    state: SearchState,
    mentions: Sequence[Mention],
    uow: UnitOfWork,
    today: date,
    values: Values | None = None,
) -> Turn:
    """Everything about the offer meant, and first of all whether it has the benefits asked about.

    Args:
        values: Reference values of the law, for the ceilings told beside the costs of an order.
    """
    turn = _about(state, mentions, uow, today, "utter_details", values)
    if turn.outcome is not Outcome.ANSWERED:
        return turn
    return replace(turn, replies=(*on_benefits(turn.state.focus, mentions, uow), *turn.replies))


def contact(state: SearchState, mentions: Sequence[Mention], uow: UnitOfWork, today: date) -> Turn:
    """Whom to telephone about the offer meant."""
    return _about(state, mentions, uow, today, response="utter_contact")


def why(state: SearchState, mentions: Sequence[Mention]) -> Turn:
    """Why the offer meant is among the results; the best one when none is named."""
    key = chosen(state, mentions)
    if key is None and state.page.last and not any(mention.entity in _NAMING for mention in mentions):
        key = state.page.last[0]
    if key is None or key not in state.page.items:
        return _unknown(state)
    place = state.page.items.index(key)
    reasons = state.page.why[place]
    reply = Reply(response="utter_why_shown", values={"number": place + 1, "reasons": reasons})
    return Turn(
        state=replace(state, focus=key),
        replies=(reply,),
        outcome=Outcome.ANSWERED,
        items=(Item(key=key, why=(reasons,)),),
    )


def chosen(state: SearchState, mentions: Sequence[Mention]) -> str | None:
    """Key of the offer a sentence means: by button, by number, the one talked about, the only one in view.

    A number is the one on the card, whatever page it was shown on: behind cards 4, 5 and 6, "số 5" is the
    second in view and "số 2" or "cái thứ 2" still the second of the first page. Only "cái đầu" and
    "cái cuối" name no number: they are the first and the last in view.
    """
    shown = state.page.last
    for mention in mentions:
        if mention.entity == "item":
            return str(mention.value)
        if mention.entity == "ordinal":
            in_view = mention.role == "first" or mention.value < 0
            return _at(shown if in_view else state.page.items, int(mention.value))
    return state.focus or (shown[0] if len(shown) == 1 else None)


def _at(shown: Sequence[str], number: int) -> str | None:
    """The item at a place counted from 1, or from the end when it is below 0; none where there is none."""
    index = number - 1 if number > 0 else len(shown) + number
    return shown[index] if number and 0 <= index < len(shown) else None


def _about(
    state: SearchState,
    mentions: Sequence[Mention],
    uow: UnitOfWork,
    today: date,
    response: str,
    values: Values | None = None,
) -> Turn:
    key = chosen(state, mentions)
    if key is None:
        return _unknown(state)
    record = read(key, uow)
    if record is None or not record.is_shown(today):
        return Turn(state=state, replies=(Reply(response="utter_offer_gone"),), outcome=Outcome.NO_RESULT)
    state = replace(state, focus=key)
    takes_names = _takes_names(record, uow, today)
    if response == "utter_contact":
        notes = (warning(record, uow), cards.sample_note() if record.is_sample else "")
        contact_of = {
            "title": record.title,
            "address": cards.address(record),
            "name": record.contact_name,
            "phone": record.contact_phone,
            "note": " ".join(f"({note})" for note in notes if note),
        }
        has_contact = bool(record.contact_phone)
        reply = Reply(
            response=response if has_contact else "utter_contact_unknown",
            values=contact_of,
            buttons=(button(REGISTER, key),) if takes_names else (button(REPORT, key),),
        )
    else:
        card = warned(_full(record, state, uow, today, values), record, uow)
        reply = Reply(response=response, cards=(card,), buttons=_next(key, state, takes_names))
    return Turn(state=state, replies=(reply,), outcome=Outcome.ANSWERED, items=(Item(key=key, why=()),))


def _full(record: Any, state: SearchState, uow: UnitOfWork, today: date, values: Values | None) -> Card:
    home = state.frame.home
    if isinstance(record, JobPosting):
        return cards.job_details(record, courses_leading_to(record, home, uow, today))
    if isinstance(record, Course):
        return cards.course_details(record, jobs_opened_by(record, home, uow, today))
    companies = uow.licensed_companies.all()
    beside = order_lines(record, values, companies, today)
    return cards.overseas_details(record, beside, barred(record, companies, today))


def _takes_names(record: Any, uow: UnitOfWork, today: date) -> bool:
    """Whether a name may be put down: never for a company that may send nobody."""
    if not isinstance(record, OverseasOrder):
        return True
    return barred(record, uow.licensed_companies.all(), today) is None


def _next(key: str, state: SearchState, takes_names: bool) -> tuple[Button, ...]:
    contact = Button(phrase("buttons", "contact"), f'/ask_contact{{"item":"{key}"}}')
    more = Button(phrase("buttons", "more"), "/more_results")
    requests = (*((button(REGISTER, key),) if takes_names else ()), button(REPORT, key))
    if key not in state.page.items:  # of an earlier search: why it was shown is no longer known
        return (contact, *requests, more)
    why = Button(phrase("buttons", "why"), f'/explain_result{{"item":"{key}"}}')
    return (contact, *requests, why, more)


def _unknown(state: SearchState) -> Turn:
    """Nothing shown yet, or several and none named."""
    response = "utter_which_offer" if state.page.items else "utter_search_first"
    buttons = tuple(
        Button(str(number), f'/show_details{{"item":"{key}"}}')
        for number, key in enumerate(state.page.last, start=state.page.offset + 1)
    )
    return Turn(
        state=state, replies=(Reply(response=response, buttons=buttons),), outcome=Outcome.CLARIFICATION
    )
