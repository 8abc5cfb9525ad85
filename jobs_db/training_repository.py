"""Corrected sentences, trainings and choices of a model in the database."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from jobs_db.tables.training import ModelChoiceRow, TrainingExampleRow, TrainingRunRow
from jobs_db.training_rows import choice_of, choice_row, example_of, example_row, run_of, run_row
from services.training.model import Choice, ChoiceState, Example, ExampleState, Run

_example: Any = TrainingExampleRow.__table__
_run: Any = TrainingRunRow.__table__
_choice: Any = ModelChoiceRow.__table__
_INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def _add_unless_there(session: Session, table: Any, row: dict[str, Any]) -> int | None:
    adding = _INSERTS[session.get_bind().dialect.name](table).on_conflict_do_nothing()
    added: Any = session.execute(adding, row)
    return int(added.inserted_primary_key[0]) if added.rowcount == 1 else None


class SqlExampleRepository:
    """Implements services.training.ports.ExampleRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, example: Example) -> int | None:
        """See the port."""
        return _add_unless_there(self._session, _example, example_row(example))

    def get(self, number: int) -> Example | None:
        """See the port."""
        row = self._session.execute(select(_example).where(_example.c.id == number)).one_or_none()
        return example_of(row) if row else None

    def page(self, state: ExampleState, limit: int, before: int | None = None) -> Sequence[Example]:
        """See the port."""
        chosen = select(_example).where(_example.c.state == state.value)
        if before is not None:
            chosen = chosen.where(_example.c.id < before)
        rows = self._session.execute(chosen.order_by(_example.c.id.desc()).limit(limit))
        return [example_of(row) for row in rows]

    def accepted(self) -> Sequence[Example]:
        """See the port."""
        chosen = select(_example).where(_example.c.state == ExampleState.ACCEPTED.value)
        return [example_of(row) for row in self._session.execute(chosen.order_by(_example.c.id))]

    def counts(self) -> Mapping[ExampleState, int]:
        """See the port."""
        rows = self._session.execute(select(_example.c.state, func.count()).group_by(_example.c.state))
        return {ExampleState(state): number for state, number in rows}

    def judge(self, example: Example, before: ExampleState) -> bool:
        """See the port."""
        values = {
            "state": example.state.value,
            "judged_name": example.judged_name,
            "judged_at": example.judged_at,
            "reason": example.reason or None,
        }
        known = (_example.c.id == example.id, _example.c.state == before.value)
        changed: Any = self._session.execute(update(_example).where(*known).values(values))
        return bool(changed.rowcount)


class SqlRunRepository:
    """Implements services.training.ports.RunRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, run: Run) -> int | None:
        """See the port."""
        return _add_unless_there(self._session, _run, run_row(run))

    def get(self, number: int) -> Run | None:
        """See the port."""
        row = self._session.execute(select(_run).where(_run.c.id == number)).one_or_none()
        return run_of(row) if row else None

    def open(self) -> Run | None:
        """See the port."""
        row = self._session.execute(select(_run).where(_run.c.is_open)).one_or_none()
        return run_of(row) if row else None

    def latest(self, limit: int) -> Sequence[Run]:
        """See the port."""
        rows = self._session.execute(select(_run).order_by(_run.c.id.desc()).limit(limit))
        return [run_of(row) for row in rows]

    def save(self, run: Run) -> None:
        """See the port."""
        row = run_row(run)
        del row["stop"]
        self._session.execute(update(_run).where(_run.c.id == run.id).values(row))

    def hear(self, number: int, phase: str, at: datetime) -> bool:
        """See the port."""
        known = (_run.c.id == number, _run.c.is_open)
        self._session.execute(update(_run).where(*known).values(phase=phase, heard_at=at))
        wanted = select(_run.c.stop).where(*known)
        return self._session.execute(wanted).scalar_one_or_none() is False

    def ask_to_stop(self, number: int) -> bool:
        """See the port."""
        changed: Any = self._session.execute(
            update(_run).where(_run.c.id == number, _run.c.is_open).values(stop=True)
        )
        return bool(changed.rowcount)


class SqlChoiceRepository:
    """Implements services.training.ports.ChoiceRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, choice: Choice) -> int:
        """See the port."""
        added: Any = self._session.execute(insert(_choice), choice_row(choice))
        return int(added.inserted_primary_key[0])

    def newest(self) -> Choice | None:
        """See the port."""
        return next(iter(self.latest(1)), None)

    def active(self, limit: int) -> Sequence[Choice]:
        """See the port."""
        chosen = select(_choice).where(_choice.c.state == ChoiceState.ACTIVE.value)
        rows = self._session.execute(chosen.order_by(_choice.c.id.desc()).limit(limit))
        return [choice_of(row) for row in rows]

    def latest(self, limit: int) -> Sequence[Choice]:
        """See the port."""
        rows = self._session.execute(select(_choice).order_by(_choice.c.id.desc()).limit(limit))
        return [choice_of(row) for row in rows]

    def settle(self, number: int, state: ChoiceState, at: datetime, problem: str = "") -> bool:
        """See the port."""
        known = (_choice.c.id == number, _choice.c.state == ChoiceState.WANTED.value)
        values = {"state": state.value, "settled_at": at, "problem": problem}
        changed: Any = self._session.execute(update(_choice).where(*known).values(values))
        return bool(changed.rowcount)
