"""Every alarm that any code sounds has its sentence for the operator, and no sentence is left over."""

import ast
import importlib
from collections.abc import Iterator
from types import ModuleType

import pytest

from services.resources import load_yaml
from tests.architecture.source import Module, modules

CHANNELS = ("telegram", "zalo")
SOUNDING = {"sound": 1, "OperatorError": 0, "_alarm": 0}  # call → which argument is the name
CARRIED = {"problem", "alarm"}  # attributes of what was named elsewhere
SHORTEST_SENTENCE = 40


def test_every_alarm_has_its_sentence_and_nothing_else_has() -> None:
    named: dict[str, set[str]] = {channel: set() for channel in CHANNELS}
    for module in modules("gateway"):
        channel = module.path.split("/")[1]
        if channel in CHANNELS:
            named[channel] |= set(names_in(module))
    numbers = load_yaml("gateway/zalo_errors.yml")
    named["zalo"] |= {row["alarm"] for table in numbers.values() for row in table if "alarm" in row}
    assert {channel: set(told) for channel, told in load_yaml("gateway/alarms.yml").items()} == named


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_sentence_says_what_to_do(channel: str) -> None:
    sentences = load_yaml("gateway/alarms.yml")[channel]
    short = [name for name, sentence in sentences.items() if len(sentence) < SHORTEST_SENTENCE]
    assert short == []


def names_in(module: Module) -> Iterator[str]:
    """The alarms a module names."""
    here = importlib.import_module(module.path.removesuffix(".py").replace("/", "."))
    for function in ast.walk(module.tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for argument in _alarm_arguments(function):
                yield from _resolved(argument, function, here)


def _alarm_arguments(function: ast.AST) -> Iterator[ast.expr]:
    for call in ast.walk(function):
        if isinstance(call, ast.Call):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            place = SOUNDING.get(name)
            if place is not None and len(call.args) > place:
                yield call.args[place]


def _resolved(
    node: ast.expr, function: ast.FunctionDef | ast.AsyncFunctionDef, here: ModuleType
) -> Iterator[str]:
    """The texts an expression may stand for: constants of the module, through variables of the function."""
    if isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _resolved(value, function, here)
    elif isinstance(node, ast.IfExp):
        yield from _resolved(node.body, function, here)
        yield from _resolved(node.orelse, function, here)
    elif isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.Name) and isinstance(getattr(here, node.id, None), str):
        yield getattr(here, node.id)
    elif isinstance(node, ast.Name):
        given = {argument.arg for argument in function.args.args}
        set_here = [line.value for line in ast.walk(function) if _sets(line, node.id)]  # type: ignore[attr-defined]
        assert set_here or node.id in given, f"{here.__name__}: where does {node.id} come from?"
        for value in set_here:
            yield from _resolved(value, function, here)
    else:
        assert isinstance(node, ast.Attribute) and node.attr in CARRIED, ast.dump(node)


def _sets(line: ast.AST, name: str) -> bool:
    return isinstance(line, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == name for target in line.targets
    )
