"""Buttons of registrations, alerts and reports; what each asks for travels in its `item`."""

from __future__ import annotations

from collections.abc import Sequence

from language.mention import Mention
from services.dialogue.replies import Button
from services.interest.words import said

REGISTER = "register"
WITHDRAW = "withdraw"
PROFILE = "profile"
ALERT = "alert"
ALERT_HOUR = "alert-hour"
STOP_ALERTS = "stop-alerts"
REPORT = "report"
_ALL = frozenset({REGISTER, WITHDRAW, PROFILE, ALERT, ALERT_HOUR, STOP_ALERTS, REPORT})


def payload(request: str, about: str = "") -> str:
    """What a button sends back: `register=vacancy:12`, `profile=`."""
    return f'/show_details{{"item":"{request}={about}"}}'


def button(request: str, about: str = "", **values: object) -> Button:
    """The button of a request, under the title of data/requests/phrases.yml."""
    return Button(said("buttons", request.replace("-", "_"), **values), payload(request, about))


def pressed(mentions: Sequence[Mention]) -> tuple[str, str] | None:
    """The request of the button that was pressed, and what it is about; None for any other message."""
    for mention in mentions:
        if mention.entity == "item":
            request, found, about = str(mention.value).partition("=")
            if found and request in _ALL:
                return request, about
    return None
