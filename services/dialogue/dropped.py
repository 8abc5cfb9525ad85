"""Conditions that a sentence lets go in words: "lương bao nhiêu cũng được", "tuổi nào cũng được"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from language.mention import Mention
from services.dialogue.frame import Frame

# What the frame knows of each once it no longer counts.
_FORGOTTEN: Mapping[str, Mapping[str, Any]] = {
    "pay": {"salary_min": None, "salary_max": None, "best_paid": False},
    "age": {"age": None},
    "education": {"education": None},
    "work_time": {"work_time": ()},
}


def dropped(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Names of the conditions let go, each once, in the order of the sentence."""
    named = (mention.value for mention in mentions if mention.entity == "any")
    return tuple(dict.fromkeys(name for name in named if name in _FORGOTTEN))


def without_dropped(frame: Frame, mentions: Sequence[Mention]) -> Frame:
    """The search without what a sentence lets go; refused working times are no longer refused either."""
    for name in dropped(mentions):
        frame = replace(frame, **_FORGOTTEN[name])
        if name == "work_time":
            frame = frame.ruled_out(name, ())
    return frame
