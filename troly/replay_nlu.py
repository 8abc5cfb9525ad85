"""Replay that stops after understanding: no server, no database."""

import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.parse import parse
from services.dialogue.frame import Frame
from services.dialogue.mentions import mentions_of
from services.dialogue.merge import merge
from troly.replay_lines import Line
from troly.replay_record import record_of

_KINDS = {"search_course": "course", "search_overseas": "overseas", "ask_policy": "policy"}


def understood(lines: Sequence[Line], model: Path, day: date) -> list[dict[str, Any]]:
    """A record for each line; each is read for itself, also within a conversation.

    The frame is what a fresh search would know after the sentence; a payload is not read at all.
    """
    began = time.perf_counter()
    texts = [line.text or "" for line in lines if line.payload is None]
    parsed = iter(parse(texts, model, day))
    seconds = (time.perf_counter() - began) / max(1, len(texts))
    records = []
    for line in lines:
        turn = next(parsed) if line.payload is None else {}
        records.append(record_of(line, {**turn, "frame": _frame(turn)}, outcome=None, seconds=seconds))
    return records


def _frame(turn: Mapping[str, Any]) -> dict[str, Any]:
    if not turn:
        return {}
    kind = _KINDS.get(turn["intent"]["name"], "job")
    return merge(Frame(kind=kind), mentions_of(turn["entities"])).frame.as_json()
