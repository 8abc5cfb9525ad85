"""The action server has the actions of the domain, no more and no fewer."""

from collections.abc import Iterator
from importlib import import_module
from inspect import isabstract
from pkgutil import iter_modules

from rasa_sdk import Action

import actions
from tests.data.dialogue_files import domain


def concrete(base: type[Action]) -> Iterator[type[Action]]:
    for below in base.__subclasses__():
        yield from concrete(below)
        if not isabstract(below) and below.__module__.startswith("actions."):
            yield below


def test_declared_and_written_actions_are_the_same() -> None:
    for module in iter_modules(actions.__path__):
        if module.name != "__main__":
            import_module(f"actions.{module.name}")
    assert sorted(action().name() for action in concrete(Action)) == sorted(domain()["actions"])
