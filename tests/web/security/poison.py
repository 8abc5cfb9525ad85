"""Put hostile text into every column of the database that people or editors can fill."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import yaml
from sqlalchemy import JSON, String, Text, inspect, select, update
from sqlalchemy.engine import Engine

from jobs_db.tables.base import Base
from troly.root import ROOT

PAYLOADS: list[str] = yaml.safe_load(
    (ROOT / "tests" / "web" / "security" / "payloads.yml").read_text(encoding="utf-8")
)["payloads"]
# Closed lists, codes, digests and numbers: the product writes them, nobody types them.
CLOSED = {
    "action", "base", "channel", "country", "education", "file_hash", "gender", "intent", "item", "key",
    "kind", "level", "licence_owner", "login", "mark", "measure", "message_id", "mode", "name_key", "need",
    "occupation_id", "one", "other", "outcome", "password_hash", "programme", "reason_code", "salary_unit",
    "sector", "seed", "span", "speaker", "state", "status", "stage", "target", "thing", "title_key",
    "topic", "totp_secret", "urgency", "verdict", "version", "vsco", "label", "after_hash",
}  # fmt: skip
CLOSED_IN_TABLE = {
    ("audit_entry", "after"), ("audit_entry", "before"), ("rating", "reason"), ("setting", "value"),
    ("import_change", "after"), ("import_change", "before"), ("message_cost", "kind"),
    ("policy_question", "entries"), ("hold", "signals"), ("job_posting", "work_time"),
    ("job_posting", "benefits"), ("course", "support_groups"), ("overseas_order", "costs"),
    ("staff_account", "roles"), ("notice", "communes"), ("call_log", "commune"),
    ("conversation_turn", "trade"), ("conversation_turn", "commune"), ("review_mark", "entry"),
    ("review_mark", "document"), ("review_mark", "replaced_by"), ("gap", "entry"), ("gap", "reason"),
    ("gap_question", "entries"), ("gap_question", "why"), ("gap_question", "told"), ("training_run", "phase"),
    ("training_run", "before"), ("training_run", "after"), ("training_run", "reasons"),
    ("inbox_message", "occasion"), ("inbox_message", "attachment_kind"), ("channel_alarm", "problem"),
    ("import_batch", "counts"), ("import_batch", "employers"), ("content_draft", "authors"),
    ("content_revision", "authors"), ("import_row", "notes"),
}  # fmt: skip
# Texts of a record that is kept as JSON.
PROSE = {
    "question", "asked", "answer", "details", "where", "fee", "time", "source", "text", "title", "lines",
    "label", "issuer", "note", "said", "name",
}  # fmt: skip
# Nobody's words; what Rasa remembers of a conversation is read by its own reader, not shown.
LEFT_ALONE = {"alembic_version", "content_version", "figure", "figure_mark", "dialogue_state"}


class Poison:
    """Payloads in turn, so that each of them is in many places."""

    def __init__(self) -> None:
        self._next = count()

    def text(self, longest: int | None) -> str:
        """The next payload that fits, cut where none does."""
        payload = PAYLOADS[next(self._next) % len(PAYLOADS)]
        return payload if longest is None else payload[:longest]

    def another(self, longest: int) -> str:
        """One that no other place has."""
        number = next(self._next)
        ending = f" {number}"
        return PAYLOADS[number % len(PAYLOADS)][: longest - len(ending)] + ending

    def inside(self, value: Any, is_prose: bool = False) -> Any:
        """JSON with its prose replaced."""
        if isinstance(value, dict):
            return {key: self.inside(one, key in PROSE) for key, one in value.items()}
        if isinstance(value, list):
            return [self.inside(one, is_prose) for one in value]
        return self.text(None) if is_prose and isinstance(value, str) else value


def poison(engine: Engine, rows: int) -> set[str]:
    """Replace what the newest rows of each table say; returns the columns that were reached."""
    made, reached = Poison(), set()
    there = set(inspect(engine).get_table_names())
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            columns = [column for column in table.columns if is_open(column)]
            if table.name not in there or not columns or table.name in LEFT_ALONE:
                continue
            keys = list(table.primary_key.columns)
            found = connection.execute(
                select(table).order_by(*(key.desc() for key in keys)).limit(rows)
            ).all()
            for row in found:
                values = {column.name: _poisoned(made, column, row._mapping[column]) for column in columns}
                here = (key == row._mapping[key] for key in keys)
                connection.execute(update(table).where(*here).values(values))
                reached |= {f"{table.name}.{name}" for name in values}
    return reached


def is_open(column: Any) -> bool:
    """Whether people or editors decide what stands in a column."""
    free = isinstance(column.type, String | Text | JSON) and not (column.primary_key or column.foreign_keys)
    named = column.name in CLOSED or (column.table.name, column.name) in CLOSED_IN_TABLE
    return free and not named and not column.name.endswith(("_code", "_id", "lease_owner"))


def _poisoned(made: Poison, column: Any, now: Any) -> Any:
    if now is None:
        return None  # what has not happened has no words, and nobody's name
    if isinstance(column.type, JSON):
        return made.inside(now)
    if column.name == "replies" and now:
        return json.dumps(made.inside(json.loads(now)), ensure_ascii=False)
    if column.unique:
        return made.another(column.type.length)
    return made.text(column.type.length)
