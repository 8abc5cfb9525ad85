"""The policy turn for the latest message, whichever action it reached."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker

from actions.off_turn import off
from actions.slots import (
    canonical_text,
    documents_asked,
    intent,
    mentions,
    now,
    policy_questions,
    policy_state,
    search_state,
    today,
    typed_text,
)
from actions.wiring import policy_content
from services.dialogue import policy_turns
from services.dialogue.document_turns import about_documents
from services.dialogue.licence_turns import PRESSED, chosen_licence
from services.dialogue.overseas_checks import about_going, may_ask
from services.dialogue.policy_follow_up import follow_up
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, PolicyTurn
from services.dialogue.replies import Turn
from services.ports import UnitOfWork
from services.switches.topics import entry_off

_INTENT = "ask_policy"
# Read so, a message may still go on with the policy talked about; those of a skill only by a side or a cue.
_OF_A_SKILL = frozenset({"ask_contact", "show_details", "explain_result", "more_results", "search_job"})
# Said of a search, whatever else the words may be.
_OF_A_SEARCH = frozenset({"undo", "start_over", "stop"})
_LEANING = _OF_A_SKILL | {"refine_search", "nlu_fallback", "out_of_scope", _INTENT}


def on_policy(tracker: Tracker, uow: UnitOfWork) -> Turn | None:
    """The turn when the message is about policy; None when it is not.

    A question about the licence of a company, or about money asked for going abroad, is answered whatever
    the message was read as: its rules are surer than an intent that was never learnt. Of the others, a policy
    question is answered here, and what leans on the policy question talked about.
    """
    name, state = intent(tracker), policy_state(tracker)
    if (turn := on_going(tracker, uow)) is not None:
        return turn
    if name != _INTENT and (state is None or name not in _LEANING):
        return None
    desk = Desk(policy_content(uow), today(tracker))
    turn = _turn(tracker, state, uow, desk)
    return None if turn is None else _as_turn(tracker, turn, uow, desk)


def on_going(tracker: Tracker, uow: UnitOfWork) -> Turn | None:
    """The turn when the message asks about a licence or a price of going abroad; None when it does not."""
    text, state = canonical_text(tracker), policy_state(tracker)
    if intent(tracker) in _OF_A_SEARCH or documents_asked(tracker) or not may_ask(text, state):
        return None
    desk = Desk(policy_content(uow), today(tracker))
    turn = about_going(text, typed_text(tracker), uow, desk, search_state(tracker).focus, state)
    return None if turn is None else _as_turn(tracker, turn, uow, desk)


def _turn(tracker: Tracker, state: PolicyState | None, uow: UnitOfWork, desk: Desk) -> PolicyTurn | None:
    pressed = next((str(one.value) for one in mentions(tracker) if one.entity == "policy"), None)
    if pressed is not None:
        entry, _, facet = pressed.partition(":")
        if entry == PRESSED and (licence := chosen_licence(facet, uow, desk)) is not None:
            return licence
        return policy_turns.chosen(state or PolicyState(), entry, facet or "answer", desk)
    questions = policy_questions(tracker)
    if documents := documents_asked(tracker):
        return about_documents(state or PolicyState(), documents, desk)
    name = intent(tracker)
    if state is not None:
        turn = follow_up(state, questions, mentions(tracker), desk, of_a_skill=name in _OF_A_SKILL)
        if turn is not None:
            return turn
    if name != _INTENT or not questions:
        return None
    return policy_turns.ask(state or PolicyState(), questions, desk)


def _as_turn(tracker: Tracker, turn: PolicyTurn, uow: UnitOfWork, desk: Desk) -> Turn:
    told_entries = [(one.entry.id, one.entry.topic) for one in turn.answers]
    if (switch := entry_off(uow, told_entries, now(tracker))) is not None:
        return replace(off(search_state(tracker), switch), policy=turn.state)
    citations = [source.as_json() for told in turn.answers for source in told.sources]
    faq = [
        {"id": entry.id, "question": entry.question, "score": round(score, 3)}
        for entry_id, score in turn.offered
        if (entry := desk.content.entry(entry_id)) is not None
    ]
    return Turn(
        state=search_state(tracker),
        replies=turn.replies,
        outcome=turn.outcome,
        policy=turn.state,
        told={
            "frame": {"kind": "policy"},
            "faq": faq,
            "citations": citations,
            "policy_level": turn.level.value,
        },
    )
