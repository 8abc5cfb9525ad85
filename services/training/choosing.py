"""Which model answers: chosen by staff, put into force by the process that keeps Rasa."""

from __future__ import annotations

from datetime import datetime

from services.errors import NotFound
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember
from services.training.model import OWN, Choice, ChoiceState, RunState
from services.training.refusals import TrainingRefused
from services.training.runs import get_run


def answering(uow: UnitOfWork) -> Choice | None:
    """The choice in force; None while it is the repository's own model that nobody chose."""
    return next(iter(uow.model_choices.active(1)), None)


def former(uow: UnitOfWork) -> str | None:
    """The model that answered before the present one; None where there was none."""
    active = uow.model_choices.active(2)
    if not active:
        return None
    before = active[1].model if len(active) > 1 else OWN
    return before if before != active[0].model else None


def use(uow: UnitOfWork, staff: StaffMember, number: int, *, at: datetime, why: str = "") -> int:
    """Let the model of a training answer.

    Raises:
        NotFound: There is no such training.
        TrainingRefused: Its figures fell, it answers already, or another switch is under way.
    """
    run = get_run(uow, number)
    if run.state is not RunState.FIT or not run.model:
        raise TrainingRefused("not_fit")
    return _choose(uow, staff, run.model, run.id, at, why)


def go_back(uow: UnitOfWork, staff: StaffMember, *, at: datetime, why: str = "") -> int:
    """Let the former model answer again.

    Raises:
        NotFound: There was none.
        TrainingRefused: Another switch is under way.
    """
    model = former(uow)
    if model is None:
        raise NotFound("No other model has answered before.")
    run = next((one.run for one in uow.model_choices.active(2) if one.model == model), None)
    return _choose(uow, staff, model, run, at, why)


def use_own(uow: UnitOfWork, staff: StaffMember, *, at: datetime, why: str = "") -> int:
    """Let the repository's own model answer, without any correction.

    Raises:
        TrainingRefused: It answers already, or another switch is under way.
    """
    return _choose(uow, staff, OWN, None, at, why)


def _choose(uow: UnitOfWork, staff: StaffMember, model: str, run: int | None, at: datetime, why: str) -> int:
    newest = uow.model_choices.newest()
    if newest is not None and newest.state is ChoiceState.WANTED:
        raise TrainingRefused("switching")
    present = answering(uow)
    if (present.model if present else OWN) == model:
        raise TrainingRefused("answers_already")
    number = uow.model_choices.add(
        Choice(model=model, run=run, chosen_name=staff.name, chosen_at=at, why=why.strip())
    )
    audit(
        uow, staff, "model.choose", f"model:{model or 'own'}", at=at, why=why,
        before={"model": present.model if present else OWN}, after={"model": model},
    )  # fmt: skip
    return number
