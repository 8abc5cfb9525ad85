"""Does a person write Khmer?"""

from __future__ import annotations

from language.canonical import Canonical

KHMER = "km"  # ISO 639-1
_FIRST, _LAST = "\u1780", "\u17ff"  # the Khmer block of Unicode


def writes_khmer(text: Canonical) -> bool:
    """Whether a message holds Khmer letters, or Khmer words in Latin ones (`data/lexicon/khmer.yml`)."""
    letters = any(_FIRST <= letter <= _LAST for letter in text.raw)
    return letters or any(step.kind == "khmer" for step in text.steps)
