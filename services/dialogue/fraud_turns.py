"""The turn in which somebody reports an offer as fraud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from language.mention import Mention
from services.dialogue.item_turns import chosen
from services.dialogue.offers import read
from services.dialogue.replies import Button, Item, Reply, Turn
from services.dialogue.request_buttons import REPORT, button
from services.dialogue.state import SearchState
from services.dialogue.warned import warning
from services.dialogue.wording import phrase
from services.errors import NotFound
from services.fraud_reports.reporting import report
from services.interest.words import said
from services.outcomes import Outcome
from services.policy.hotlines import hotlines
from services.ports import UnitOfWork


def reported(
    state: SearchState, mentions: Sequence[Mention], uow: UnitOfWork, conversation: str, at: datetime
) -> Turn:
    """Take the offer meant off the lists and give the report its number.

    The outcome makes the end of the turn open an urgent case (services.conversations.tickets.urgency_of).
    """
    state = state.unasked()
    key = chosen(state, mentions)
    if key is None:
        return _which(state)
    try:
        found = report(uow, conversation, key, at)
    except NotFound:
        return Turn(state=state, replies=(Reply(response="utter_offer_gone"),), outcome=Outcome.NO_RESULT)
    text = said(
        "fraud",
        "taken_down" if found.took_down else "warned" if warning(read(key, uow), uow) else "noted",
        title=found.title,
        number=found.id,
        police=hotlines()["police"]["number"],
    )
    return Turn(
        state=replace(state, focus=key),
        replies=(Reply(text=text, buttons=_to_people()),),
        outcome=Outcome.EMERGENCY,
        items=(Item(key=key, why=()),),
    )


def not_stored(state: SearchState) -> Turn:
    """The lists cannot be written just now, as while a long import runs: an officer is told all the same."""
    text = said("fraud", "not_stored", police=hotlines()["police"]["number"])
    return Turn(
        state=state.unasked(),
        replies=(Reply(text=text, buttons=_to_people()),),
        outcome=Outcome.EMERGENCY,
    )


def _to_people() -> tuple[Button, Button]:
    danger = Button(phrase("buttons", "danger"), "/report_danger")
    return danger, Button(phrase("buttons", "officer"), "/request_officer")


def _which(state: SearchState) -> Turn:
    """Several are in view and none is named, or none is; a company named in words is for an officer."""
    police = hotlines()["police"]["number"]
    buttons = tuple(
        Button(str(number), button(REPORT, key).payload)
        for number, key in enumerate(state.page.last, start=state.page.offset + 1)
    )
    key = "which" if buttons else "nothing_in_view"
    officer = Button(phrase("buttons", "officer"), "/request_officer")
    reply = Reply(text=said("fraud", key, police=police), buttons=(*buttons, officer))
    return Turn(state=state, replies=(reply,), outcome=Outcome.CLARIFICATION)
