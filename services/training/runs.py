"""Trainings: asked for by staff, done by the process beside, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from services.errors import NotFound
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember
from services.training.limits import beyond
from services.training.model import Figures, Phase, Run, RunState
from services.training.refusals import TrainingRefused


def begin(uow: UnitOfWork, staff: StaffMember, *, at: datetime) -> int:
    """Ask for a training with the corrections accepted so far.

    Raises:
        TrainingRefused: One has not ended, or nothing is there to be learnt that the last one did not learn.
    """
    accepted = uow.training_examples.accepted()
    if not accepted:
        raise TrainingRefused("nothing_to_learn")
    number = uow.training_runs.add(Run(asked_name=staff.name, asked_at=at, examples=len(accepted)))
    if number is None:
        raise TrainingRefused("one_at_a_time")
    audit(uow, staff, "training.begin", f"training:{number}", at=at, after={"examples": len(accepted)})
    return number


def cancel(uow: UnitOfWork, staff: StaffMember, number: int, *, at: datetime) -> None:
    """End a training; one that nobody has taken up ends at once.

    Raises:
        NotFound: There is no such training.
        TrainingRefused: It has ended.
    """
    run = get_run(uow, number)
    if not uow.training_runs.ask_to_stop(number):
        raise TrainingRefused("ended_before")
    if run.state is RunState.WAITING:
        uow.training_runs.save(replace(run, state=RunState.CANCELLED, ended_at=at))
    audit(uow, staff, "training.cancel", f"training:{number}", at=at)


def get_run(uow: UnitOfWork, number: int) -> Run:
    """One training.

    Raises:
        NotFound: There is none of this number.
    """
    run = uow.training_runs.get(number)
    if run is None:
        raise NotFound(f"There is no training {number}.")
    return run


def take_up(uow: UnitOfWork, at: datetime) -> Run | None:
    """The training that waits, which runs from now on; None where there is none."""
    run = uow.training_runs.open()
    if run is None or run.state is not RunState.WAITING:
        return None
    running = replace(run, state=RunState.RUNNING, phase=Phase.LEARNING.value, begun_at=at, heard_at=at)
    uow.training_runs.save(running)
    return running


def give_up_lost(uow: UnitOfWork, at: datetime) -> None:
    """End a training whose process has died; called when another one begins to look after trainings."""
    run = uow.training_runs.open()
    if run is not None and run.state is RunState.RUNNING:
        uow.training_runs.save(ended(run, RunState.FAILED, at, "interrupted"))


def ended(run: Run, state: RunState, at: datetime, code: str = "", **values: Any) -> Run:
    """The training as it ended.

    Args:
        code: Key under `reasons` of data/training/words.yml; "" where nothing is to be told.
        values: What that sentence names.
    """
    reasons: tuple[Mapping[str, Any], ...] = ({"code": code, **values},) if code else ()
    return replace(run, state=state, ended_at=at, phase="", reasons=reasons)


def measured(run: Run, model: str, before: Figures, after: Figures, at: datetime) -> Run:
    """The training with its figures: fit, or refused where they fell beyond a limit."""
    reasons = beyond(before, after)
    state = RunState.REFUSED if reasons else RunState.FIT
    done = ended(run, state, at)
    return replace(done, model=model, before=before, after=after, reasons=reasons)
