"""The turn of somebody in danger, and of a message that goes on with a danger answered just before it."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker

from actions.slots import canonical_text, mentions, search_state
from services.danger.answer import citations, replies_to
from services.danger.follow_up import goes_on
from services.dialogue.replies import Turn
from services.dialogue.state import SearchState
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
    return whom_to_call(state, state.danger or None)


def whom_to_call(state: SearchState, kind: str | None) -> Turn:
    """The answer to a kind of danger, None for one without a name; the search stays as it was."""
    return Turn(
        state=replace(state, danger=kind or ""),
        replies=replies_to(kind),
        outcome=Outcome.EMERGENCY,
        told={"citations": citations()},
    )


def past_danger(turn: Turn) -> Turn:
    """A turn about something else: the danger is no longer talked about."""
    return replace(turn, state=replace(turn.state, danger=None))
