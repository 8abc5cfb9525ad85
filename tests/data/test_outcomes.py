"""data/outcomes.yml and services/outcomes.py are the same closed list."""

import re

import pytest

from language.resources import load_yaml
from services.outcomes import Outcome, outcome_of_intent
from tests.data.dialogue_files import dialogue_steps, domain

FILE = load_yaml("outcomes.yml")


def fixed_intents() -> set[str]:
    """Intents that a rule answers by a response alone, without an action that states its outcome."""
    answered, intent = set(), ""
    for step in dialogue_steps():
        if "intent" in step:
            intent = step["intent"]
        elif intent and str(step.get("action", "")).startswith("utter_"):
            answered.add(intent)
    return answered


def test_the_lists_are_the_same() -> None:
    assert list(FILE["outcomes"]) == [outcome.value for outcome in Outcome]


def test_every_outcome_has_a_label_and_a_colour() -> None:
    assert [
        name
        for name, shown in FILE["outcomes"].items()
        if not shown["label"] or not re.fullmatch("#[0-9a-f]{6}", shown["colour"])
    ] == []


def test_intents_end_in_known_outcomes() -> None:
    assert set(FILE["intents"].values()) - {outcome.value for outcome in Outcome} == set()


def test_intents_named_exist() -> None:
    assert set(FILE["intents"]) - set(domain()["intents"]) == set()


def test_every_intent_with_a_fixed_answer_has_its_outcome() -> None:
    assert fixed_intents() - set(FILE["intents"]) == set()


@pytest.mark.parametrize(("intent", "outcome"), [("greet", "chitchat"), ("never_heard_of", "no_answer")])
def test_an_intent_not_listed_is_not_answered(intent: str, outcome: str) -> None:
    assert outcome_of_intent(intent) == outcome
