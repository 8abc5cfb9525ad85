"""What a message was about, as it is counted."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from services.outcomes import Outcome
from services.resources import load_yaml

OTHER = "other"
OFFICER = "officer"
DANGER = "danger"


def topic_of(wanted: str | None, intent: str, outcome: str) -> str:
    """The topic of one turn.

    Args:
        wanted: The topic of a search or of a question about policy.
    """
    if outcome == Outcome.EMERGENCY.value:
        return DANGER
    if wanted:
        return wanted
    if outcome == Outcome.HANDED_OVER.value:
        return OFFICER
    if outcome == Outcome.CHITCHAT.value:
        return "smalltalk"
    return str(_rules()["intents"].get(intent, OTHER))


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """What a topic is called; in the order in which topics are listed where their numbers are alike."""
    policy: dict[str, Any] = load_yaml("policy/topics.yml")
    own: dict[str, str] = _rules()["labels"]
    return {
        **{name: own[name] for name in ("job", "course")},
        **{name: topic["label"] for name, topic in policy.items()},
        **own,
    }


def label(topic: str) -> str:
    """What a topic is called; one that is no longer there by its own name."""
    return labels().get(topic, topic)


def is_question(topic: str) -> bool:
    """Whether a message of the topic asked something."""
    return topic not in no_questions()


def no_questions() -> tuple[str, ...]:
    """Topics of messages that asked nothing."""
    return tuple(_rules()["no_questions"])


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load_yaml("figures/topics.yml")
    return rules
