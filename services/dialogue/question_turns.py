"""Turns around a question about a place: put it, understand the answer, let it go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from language.mention import Mention
from services.dialogue.frame import Frame
from services.dialogue.place_filters import filter_of
from services.dialogue.question import Question, answer_to
from services.dialogue.replies import Button, Reply, Turn
from services.dialogue.state import SearchState
from services.dialogue.wording import place_name
from services.jobs.query import PlaceFilter
from services.outcomes import Outcome

MOST_TIMES = 2
# What an answer may look like to the recogniser: "Năm Căn", "cái thứ 2", "ở Năm Căn"; all else is a request.
_ANSWERS = frozenset(
    {"nlu_fallback", "affirm", "deny", "out_of_scope", "refine_search", "search_job", "show_details"}
)
_ANSWERING = frozenset({"place", "ordinal", "asked"})


def put(state: SearchState, question: Question) -> Turn:
    """Ask; the search waits."""
    state = replace(state.unasked(), question=question)
    return Turn(state=state, replies=(wording(question),), outcome=Outcome.CLARIFICATION, ask=True)


def wording(question: Question) -> Reply:
    """The question as a message, its options as buttons."""
    if question.about == "home":
        return Reply(response="utter_ask_home")
    buttons = tuple(
        Button(place_name(option), f'/refine_search{{"ordinal":{number},"asked":"{question.key}"}}')
        for number, option in enumerate(question.options, start=1)
    )
    return Reply(response="utter_ask_which_place", values={"name": question.name}, buttons=buttons)


def heard(state: SearchState, intent: str, mentions: Sequence[Mention]) -> SearchState | None:
    """The state after a sentence that came while a question is open.

    Args:
        state: With the question.
        intent: What the sentence is taken to want.
        mentions: What it mentions.

    Returns:
        The question answered, to be put once more, or let go; none when the sentence is a request of
        its own, which replaces the question.
    """
    if intent not in _ANSWERS or not all(map(_may_answer, mentions)):
        return None
    after = answered(state, mentions)
    if after is None:
        after = _asked_anew(state, mentions)
    if after is not None or intent == "show_details":
        return after
    return given_up(state) if intent == "deny" else not_understood(state)


def _may_answer(mention: Mention) -> bool:
    return mention.entity in _ANSWERING and not mention.negated


def answered(state: SearchState, mentions: Sequence[Mention]) -> SearchState | None:
    """The state with the question answered; none when the sentence is no answer to it."""
    if state.question is None:
        return None
    place = answer_to(state.question, mentions)
    if place is None:
        return None
    frame = _with_answer(state.frame, state.question, place)
    return replace(state.with_frame(frame), question=None)


def _asked_anew(state: SearchState, mentions: Sequence[Mention]) -> SearchState | None:
    """The state with the question about another unclear name; none when no other is named."""
    for mention in mentions:
        if mention.entity != "place" or mention.negated or mention.value.level != "ambiguous":
            continue
        if state.question is not None and mention.value.name != state.question.name:
            frame = _with_answer(state.frame, state.question, filter_of(mention.value))
            options = tuple(filter_of(option) for option in mention.value.options)
            question = Question(about="place", name=mention.value.name, options=options)
            return replace(state.with_frame(frame), question=question)
    return None


def not_understood(state: SearchState) -> SearchState:
    """Ask once more; after `MOST_TIMES` go on without the answer."""
    question = state.question
    if question is None or question.asked >= MOST_TIMES:
        return given_up(state)
    return replace(state, question=replace(question, asked=question.asked + 1))


def given_up(state: SearchState) -> SearchState:
    """Search on without the answer: an ambiguous place then stands for all it may mean."""
    frame = state.frame
    if frame.near_home and frame.home is None:
        frame = replace(frame, near_home=False)
    return replace(state.with_frame(frame), question=None)


def _with_answer(frame: Frame, question: Question, place: PlaceFilter) -> Frame:
    if question.about == "home":
        # Who wants to work near the home no longer wants the place named before.
        return replace(frame, home=place, place=() if frame.near_home else frame.place)
    if frame.home is not None and (frame.home.name, frame.home.level) == (question.name, "ambiguous"):
        frame = replace(frame, home=place)
    kept = tuple(known for known in frame.place if known.name != question.name)
    return frame if kept == frame.place else replace(frame, place=(*kept, place))
