"""Skill or policy: who answers when the intent model and the wordings of the entries disagree.

One rule for every message; its figures were chosen on sentences of people who wrote neither the
entries nor the training data (docs/adr/0006-policy-retrieval.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.nlu.policy_reading import PolicyReading

Ranking = Sequence[tuple[str, float]]  # intents with their confidence, the one decided on first

ASK_POLICY = "ask_policy"
# Never taken for a question of policy, however its words look.
_OWN = frozenset(
    {"report_danger", "greet", "thank", "goodbye", "affirm", "deny", "insult", "ask_identity",
     "request_officer", "undo", "start_over", "stop"}
)  # fmt: skip
# Nobody else has an answer for these, so less likeness is enough; noise and typed commands are short.
_NOBODYS = frozenset({"nlu_fallback", "out_of_scope", "ask_help"})
LIKE_ENOUGH_FOR_NOBODYS = 0.8
FEWEST_WORDS = 3
# A skill gives way to a likeness that leaves no doubt, and only where the intent leaves some.
LIKE_ENOUGH = 0.98
SURE_OF_INTENT = 0.9
# A question of policy that is like no wording of any entry, and of which the model is not sure either,
# is more often the skill that came second.
LIKE_NOTHING = 0.4
_SEARCHING = frozenset(
    {"search_job", "refine_search", "search_course", "search_overseas", "more_results", "show_details",
     "ask_contact", "out_of_scope"}
)  # fmt: skip
# What a trade pays is looked up in the vacancies.
SEARCH_JOB = "search_job"


def arbitrate(ranking: Ranking, reading: PolicyReading, *, trade_pay: bool = False) -> tuple[str, float]:
    """The intent acted upon and its confidence, 0 to 1.

    Args:
        ranking: What the intent model decided on with its confidence, and then what it found less likely.
        reading: The entries the message may be about, and documents it names.
        trade_pay: The message asks what a trade pays.
    """
    intent, confidence = ranking[0]
    if intent in _OWN:
        return intent, confidence
    if reading.documents:
        return ASK_POLICY, 1.0
    if intent == ASK_POLICY:
        return (SEARCH_JOB, 1.0 - confidence) if trade_pay else _policy_or_second(ranking, reading.best)
    if intent in _NOBODYS:
        words = len(reading.questions[0].text.split())
        gives_way = reading.best >= LIKE_ENOUGH_FOR_NOBODYS and words >= FEWEST_WORDS
    else:
        gives_way = reading.best >= LIKE_ENOUGH and confidence < SURE_OF_INTENT
    return (ASK_POLICY, min(1.0, reading.best)) if gives_way else (intent, confidence)


def _policy_or_second(ranking: Ranking, best: float) -> tuple[str, float]:
    if best < LIKE_NOTHING and ranking[0][1] < SURE_OF_INTENT:
        second = next((pair for pair in ranking[1:] if pair[0] != ASK_POLICY), ranking[0])
        return second if second[0] in _SEARCHING else ranking[0]
    return ranking[0]
