"""Skill or policy: who answers when the intent model and the wordings of the entries disagree.

One rule for every message; its figures were chosen on sentences of people who wrote neither the
entries nor the training data (docs/adr/0006-policy-retrieval.md).
"""

from __future__ import annotations

from bot.nlu.policy_reading import PolicyReading

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
# What a trade pays is looked up in the vacancies.
SEARCH_JOB = "search_job"


def arbitrate(
    intent: str, confidence: float, reading: PolicyReading, *, trade_pay: bool = False
) -> tuple[str, float]:
    """The intent acted upon and its confidence, 0 to 1.

    Args:
        intent: What the intent model decided.
        confidence: How sure it was.
        reading: The entries the message may be about, and documents it names.
        trade_pay: The message asks what a trade pays.
    """
    if intent in _OWN:
        return intent, confidence
    if reading.documents:
        return ASK_POLICY, 1.0
    if intent == ASK_POLICY:
        return (SEARCH_JOB, 1.0 - confidence) if trade_pay else (intent, confidence)
    if intent in _NOBODYS:
        words = len(reading.questions[0].text.split())
        gives_way = reading.best >= LIKE_ENOUGH_FOR_NOBODYS and words >= FEWEST_WORDS
    else:
        gives_way = reading.best >= LIKE_ENOUGH and confidence < SURE_OF_INTENT
    return (ASK_POLICY, min(1.0, reading.best)) if gives_way else (intent, confidence)
