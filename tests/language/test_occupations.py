"""Occupations found in messages, and the lists behind them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from language import canonical
from language.gazetteer import find_occupations
from language.occupations import occupations, sector_of_division
from language.resources import load_yaml
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "occupations.yml")
ALIASES = load_yaml("occupations/aliases.yml")["aliases"]
SECTORS = set(load_yaml("occupations/sectors.yml")["sectors"])


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_occupations_of_a_message(case: dict[str, Any]) -> None:
    found = [mention.value.id for mention in find_occupations(canonical(case["text"]))]
    assert found == case["occupations"]


@pytest.mark.parametrize("occupation", ALIASES)
def test_every_wording_alone_is_its_occupation(occupation: str) -> None:
    missed = [
        phrase
        for phrase in ALIASES[occupation]
        if occupation not in [mention.value.id for mention in find_occupations(canonical(phrase))]
    ]
    assert missed == []


def test_every_wording_is_listed_once() -> None:
    wordings = [phrase for phrases in ALIASES.values() for phrase in phrases]
    assert sorted(wordings) == sorted(set(wordings))


def test_every_occupation_has_a_sector_of_the_annotation_guide() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "annotation.md").read_text(encoding="utf-8")
    row = next(line for line in guide.splitlines() if line.startswith("| `sector`"))
    assert set(re.findall(r"`([a-z_]+)`", row.split("|")[2])) == SECTORS
    assert {occupation.sector for occupation in occupations().values()} == SECTORS


def test_a_division_of_the_national_list_has_one_sector() -> None:
    assert sector_of_division()["14"] == "garment"
    assert sector_of_division()["03"] == "aquaculture"


def test_an_occupation_carries_its_label_and_national_code() -> None:
    (mention,) = find_occupations(canonical("tìm việc thợ hồ"))
    assert mention.entity == "occupation"
    assert mention.value.label == "Thợ hồ/thợ xây"
    assert mention.value.vsco == "71120"
    assert mention.value.sector == "construction"


def test_offsets_are_those_of_the_words_in_the_canonical_text() -> None:
    text = canonical("em muốn làm Phụ Hồ ở Cà Mau")
    (mention,) = find_occupations(text)
    assert text.text[mention.start : mention.end] == "phụ hồ"
