"""What a turn can end in: a closed list, its labels and colours in data/outcomes.yml."""

from __future__ import annotations

from enum import Enum

from services.resources import load_yaml


class Outcome(str, Enum):
    """Written to the transcript for every turn."""

    ANSWERED = "answered"
    CLARIFICATION = "clarification"
    NO_RESULT = "no_result"
    NO_ANSWER = "no_answer"
    OUT_OF_SCOPE = "out_of_scope"
    HANDED_OVER = "handed_over"
    EMERGENCY = "emergency"
    REFUSED_PERSONAL_DATA = "refused_personal_data"
    CHITCHAT = "chitchat"
    NOTIFIED = "notified"
    SWITCHED_OFF = "switched_off"
    ERROR_SERVICE = "error_service"
    ERROR_TIMEOUT = "error_timeout"


def outcome_of_intent(intent: str) -> str:
    """Outcome of a turn that a fixed response answered; `no_answer` for an intent not listed."""
    return str(load_yaml("outcomes.yml")["intents"].get(intent, Outcome.NO_ANSWER.value))
