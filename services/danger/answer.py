"""The answer to a danger: what to do now, whom to call, and where the numbers come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.dialogue.replies import Button, Reply
from services.dialogue.wording import phrase
from services.policy.dates import said_partial
from services.policy.hotlines import hotlines

_RESPONSES = {
    "self_harm": "utter_danger_self_harm",
    "child": "utter_danger_child",
    "ransom": "utter_danger_ransom",
    "held": "utter_danger_held",
    "violence": "utter_danger_violence",
    "papers_kept": "utter_danger_papers_kept",
    "deposit_paid": "utter_danger_deposit_paid",
    "lure": "utter_danger_lure",
}


def replies_to(kind: str | None) -> tuple[Reply, ...]:
    """Replies to a kind of danger of `language.danger`; general ones to any other."""
    numbers = {name: line["number"] for name, line in hotlines().items()}
    checked = "; ".join(f"{line['number']} ({said_partial(line['checked_on'])})" for line in _in_danger())
    officer = Button(phrase("buttons", "officer"), "/request_officer")
    return (
        Reply(response=_RESPONSES.get(kind or "", "utter_danger_unknown"), values=numbers),
        Reply(response="utter_danger_sources", values={"checked": checked}, buttons=(officer,)),
    )


def in_case_of_danger() -> Reply:
    """Beside another answer, for who may be telling of danger: whom to call, and a button to say so."""
    numbers = {name: line["number"] for name, line in hotlines().items()}
    button = Button(phrase("buttons", "danger"), "/report_danger")
    return Reply(response="utter_danger_suspected", values=numbers, buttons=(button,))


def citations() -> list[dict[str, str | None]]:
    """Where the numbers come from, in the form of the replay contract; most are no provisions."""
    return [
        {"document": str(line["source"]), "article": None, "clause": None, "effective_from": None}
        for line in _in_danger()
    ]


def _in_danger() -> list[Mapping[str, Any]]:
    """The hotlines that are named to somebody in danger."""
    return [line for line in hotlines().values() if not line.get("policy_only")]
