"""Which mentions count for an intent: a place named in a joke about the weather is no wish."""

from __future__ import annotations

from language.mention import Mention

_TRADES = frozenset({"occupation", "sector"})
# As docs/annotation.md draws it; an intent not listed keeps everything.
_KEPT: dict[str, frozenset[str]] = {
    "ask_policy": frozenset({"country", "ordinal"}),
    "report_danger": frozenset({"danger"}),
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
        ),
        frozenset(),
    ),
}


def relevant(intent: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions that the intent has a use for, in order."""
    kept = _wanted_instead(mentions) if intent == "stop" else _KEPT.get(intent)
    return mentions if kept is None else [mention for mention in mentions if mention.entity in kept]


def _wanted_instead(mentions: list[Mention]) -> frozenset[str]:
    """What counts of a sentence that stops: nothing, or the search it goes on to.

    "Khỏi tìm may nữa, kiếm phụ hồ đi" names another trade. A place is another one only beside a refused
    one: "em về Bình Dương rồi, khỏi tìm nữa" wants nothing there.
    """
    trades = any(mention.entity in _TRADES and not mention.negated for mention in mentions)
    places = {mention.negated for mention in mentions if mention.entity == "place"}
    return _TRADES | {"place"} if trades or places == {True, False} else frozenset()
