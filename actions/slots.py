"""The only reader of Rasa's tracker: slots and the latest message as typed values."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from rasa_sdk import Tracker

from language.mention import Mention
from services import calendar
from services.dialogue.mentions import mentions_of
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Question
from services.dialogue.state import SearchState
from services.policy.document_questions import DocumentReference

log = logging.getLogger(__name__)
SEARCH = "search"
POLICY = "policy_state"
ASKED_PLACE = "asked_place"
_NOON = time(12)


def search_state(tracker: Tracker) -> SearchState:
    """What is remembered of the search; nothing when it was written in another form than today's."""
    try:
        return SearchState.from_json(tracker.get_slot(SEARCH))
    except (AttributeError, KeyError, TypeError):
        # It would fail again at every message of the person, also at "start over".
        log.warning("actions.search.forgotten")
        return SearchState()


def policy_state(tracker: Tracker) -> PolicyState | None:
    """What is remembered of the policy question talked about; none when something else is talked about."""
    body = tracker.get_slot(POLICY)
    try:
        return PolicyState.from_json(body) if body else None
    except (AttributeError, KeyError, TypeError, ValueError):
        log.warning("actions.policy.forgotten")
        return None


def policy_questions(tracker: Tracker) -> list[Question]:
    """The questions of the latest message, each with the entries it may be about; the whole message first."""
    found = (tracker.latest_message.get("policy") or {}).get("questions", [])
    return [
        Question(question["text"], tuple((entry, score) for entry, score in question["ranking"]))
        for question in found
    ]


def canonical_text(tracker: Tracker) -> str:
    """The latest message in canonical form; "" for a button."""
    return str(tracker.latest_message.get("canonical") or "")


def typed_text(tracker: Tracker) -> str:
    """The latest message as it was typed; "" for a button."""
    text = str(tracker.latest_message.get("text") or "")
    return "" if text.startswith("/") else text


def documents_asked(tracker: Tracker) -> list[DocumentReference]:
    """Legal documents the latest message names by number."""
    found = (tracker.latest_message.get("policy") or {}).get("documents", [])
    return [DocumentReference.from_json(body) for body in found]


def mentions(tracker: Tracker) -> list[Mention]:
    """What the latest message mentions."""
    return mentions_of(tracker.latest_message.get("entities", []))


def may_tell_danger(tracker: Tracker) -> bool:
    """Whether the latest message, though answered as something else, comes near a report of danger."""
    return bool(tracker.latest_message.get("may_tell_danger"))


def intent(tracker: Tracker) -> str:
    """Intent of the latest message."""
    return str((tracker.latest_message.get("intent") or {}).get("name") or "")


def form_is_open(tracker: Tracker) -> bool:
    """Whether the form that asks waits for an answer."""
    return bool((tracker.active_loop or {}).get("name"))


def today(tracker: Tracker) -> date:
    """The day the message counts as written on."""
    metadata: Mapping[str, Any] = tracker.latest_message.get("metadata") or {}
    stated = metadata.get("at")
    return date.fromisoformat(stated) if stated else calendar.today()


def now(tracker: Tracker) -> datetime:
    """The instant the message counts as written at: noon of a day that was stated."""
    stated = (tracker.latest_message.get("metadata") or {}).get("at")
    if not stated:
        return calendar.now()
    return datetime.combine(date.fromisoformat(stated), _NOON, calendar.CA_MAU_TIME)
