"""Understand sentences with a trained model, without starting Rasa."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.entities import entity_of
from bot.nlu.recogniser import Recogniser


def parse(texts: Sequence[str], model: Path, today: date) -> list[dict[str, Any]]:
    """Canonical form, intent and entities of each text, in order.

    Raises:
        OSError, ValueError: The archive is missing or has no intent model.
    """
    recogniser = Recogniser.from_archive(model)
    answers = []
    for text in texts:
        understanding = recogniser.understand(text, today)
        decision = understanding.decision
        answers.append(
            {
                "text": text,
                "canonical": understanding.form.text,
                "intent": {"name": decision.intent, "confidence": decision.confidence},
                "intent_ranking": [{"name": name, "confidence": share} for name, share in decision.ranking],
                "entities": [entity_of(mention, understanding.form) for mention in understanding.mentions],
            }
        )
    return answers
