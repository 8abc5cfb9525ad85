"""Corrections, trainings and choices of a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from language.search_key import search_key

OWN = ""  # the model of the repository's own data, which every machine can make


class ExampleState(str, Enum):
    """A second person decides on every correction."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and how it should be read.

    Attributes:
        danger: Its kind, where the intent is a report of danger.
        read_as: The intent the model gave it; "" where nobody knows.
        conversation: Whose words they are; "" where somebody of the staff made them up.
        proposed_by: Id of an account.
    """

    id: int = 0
    text: str
    intent: str
    danger: str = ""
    read_as: str = ""
    state: ExampleState = ExampleState.PROPOSED
    conversation: str = ""
    proposed_by: int
    proposed_name: str
    proposed_at: datetime
    judged_name: str = ""
    judged_at: datetime | None = None
    reason: str = ""

    @property
    def key(self) -> str:
        """What sentences are compared by: two that differ in marks and signs only are one."""
        return search_key(self.text)


class RunState(str, Enum):
    """Where a training stands; only a `fit` one may be used."""

    WAITING = "waiting"
    RUNNING = "running"
    FIT = "fit"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return self in (RunState.WAITING, RunState.RUNNING)


class Phase(str, Enum):
    """What a running training is at."""

    LEARNING = "learning"
    MEASURING = "measuring"


Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One training.

    Attributes:
        stop: Somebody wants it to end.
        heard_at: When the process last said that it is at it.
        examples: Corrections it learnt from.
        model: Name of the archive among the reviewed models; "" until there is one.
        before, after: Figures of the model that answered then, and of the new one.
        reasons: Keys of data/training/words.yml with their values, where it was refused or failed.
    """

    id: int = 0
    state: RunState = RunState.WAITING
    phase: str = ""
    stop: bool = False
    asked_name: str
    asked_at: datetime
    begun_at: datetime | None = None
    heard_at: datetime | None = None
    ended_at: datetime | None = None
    examples: int = 0
    model: str = OWN
    before: Figures | None = None
    after: Figures | None = None
    reasons: tuple[Mapping[str, Any], ...] = ()


class ChoiceState(str, Enum):
    """A choice is wanted until the new model answers, or could not be started."""

    WANTED = "wanted"
    ACTIVE = "active"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Somebody wants a model to answer.

    Attributes:
        model: Name of the archive; `OWN` for that of the repository.
        run: The training it comes from; None for `OWN`.
        problem: Key of data/training/words.yml, where it failed.
    """

    id: int = 0
    model: str
    run: int | None = None
    state: ChoiceState = ChoiceState.WANTED
    chosen_name: str
    chosen_at: datetime
    settled_at: datetime | None = None
    why: str = ""
    problem: str = ""
