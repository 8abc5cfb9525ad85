"""Which of the offers in view a name is to be put down for: asked, and understood from the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from language.mention import Mention
from language.search_key import fold
from services.dialogue.item_turns import chosen
from services.dialogue.registration import Registration
from services.dialogue.replies import Button, Reply, Turn
from services.dialogue.request_buttons import REGISTER, button
from services.dialogue.state import SearchState
from services.interest.words import said
from services.outcomes import Outcome
from services.resources import load_yaml


def ask_which(state: SearchState, given: Registration) -> Turn:
    """Ask which offer is meant, keeping what was answered already; without offers in view, tell the way.

    Args:
        given: A registration without its offer.
    """
    if not state.page.last:
        reply = Reply(text=said("interest", "nothing_in_view"))
        return Turn(state=state, replies=(reply,), outcome=Outcome.CLARIFICATION)
    state = replace(state, question=None, registration=given)
    return Turn(state=state, replies=(which(state, given),), outcome=Outcome.CLARIFICATION, ask=True)


def which(state: SearchState, asking: Registration) -> Reply:
    """The question, with a button for each offer in view."""
    buttons = tuple(
        Button(str(number), button(REGISTER, key).payload)
        for number, key in enumerate(state.page.last, start=state.page.offset + 1)
    )
    key = "which_again" if asking.name or asking.phone else "which"
    return Reply(text=said("interest", key), buttons=buttons)


def offer_named(state: SearchState, text: str, mentions: Sequence[Mention]) -> str | None:
    """Key of the offer that a whole message names by its number; None for any other message."""
    if not (found := _named().fullmatch(fold(text).strip(" .,!?"))):
        return None
    number = found["number"] or found["alone"]
    if found["alone"] and state.registration is not None and state.registration.item:
        return None  # a bare number is the answer to nothing once the offer is known
    told = [one for one in mentions if one.entity == "ordinal"]
    return chosen(replace(state, focus=None), told or [_ordinal(int(number))])


def _ordinal(number: int) -> Mention:
    return Mention(entity="ordinal", value=number, start=0, end=0)


@cache
def _named() -> re.Pattern[str]:
    words = {name: "|".join(load_yaml("requests/answers.yml")[name]) for name in ("offer", "behind")}
    return re.compile(
        rf"(?:(?:{words['offer']}) )+(?P<number>\d{{1,3}})(?: (?:{words['behind']}))?|(?P<alone>\d{{1,2}})"
    )
