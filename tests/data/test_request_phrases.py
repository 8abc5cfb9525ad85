"""Every phrase of data/requests/phrases.yml is said, fits and is polite; every status has its words."""

import ast
from collections.abc import Iterator

import pytest

from language.resources import load_yaml
from services.dialogue.registration import QUESTIONS
from services.interest.model import InterestStatus
from tests.architecture.source import modules

PHRASES = load_yaml("requests/phrases.yml")
TEXTS = [
    (section, key, text)
    for section in ("interest", "alerts", "fraud", "statuses")
    for key, text in PHRASES[section].items()
]


def written() -> Iterator[str]:
    """String literals of the services, also those an f-string begins with."""
    for module in modules("services"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_every_status_has_its_words() -> None:
    assert set(PHRASES["statuses"]) == {status.value for status in InterestStatus}


@pytest.mark.parametrize("section", ["interest", "alerts", "fraud", "buttons"])
def test_every_phrase_is_said(section: str) -> None:
    said = {text.replace("-", "_") for text in written()}
    asked = {key for name in QUESTIONS for key in (f"{name}_again", f"wanted_{name}")}
    assert set(PHRASES[section]) - said - asked == set()


@pytest.mark.parametrize(("section", "key", "text"), TEXTS, ids=lambda value: value if "_" in value else "")
def test_the_assistant_speaks_politely_and_briefly(section: str, key: str, text: str) -> None:
    assert "bạn" not in text.lower().split()
    assert len(text) < 400


def test_titles_of_buttons_fit() -> None:
    assert [title for title in PHRASES["buttons"].values() if len(title) > 25] == []
