"""What a message is in the end: the intent model's ranking and the policy entries weighed together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.nlu.arbitration import Ranking, arbitrate
from bot.nlu.decision import FALLBACK
from bot.nlu.policy_reading import PolicyReading, read_policy
from bot.nlu.relevance import relevant
from bot.nlu.trade_pay import asks_trade_pay
from language.mention import Mention
from services.dialogue.request_rules import asked_in
from services.licences.fee_question import fee_question
from services.licences.question import licence_question
from services.policy.retrieval.index import Index

# Answered by a sentence that never changes, so no action sees what else the message may be.
_ONLY_SAID = frozenset({"greet", "thank", "affirm", "deny", "insult", "ask_identity", "ask_help"})

# Who wants an officer or to recruit gets on with it, unless the whole message is a request.
_WITH_A_WISH = frozenset({"request_officer", "post_vacancy"})


@dataclass(frozen=True, slots=True)
class Settled:
    """The intent acted upon, its confidence (0 to 1), the mentions that belong to it, and the entries."""

    intent: str
    confidence: float
    mentions: list[Mention]
    reading: PolicyReading


def settle(text: str, mentions: Sequence[Mention], ranking: Ranking, index: Index) -> Settled:
    """Weigh the intents of a message against the entries it is like.

    Args:
        text: The message in canonical form.
        mentions: Everything found in it, whatever the intent.
        ranking: Intents with their confidence, the one decided on first.
        index: The entries of this moment.
    """
    reading = read_policy(text, index)
    intent, confidence = arbitrate(ranking, reading, trade_pay=asks_trade_pay(text, list(mentions)))
    if _needs_an_action(intent, text):
        intent, confidence = FALLBACK, 1.0 - confidence
    return Settled(intent, confidence, relevant(intent, list(mentions)), reading)


def _needs_an_action(intent: str, text: str) -> bool:
    """Whether rules of the actions know what the message is: a request, a licence, a price asked for."""
    if intent in _ONLY_SAID | _WITH_A_WISH and asked_in(text) is not None:
        return True
    return intent in _ONLY_SAID and bool(licence_question(text) or fee_question(text))
