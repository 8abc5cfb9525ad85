"""The turn while what a message is about is switched off; danger is answered all the same."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.slots import intent, mentions, now, search_state
from services import Services
from services.dialogue.item_turns import chosen
from services.dialogue.replies import ITEM_NAMES, Button, Reply, Turn
from services.dialogue.state import SearchState
from services.outcomes import Outcome
from services.ports import UnitOfWork
from services.switches.model import Switch
from services.switches.telling import OFFICER_PAYLOAD, officer_title, told_text
from services.switches.topics import skill_off

KINDS = {"search_job": "job", "search_course": "course", "search_overseas": "overseas"}
_KIND_OF = {name: kind for kind, name in ITEM_NAMES.items()}
# Of these the offer meant tells the kind; of the others the search talked about.
_OF_AN_OFFER = frozenset({"show_details", "ask_contact", "explain_result"})
# They end something; nothing of it is looked up.
_ENDING = frozenset({"stop", "start_over"})


def on_silence(tracker: Tracker, services: Services) -> Turn | None:
    """The turn while the assistant is off here: nothing is looked up, put down or remembered."""
    channel = str(tracker.sender_id).partition("_")[0]
    with services.unit_of_work() as uow:
        switch = uow.in_force.read().silent(channel, now(tracker))
    return None if switch is None else off(search_state(tracker), switch)


def on_skill_off(tracker: Tracker, uow: UnitOfWork, *, searches: bool) -> Turn | None:
    """The turn while the kind of offer a message is about is off; None while it is on.

    Args:
        searches: The action at hand looks offers up.
    """
    if not searches or intent(tracker) in _ENDING:
        return None
    state = search_state(tracker)
    switch = skill_off(uow, _kind(tracker, state), now(tracker))
    return None if switch is None else off(state, switch)


def kind_of_item(key: str | None) -> str | None:
    """The kind of search that finds an offer such as `vacancy:12`."""
    return None if key is None else _KIND_OF.get(key.partition(":")[0])


def off(state: SearchState, switch: Switch) -> Turn:
    """What is said of a switch; the search stays as it was."""
    text = told_text(switch.kind, switch.sentence, switch.until)
    reply = Reply(text=text, buttons=(Button(officer_title(), OFFICER_PAYLOAD),))
    return Turn(state=state.unasked(), replies=(reply,), outcome=Outcome.SWITCHED_OFF)


def _kind(tracker: Tracker, state: SearchState) -> str:
    name = intent(tracker)
    if name in _OF_AN_OFFER:
        return kind_of_item(chosen(state, mentions(tracker))) or state.kind
    return KINDS.get(name, state.kind)
