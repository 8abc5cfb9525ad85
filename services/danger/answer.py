"""The answer to a danger: what to do now, whom to call, and where the numbers come from."""

from __future__ import annotations

from typing import Any

from services.dialogue.replies import Button, Reply
from services.dialogue.wording import phrase
from services.resources import load_yaml

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
    hotlines: dict[str, dict[str, Any]] = load_yaml("policy/hotlines.yml")["hotlines"]
    numbers = {name: line["number"] for name, line in hotlines.items()}
    named = (line for line in hotlines.values() if not line.get("policy_only"))
    checked = "; ".join(f"{line['number']}: {line['checked_on']}" for line in named)
    officer = Button(phrase("buttons", "officer"), "/request_officer")
    return (
        Reply(response=_RESPONSES.get(kind or "", "utter_danger_unknown"), values=numbers),
        Reply(response="utter_danger_sources", values={"checked": checked}, buttons=(officer,)),
    )
