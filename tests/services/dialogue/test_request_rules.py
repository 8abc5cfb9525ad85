"""Which messages ask to put a name down, to be told, to end that, or report a fraud."""

from pathlib import Path
from typing import Any

import pytest

from services.dialogue.request_rules import asked_in, is_bare_stop
from tests.data.dialogue_files import examples, nlu_files
from tests.yaml_file import read_yaml

CASES: list[dict[str, Any]] = read_yaml(Path(__file__).with_suffix(".yml"))
# Labelled as what stands nearest while these requests have no intent of their own: the meaning is the same.
SAME_MEANING = {("stop", "stop_alerts"), ("ask_contact", "register")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_a_message_asks_for(case: dict[str, Any]) -> None:
    asked = asked_in(case["said"])
    assert (asked and asked.request) == case["asks"]
    assert (asked and asked.number, asked and asked.hour) == (case.get("number"), case.get("hour"))


@pytest.mark.parametrize(
    ("text", "is_stop"),
    [("dừng", True), ("ngưng đi", True), ("stop", True), ("đúng", False), ("đừng", False)],
)
def test_stop_alone_counts_with_its_marks(text: str, is_stop: bool) -> None:
    assert is_bare_stop(text) is is_stop


def test_no_sentence_of_another_meaning_is_taken() -> None:
    alarms = [
        (path.stem, asked.request, sentence)
        for path in nlu_files()
        for sentence in examples(path)
        if (asked := asked_in(sentence)) is not None and (path.stem, asked.request) not in SAME_MEANING
    ]
    assert alarms == []
