"""Danger is recognised, with marks and without, and what only looks like it is left alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from language import canonical
from language.danger import find_danger, kinds
from language.resources import load_yaml
from language.search_key import fold
from tests.yaml_file import read_yaml

LEXICON: dict[str, Any] = load_yaml("lexicon/danger.yml")
CASES = read_yaml(Path(__file__).parent / "cases" / "danger.yml")


def kind_of(text: str) -> str | None:
    found = find_danger(canonical(text))
    return found.value if found else None


def told(key: str) -> Iterator[tuple[str, str]]:
    """Kind and sentence of every rule's examples, or of what it must leave alone."""
    return ((rule["kind"], text) for rule in LEXICON["rules"] for text in rule[key])


@pytest.mark.parametrize("write", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize(("kind", "text"), list(told("examples")))
def test_what_a_rule_is_for_is_danger(kind: str, text: str, write: Any) -> None:
    found = kind_of(write(text))
    # A more urgent danger may be told in the same words.
    assert found is not None
    assert kinds().index(found) <= kinds().index(kind)


@pytest.mark.parametrize("write", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize("text", [text for _, text in told("not")])
def test_what_only_looks_like_danger_is_none(text: str, write: Any) -> None:
    assert kind_of(write(text)) is None


@pytest.mark.parametrize("case", CASES, ids=[case["said"] for case in CASES])
def test_the_most_urgent_danger_is_named(case: dict[str, Any]) -> None:
    assert kind_of(case["said"]) == case["danger"]


def test_every_kind_has_a_rule_and_every_rule_both_sorts_of_examples() -> None:
    assert {rule["kind"] for rule in LEXICON["rules"]} == set(kinds())
    assert [rule["says"] for rule in LEXICON["rules"] if not (rule["examples"] and rule["not"])] == []


def test_groups_named_exist_and_groups_that_exist_are_named() -> None:
    named = {
        group
        for rule in LEXICON["rules"]
        for part in rule["says"].split()
        for group in (*part.split("|"), *rule.get("unless", ()))
    }
    assert (named | set(LEXICON["deniable"])) - set(LEXICON["groups"]) == set()
    assert set(LEXICON["groups"]) - named == set()


def test_the_words_that_tell_are_pointed_at() -> None:
    form = canonical("dạ em hỏi là em bị nhốt ở đây")
    found = find_danger(form)
    assert found is not None
    assert form.text[found.start : found.end] == "bị nhốt"


@pytest.mark.parametrize("text", ["", "   ", "!!!", "🙂", "nó " * 700, "đánh em " * 500])
def test_any_text_is_read(text: str) -> None:
    assert (kind_of(text) is not None) == ("đánh em" in text)
