"""What the Center does not do: said kindly, with who does, and with what the Center is there for."""

from __future__ import annotations

import re
from functools import cache

from language.search_key import fold
from services.dialogue.replies import Button, Reply
from services.dialogue.wording import phrase
from services.resources import load_yaml

_RESPONSES = {
    "health": "utter_outside_health",
    "papers": "utter_outside_papers",
    "police": "utter_outside_police",
    "utilities": "utter_outside_utilities",
}


def outside(text: str) -> Reply:
    """The reply to a message about something else.

    Args:
        text: The message in canonical form.
    """
    offered = (("jobs", "/search_job"), ("courses", "/search_course"), ("officer", "/request_officer"))
    buttons = tuple(Button(phrase("buttons", name), payload) for name, payload in offered)
    return Reply(response=_RESPONSES.get(kind_of(text) or "", "utter_out_of_scope"), buttons=buttons)


def kind_of(text: str) -> str | None:
    """The first kind of data/policy/outside.yml that a message names; None when it names none."""
    return next((kind for kind, pattern in _patterns().items() if pattern.search(text)), None)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"\b(?:{'|'.join(map(_with_or_without_marks, phrases))})\b")
        for kind, phrases in load_yaml("policy/outside.yml")["kinds"].items()
    }


def _with_or_without_marks(phrase: str) -> str:
    """Each word as it is or bare: "thuoc" may be "thuốc", but "thuộc" is another word."""
    return " ".join(f"(?:{re.escape(word)}|{re.escape(fold(word))})" for word in phrase.split())
