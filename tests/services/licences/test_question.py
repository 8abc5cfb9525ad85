"""Who asks about a company's licence is understood, and nobody else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.licences.numbers import LicenceNumber
from services.licences.question import licence_question
from services.resources import read_yaml

ROOT = Path(__file__).parents[3]
CASES = read_yaml(Path(__file__).parent / "cases/questions.yml")
MARKED = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
FEW = 3  # in ten thousand messages of other people about other things


@pytest.mark.parametrize("case", CASES["asks"], ids=lambda case: case["text"])
def test_a_question_about_a_licence_is_understood(case: dict[str, Any]) -> None:
    found = licence_question(case["text"])
    assert found is not None
    number = LicenceNumber(*case["number"]) if "number" in case else None
    assert (found.query.name, found.query.number, found.query.branch, found.sure) == (
        case.get("name", ""),
        number,
        case.get("branch", ""),
        case["sure"],
    )


@pytest.mark.parametrize("text", CASES["asks_not"])
def test_other_messages_ask_for_no_licence(text: str) -> None:
    assert licence_question(text) is None


def messages() -> Iterator[str]:
    """What the assistant is trained and tuned on; none of it names a company that sends people abroad."""
    for path in sorted((ROOT / "data/nlu").rglob("*.yml")):
        for block in read_yaml(path)["nlu"]:
            yield from (MARKED.sub(r"\1", line[2:].strip()) for line in block["examples"].splitlines())
    questions = read_yaml(ROOT / "tests/policy/development/questions.yml")
    yield from (question["text"].lower() for question in questions)


def test_false_alarms_are_few() -> None:
    told = list(messages())
    alarms = [text for text in told if (found := licence_question(text)) is not None and found.sure]
    assert len(told) > 10_000
    assert len(alarms) <= FEW * len(told) / 10_000, alarms
