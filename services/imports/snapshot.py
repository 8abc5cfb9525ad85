"""A record as JSON and back, exactly; and its fingerprint, to see whether anybody has changed it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from services.imports.model import Record
from services.imports.record_kinds import CLASSES
from services.jobs.model import Employer, JobPosting


def to_json(record: Record | Employer) -> dict[str, Any]:
    """Everything a record holds, as JSON knows it."""
    return {field.name: _written(getattr(record, field.name)) for field in fields(record)}


def from_json(kind: str, written: dict[str, Any]) -> Record:
    """The record of a kind that `to_json` wrote; fields it did not know yet have their defaults."""
    record: Record = _built(CLASSES[kind], written)
    return record


def digest(record: Record | Employer) -> str:
    """64 hexadecimal digits; two records have the same only if they are the same.

    Of an employer only the name counts: its other facts are no part of its vacancies.
    """
    if isinstance(record, JobPosting):
        record = replace(record, employer=Employer(name=record.employer.name))
    written = json.dumps(to_json(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _written(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)  # a database may give 3.0 for 3
    if isinstance(value, tuple):
        return [_written(part) for part in value]
    if is_dataclass(value):
        return {field.name: _written(getattr(value, field.name)) for field in fields(value)}
    return value


def _built(made: type[Any], written: dict[str, Any]) -> Any:
    hints = _hints(made)  # type: ignore[arg-type]  # a class is hashable
    return made(**{name: _read(hints[name], value) for name, value in written.items() if name in hints})


@cache
def _hints(made: Any) -> dict[str, Any]:
    return get_type_hints(made)


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], part) for part in value)
    if hint is date:
        return date.fromisoformat(value)
    if hint is float:
        return float(value)
    if is_dataclass(hint) and isinstance(hint, type):
        return _built(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return value
