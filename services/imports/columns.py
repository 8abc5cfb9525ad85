"""Which column of a list is which field, by the names that clerks give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from language.search_key import search_key
from services.imports.refusals import ListRefused
from services.resources import load_yaml

_IN_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_LONGEST_HEADER = 80  # characters; a longer text is a sentence, not the name of a column


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """How the cells of one field are put together; see data/imports/columns.yml.

    Attributes:
        parts: Field of a half → what is written for it, {} being its cell; empty for most fields.
        alone: The same for a half whose other half is empty.
    """

    inherited: bool
    joined: bool
    counted: bool
    parts: Mapping[str, str]
    between: str
    alone: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindColumns:
    """The columns of one kind of list.

    Attributes:
        required: Fields without which no row can be read.
        leader: The field given once for a group of rows; where it is filled, a group begins.
        names: Key of an accepted name → its field.
        weak: The same for names that count only when the field has no column of its own name.
    """

    kind: str
    required: tuple[str, ...]
    leader: str
    rules: Mapping[str, FieldRule]
    names: Mapping[str, str]
    weak: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column under a header.

    Attributes:
        index: From 0.
        header: As written, all rows of the header together; "" where the header has nothing.
        field: None for a column that is not known, or left out by the person's choice.
        ignored: True when a person said that it is to be left out.
    """

    index: int
    header: str
    field: str | None
    ignored: bool = False


@cache
def columns_of(kind: str) -> KindColumns:
    """The columns of a kind: vacancies, courses, overseas_orders or licensed_companies.

    Raises:
        ListRefused: unknown_kind.
    """
    kinds = load_yaml("imports/columns.yml")
    if kind not in kinds:
        raise ListRefused("unknown_kind", kind=kind, known=", ".join(kinds))
    fields: Mapping[str, Any] = kinds[kind]["fields"]
    return KindColumns(
        kind=kind,
        required=tuple(kinds[kind]["required"]),
        leader=kinds[kind]["leader"],
        rules={name: _rule(entry) for name, entry in fields.items()},
        names=dict(_named(fields, "names")),
        weak=dict(_named(fields, "weak")),
    )


def _rule(entry: Mapping[str, Any]) -> FieldRule:
    return FieldRule(
        inherited=entry.get("inherited", False),
        joined=entry.get("joined", False),
        counted=entry.get("counted", False),
        parts=entry.get("parts", {}),
        between=entry.get("between", "; "),
        alone=entry.get("alone", {}),
    )


def _named(fields: Mapping[str, Any], list_name: str) -> Iterator[tuple[str, str]]:
    for field, entry in fields.items():
        for name in entry.get(list_name, ()):
            yield header_key(name), field


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """A header for comparing; signs without words ("#") stand for themselves."""
    return search_key(text) or text.strip()


@lru_cache(maxsize=4096)
def header_keys(text: str) -> tuple[str, ...]:
    """Keys of a header, the exact one first, then without what stands in brackets."""
    if not text.strip() or len(text) > _LONGEST_HEADER:
        return ()
    short = _IN_BRACKETS.sub(" ", text)
    keys = (header_key(text), header_key(short) if short.strip() else "")
    return tuple(dict.fromkeys(key for key in keys if key))


def assign(headers: Sequence[Sequence[str]], known: KindColumns) -> tuple[str | None, ...]:
    """A field for each column, or None.

    Args:
        headers: For each column the ways its header can be read, the most telling first.

    Returns:
        A field that does not join columns is given to one column only, the first with such a name.
    """
    found: list[str | None] = [None] * len(headers)
    for names in (known.names, known.weak):
        taken = {field for field in found if field is not None}
        for index, readings in enumerate(headers):
            if found[index] is not None:
                continue
            keys = (key for reading in readings for key in header_keys(reading))
            field = next((names[key] for key in keys if key in names), None)
            if field is None or (field in taken and (names is known.weak or not known.rules[field].joined)):
                continue
            found[index] = field
            taken.add(field)
    return tuple(found)
