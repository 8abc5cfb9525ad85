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
# Nobody else has an answer for these, so less likeness is enough.
_NOBODYS = frozenset({"nlu_fallback", "out_of_scope", "ask_help"})
LIKE_ENOUGH_FOR_NOBODYS = 0.8
LIKE_ENOUGH = 0.98


def arbitrate(intent: str, confidence: float, reading: PolicyReading) -> tuple[str, float]:
    """The intent acted upon and its confidence, 0 to 1.

    Args:
        intent: What the intent model decided.
        confidence: How sure it was.
        reading: The entries the message may be about, and documents it names.
    """
    if intent in _OWN or intent == ASK_POLICY:
        return intent, confidence
    if reading.documents:
        return ASK_POLICY, 1.0
    enough = LIKE_ENOUGH_FOR_NOBODYS if intent in _NOBODYS else LIKE_ENOUGH
    if reading.best >= enough:
        return ASK_POLICY, min(1.0, reading.best)
    return intent, confidence
