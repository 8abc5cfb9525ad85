"""Messages that are no question of policy: would an entry be told all the same?"""

from __future__ import annotations

from datetime import date

from bot.nlu.arbitration import ASK_POLICY
from bot.nlu.recogniser import Recogniser
from bot.nlu.settling import settle
from language.canonical import canonical
from language.understanding import understand
from services.policy.confidence import Level, level
from services.policy.retrieval.index import Index


def is_answered(text: str, recogniser: Recogniser, index: Index, today: date) -> bool:
    """Whether an entry would be told, by the road of the Rasa components."""
    form = canonical(text)
    mentions = understand(form, today)
    ranking = recogniser.recognise(form, mentions).decision.decided
    settled = settle(form.text, mentions, ranking, index)
    rankings = [[(one.entry, one.score) for one in asked.ranking] for asked in settled.reading.questions]
    return settled.intent == ASK_POLICY and any(level(found) is Level.SURE for found in rankings)
