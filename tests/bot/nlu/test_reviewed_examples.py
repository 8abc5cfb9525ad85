"""Corrections reach the training through one file, dangers apart."""

import json

from bot.nlu.reviewed_examples import VARIABLE, reviewed_examples


def test_without_a_file_there_is_nothing(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert reviewed_examples() == ([], [])


def test_intents_and_dangers_are_kept_apart(tmp_path, monkeypatch):
    rows = [
        {"text": "thôi khỏi", "intent": "stop", "danger": ""},
        {"text": "bị nhốt", "intent": "report_danger", "danger": "held"},
        {"text": "lạ lùng", "intent": "report_danger", "danger": ""},  # of no kind: nothing to be learnt
    ]
    path = tmp_path / "corrections.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path))
    assert reviewed_examples() == ([("thôi khỏi", "stop")], [("bị nhốt", "held")])
