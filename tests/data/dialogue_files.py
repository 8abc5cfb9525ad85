"""The files of data/ and bot/ that the dialogue is made of, read for the tests."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from language.resources import load_yaml
from tests.architecture.source import ROOT

NLU = ROOT / "data" / "nlu"
PHRASES: dict[str, Any] = load_yaml("phrases.yml")


def read(path: Path) -> Any:
    """What a YAML file holds."""
    return load_yaml(f"../{path.relative_to(ROOT)}")


@cache
def domain() -> dict[str, Any]:
    """All domain files together; a key that occurs in two of them is listed once for each."""
    whole: dict[str, Any] = {"intents": [], "entities": [], "actions": [], "responses": {}, "forms": {}}
    for path in sorted((ROOT / "bot" / "domain").glob("*.yml")):
        part = read(path)
        for name in ("intents", "entities", "actions"):
            whole[name] += part.get(name, [])
        for name in ("responses", "forms"):
            whole[name] |= part.get(name, {})
    whole["intents"] = [next(iter(intent)) for intent in whole["intents"]]
    return whole


def nlu_files() -> list[Path]:
    """The training files, one for each intent."""
    return sorted(NLU.rglob("*.yml"))


def examples(path: Path) -> list[str]:
    """Training sentences of one file."""
    blocks = read(path)["nlu"]
    return [line.removeprefix("- ") for block in blocks for line in block["examples"].splitlines()]


def held_out() -> Iterator[str]:
    """Sentences and noise that must never be trained on."""
    for path in sorted((ROOT / "tests" / "nlu").rglob("*.yml")):
        body = read(path)
        if isinstance(body, dict):
            yield from (text for texts in body.values() for text in texts)
        else:
            yield from (case["text"] for case in body)


def dialogue_steps() -> list[dict[str, Any]]:
    """Every step of every rule and story."""
    steps = []
    for folder, key in (("rules", "rules"), ("stories", "stories")):
        for path in sorted((ROOT / "bot" / folder).glob("*.yml")):
            steps += [step for rule in read(path)[key] for step in rule["steps"]]
    return steps
