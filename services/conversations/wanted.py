"""What a person wanted of a turn, as far as it is counted: never who it was, nor the words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.conversations.model import Answer, Wanted
from services.handover.understood import understood
from services.outcomes import Outcome
from services.places import PlaceFilter

if TYPE_CHECKING:
    from services.dialogue.frame import Frame

POLICY = "policy"
_SEARCHES = ("search_job", "search_course", "search_overseas", "refine_search", "undo")
_FOUND = (Outcome.ANSWERED.value, Outcome.NO_RESULT.value)
_COMMUNE_DIGITS = 5


def is_counted(answer: Answer) -> bool:
    """Whether a turn was a question about policy or a search that ended in a result or in none."""
    return answer.policy is not None or (answer.intent in _SEARCHES and answer.outcome in _FOUND)


def with_wanted(answer: Answer, memory: str | None) -> Answer:
    """The answer with what was wanted of it.

    Args:
        memory: What the dialogue engine remembers after the turn; None where it cannot be read.
    """
    if not is_counted(answer):
        return answer
    frame = understood(memory).search.frame
    commune = _commune(frame)
    if answer.policy is not None:
        return replace(answer, wanted=Wanted(POLICY, commune=commune))
    trade = frame.occupation[0].id if frame.occupation else ""
    return replace(answer, wanted=Wanted(frame.kind, trade, commune))


def may_be_rated(answer: Answer) -> bool:
    """Whether the person is asked if an answer helped."""
    return answer.wanted is not None and answer.outcome in _FOUND


def _commune(frame: Frame) -> str:
    return next((code for place in (*frame.place, frame.home) if (code := _single(place))), "")


def _single(place: PlaceFilter | None) -> str:
    """The one commune of a place; a district or a province is none."""
    codes = place.codes if place is not None else ()
    return codes[0] if len(codes) == 1 and len(codes[0]) == _COMMUNE_DIGITS else ""
