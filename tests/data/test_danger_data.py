"""Sentences that danger is learnt from: enough of every kind, all different, nobody's own data."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from language.canonical import canonical
from language.danger import kinds
from language.resources import load_yaml
from language.search_key import search_key
from tests.architecture.source import ROOT
from tests.data.test_nlu_data import MAIL, PERSONAL_NUMBER
from tests.yaml_file import read_yaml

FOLDER = ROOT / "data" / "danger"
TESTS = ROOT / "tests"
FEWEST = 100
FEWEST_HARMLESS = 900
MEASURED_BY = (
    ROOT / "tests" / "danger" / "held_out.yml",
    ROOT / "tests" / "language" / "cases" / "danger.yml",
)
LONGEST_FIXED_PHRASE = 3  # words; "muốn chết", "cứu em" are said by everybody

FILES = sorted(FOLDER.glob("*.yml"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def sentences(path: Path) -> list[str]:
    return list(load_yaml(f"danger/{path.name}"))


@cache
def key(text: str) -> str:
    return search_key(canonical(text).text)


def test_every_kind_has_a_file_and_so_has_what_is_harmless() -> None:
    assert {path.stem for path in FILES} == {*kinds(), "harmless"}


@each_file
def test_there_are_enough(path: Path) -> None:
    assert len(sentences(path)) >= (FEWEST_HARMLESS if path.stem == "harmless" else FEWEST)


def test_no_sentence_is_there_twice() -> None:
    seen = Counter(key(text) for path in FILES for text in sentences(path))
    assert [text for text, count in seen.items() if count > 1] == []


@cache
def measured() -> set[str]:
    return {key(row.get("text") or row["said"]) for file in MEASURED_BY for row in read_yaml(file)}


@each_file
def test_no_sentence_to_be_measured_by_is_learnt(path: Path) -> None:
    longer = [text for text in sentences(path) if len(text.split()) > LONGEST_FIXED_PHRASE]
    assert [text for text in longer if key(text) in measured()] == []


@each_file
def test_nobody_is_named_by_a_number(path: Path) -> None:
    assert [text for text in sentences(path) if PERSONAL_NUMBER.search(text) or MAIL.search(text)] == []


@each_file
def test_sentences_are_plain_text(path: Path) -> None:
    assert [
        text for text in sentences(path) if not isinstance(text, str) or re.search(r"[\[\]{}]", text)
    ] == []
