"""The turn of a message that goes on with the danger answered just before it."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker

from actions.slots import canonical_text, mentions, search_state
from services.danger.answer import citations, replies_to
from services.danger.follow_up import goes_on
from services.dialogue.replies import Turn
from services.outcomes import Outcome

# Who names one of these has turned to a search.
_OF_A_SEARCH = frozenset({"occupation", "sector", "item", "pay", "policy"})


def on_danger(tracker: Tracker) -> Turn | None:
    """Whom to call and what to do, once more; None when no danger was answered or something else is asked."""
    state = search_state(tracker)
    if state.danger is None or not goes_on(canonical_text(tracker)):
        return None
    if any(mention.entity in _OF_A_SEARCH for mention in mentions(tracker)):
        return None
    return Turn(
        state=state,
        replies=replies_to(state.danger or None),
        outcome=Outcome.EMERGENCY,
        told={"citations": citations()},
    )


def past_danger(turn: Turn) -> Turn:
    """A turn about something else: the danger is no longer talked about."""
    return replace(turn, state=replace(turn.state, danger=None))
