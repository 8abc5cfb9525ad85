"""The Center's rules in plain Python: frozen dataclasses, functions, ports."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from services.dialogue.states import DialogueStates
from services.ports import UnitOfWork

__all__ = ["Services", "UnitOfWork", "UnitOfWorkFactory"]


class UnitOfWorkFactory(Protocol):
    """Opens a unit of work; `writing` says beforehand that it is going to change something."""

    def __call__(self, *, writing: bool = False) -> UnitOfWork: ...


@dataclass(frozen=True)
class Services:
    """The bundle an entry point gets from the composition root.

    `close` lets go of all connections; `with services.unit_of_work() as uow:` is one transaction.
    """

    unit_of_work: UnitOfWorkFactory
    dialogue_states: DialogueStates
    close: Callable[[], None]
