"""What a message is in the end: the intent model's ranking and the policy entries weighed together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.nlu.arbitration import Ranking, arbitrate
from bot.nlu.policy_reading import PolicyReading, read_policy
from bot.nlu.relevance import relevant
from bot.nlu.trade_pay import asks_trade_pay
from language.mention import Mention
from services.policy.retrieval.index import Index


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
    return Settled(intent, confidence, relevant(intent, list(mentions)), reading)
