"""What training asks of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from services.training.model import Choice, ChoiceState, Example, ExampleState, Run


class ExampleRepository(Protocol):
    """Corrected sentences."""

    def add(self, example: Example) -> int | None:
        """Store a correction; None where one of the same words is there that was not rejected."""

    def get(self, number: int) -> Example | None:
        """One correction."""

    def page(self, state: ExampleState, limit: int, before: int | None = None) -> Sequence[Example]:
        """Corrections of a state, the newest first, those with a smaller number than `before`."""

    def accepted(self) -> Sequence[Example]:
        """All that are learnt from, the oldest first."""

    def counts(self) -> Mapping[ExampleState, int]:
        """How many are in each state."""

    def judge(self, example: Example, before: ExampleState) -> bool:
        """Store state, who judged and why; False where it is no longer in the state before."""


class RunRepository(Protocol):
    """Trainings."""

    def add(self, run: Run) -> int | None:
        """Store a new one; None where one has not ended."""

    def get(self, number: int) -> Run | None:
        """One training."""

    def open(self) -> Run | None:
        """The one that has not ended."""

    def latest(self, limit: int) -> Sequence[Run]:
        """The newest first."""

    def save(self, run: Run) -> None:
        """Store what changed; its wish to stop is left as it is."""

    def hear(self, number: int, phase: str, at: datetime) -> bool:
        """Note that it is being worked on; False where somebody wants it to stop."""

    def ask_to_stop(self, number: int) -> bool:
        """Want it to end; False where it has."""


class ChoiceRepository(Protocol):
    """Which model is to answer; choices are only ever added."""

    def add(self, choice: Choice) -> int:
        """Store a new wish; returns its number."""

    def newest(self) -> Choice | None:
        """The last wish, whatever became of it."""

    def active(self, limit: int) -> Sequence[Choice]:
        """Those that came into force, the newest first."""

    def latest(self, limit: int) -> Sequence[Choice]:
        """The newest first."""

    def settle(self, number: int, state: ChoiceState, at: datetime, problem: str = "") -> bool:
        """What became of a wish; False where that is known already."""
