"""What a person is looking for, as far as she has said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from language.occupations import Occupation
from services.dialogue.place_filters import place_as_json, place_from_json
from services.jobs.query import PlaceFilter

LISTS = ("occupation", "place", "work_time", "sector", "country", "benefits", "wishes")
PERSONAL = ("home", "age", "gender", "education", "experience_months")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledOut:
    """Values the person does not want; the same names as in `Frame`."""

    occupation: tuple[Occupation, ...] = ()
    place: tuple[PlaceFilter, ...] = ()
    work_time: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The constraints of one search.

    Attributes:
        kind: `job`, `course` or `overseas`.
        salary_min, salary_max: VND per month.
        age: Years.
        education: A level of docs/annotation.md; of the person, or the least she wants asked for.
        wishes: `free` (a course without a fee), `no_language` (an order that asks for none beforehand),
            `couple` (work for husband and wife together).
        near_home: Nearest first, from `home`.
        newest: Newest first.
        best_paid: Highest pay first.
    """

    kind: str = "job"
    occupation: tuple[Occupation, ...] = ()
    place: tuple[PlaceFilter, ...] = ()
    home: PlaceFilter | None = None
    salary_min: int | None = None
    salary_max: int | None = None
    age: int | None = None
    gender: str | None = None
    education: str | None = None
    experience_months: int | None = None
    work_time: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    near_home: bool = False
    newest: bool = False
    best_paid: bool = False
    negated: RuledOut = RuledOut()

    def is_empty(self) -> bool:
        """Whether nothing is known but the kind."""
        return self == Frame(kind=self.kind)

    def changed(self, name: str, value: Any) -> Frame:
        """The frame with one constraint replaced."""
        change: dict[str, Any] = {name: value}
        return replace(self, **change)

    def ruled_out(self, name: str, values: tuple[Any, ...]) -> Frame:
        """The frame with the ruled-out values of one name replaced."""
        change: dict[str, Any] = {name: values}
        return replace(self, negated=replace(self.negated, **change))

    def as_json(self) -> dict[str, Any]:
        """Only what is known, in the form of the replay contract (docs/replay.md, "Frame")."""
        body = _known(self)
        body["kind"] = self.kind
        negated = _known(self.negated)
        if negated:
            body["negated"] = negated
        return body

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Frame:
        """Read what `as_json` wrote."""
        values = {name: _read(name, value) for name, value in body.items() if name != "negated"}
        ruled_out = {name: _read(name, value) for name, value in body.get("negated", {}).items()}
        return cls(**values, negated=RuledOut(**ruled_out))


def _known(source: Frame | RuledOut) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for field in fields(source):
        value = getattr(source, field.name)
        # Experience of 0 months is known, and equal to False.
        if field.name in ("negated", "kind") or value is None or value is False or value == ():
            continue
        body[field.name] = _write(value)
    return body


def _write(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_write(item) for item in value]
    if isinstance(value, Occupation):
        return {"id": value.id, "label": value.label, "vsco": value.vsco, "sector": value.sector}
    if isinstance(value, PlaceFilter):
        return place_as_json(value)
    return value


def _read(name: str, value: Any) -> Any:
    if name == "occupation":
        return tuple(Occupation(**item) for item in value)
    if name == "place":
        return tuple(place_from_json(item) for item in value)
    if name == "home":
        return place_from_json(value)
    return tuple(value) if name in LISTS else value
