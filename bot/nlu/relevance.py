"""Which mentions count for an intent: a place named in a joke about the weather is no wish."""

from __future__ import annotations

from language.mention import Mention

# As docs/annotation.md draws it; an intent not listed keeps everything.
_KEPT: dict[str, frozenset[str]] = {
    "ask_policy": frozenset({"country"}),
    **dict.fromkeys(
        (
            "greet",
            "thank",
            "goodbye",
            "ask_identity",
            "ask_help",
            "insult",
            "out_of_scope",
            "request_officer",
            "undo",
            "start_over",
            "stop",
        ),
        frozenset(),
    ),
}


def relevant(intent: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions that the intent has a use for, in order."""
    kept = _KEPT.get(intent)
    return mentions if kept is None else [mention for mention in mentions if mention.entity in kept]
