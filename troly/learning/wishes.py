"""The choice of a model, carried from the database to the supervisor and what became of it back."""

from __future__ import annotations

from datetime import datetime

from services import Services
from services.staff.audit import COMMAND_LINE
from services.training.choosing import answering
from services.training.model import OWN, Choice, ChoiceState
from troly.models import usable
from troly.notes import Notes, Wanted


def carry(services: Services, notes: Notes, now: datetime) -> None:
    """Tell the supervisor what is wanted, and the database what answers.

    Raises:
        Unavailable: The database cannot be reached just now.
    """
    with services.unit_of_work() as uow:
        newest, active = uow.model_choices.newest(), answering(uow)
    if newest is not None and newest.state is ChoiceState.WANTED:
        _carry_wish(services, notes, newest, now)
    else:
        _tell_fallen_back(services, notes, active, now)


def _carry_wish(services: Services, notes: Notes, wish: Choice, now: datetime) -> None:
    archive, problem = usable(wish.model)
    switched = notes.switched()
    if archive is None:
        _settle(services, wish, problem, now)
    elif switched is not None and switched.choice == wish.id:
        _settle(services, wish, switched.problem, now)
    elif (wanted := Wanted(wish.id, wish.model)) != notes.wanted():
        notes.put(wanted)


def _settle(services: Services, wish: Choice, problem: str, now: datetime) -> None:
    state = ChoiceState.FAILED if problem else ChoiceState.ACTIVE
    with services.unit_of_work(writing=True) as uow:
        uow.model_choices.settle(wish.id, state, now, problem)
        uow.commit()


def _tell_fallen_back(services: Services, notes: Notes, active: Choice | None, now: datetime) -> None:
    """The chosen model could not be used at the start: the database says which one answers instead."""
    rasa = notes.rasa()
    if rasa is None or not rasa.problem or active is None or active.model == rasa.model:
        return
    fallen = Choice(
        model=OWN,
        state=ChoiceState.ACTIVE,
        chosen_name=COMMAND_LINE,
        chosen_at=now,
        settled_at=now,
        problem=rasa.problem,
    )
    with services.unit_of_work(writing=True) as uow:
        uow.model_choices.add(fallen)
        uow.commit()
