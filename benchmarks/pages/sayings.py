"""What artificial people say and are answered: built from the shipped questions, never from real talks."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import yaml

from services.conversations.model import Button, Card, Reply
from services.conversations.reply_json import reply_to_json
from services.policy.content import Content
from troly.root import ROOT

_SCRIPTS = ROOT / "benchmarks" / "conversations.yml"
_LEVELS = {"sure": "answered", "unsure": "clarification", "lost": "no_answer"}
_UNSURE = 5_000  # wordings nobody has an answer for, all different
_JOBS = 200  # of the same job sentences, so that they are as many as those on policy


def sayings(content: Content, random: Random) -> list[dict[str, Any]]:
    """Rows of what a turn may be, numbered from 1; every `said` occurs once."""
    entries = list(content.entries.values())
    rows: dict[str, dict[str, Any]] = {}
    for entry in entries:
        for said in entry.wordings:
            rows[said] = _policy(said, "sure", entry.id, entry.answer)
    words = sorted({word for entry in entries for word in entry.question.split()})
    for _ in range(_UNSURE):
        said = " ".join(random.sample(words, random.randint(3, 9)))
        entry = random.choice(entries)
        rows[said] = _policy(said, random.choice(("unsure", "lost")), entry.id, "Xin lỗi, em chưa rõ ý mình.")
    scripts = yaml.safe_load(_SCRIPTS.read_text(encoding="utf-8"))["conversations"]
    for number in range(_JOBS):
        for said in (line for script in scripts for line in script):
            rows[f"{said} {number}"] = _job(f"{said} {number}", random)
    return [{**row, "number_of_saying": place} for place, row in enumerate(rows.values(), start=1)]


def _policy(said: str, level: str, entry: str, answer: str) -> dict[str, Any]:
    buttons = (Button(title="Hồ sơ", payload=f"/ask_policy{entry}"), Button(title="Gặp cán bộ", payload="/o"))
    return {
        "said": said,
        "replies": _json(Reply(text=answer, buttons=buttons)),
        "intent": "ask_policy",
        "outcome": _LEVELS[level],
        "speaker": "assistant",
        "level": level,
        "entries": json.dumps([entry]),
    }


def _job(said: str, random: Random) -> dict[str, Any]:
    cards = tuple(
        Card(
            kind="vacancy",
            id=str(random.randint(1, 1_000)),
            title="Tin nhân tạo",
            lines=("Lương 8 triệu", "xã Năm Căn"),
        )
        for _ in range(3)
    )
    outcome = random.choices(("answered", "no_result", "handed_over"), (80, 15, 5))[0]
    return {
        "said": said,
        "replies": _json(Reply(text="Em tìm được 3 tin.", cards=cards)),
        "intent": "search_job",
        "outcome": outcome,
        "speaker": "officer" if outcome == "handed_over" else "assistant",
        "level": None,
        "entries": None,
    }


def _json(reply: Reply) -> str:
    return json.dumps([reply_to_json(reply)], ensure_ascii=False, separators=(",", ":"))
