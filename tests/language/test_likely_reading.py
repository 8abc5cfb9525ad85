"""Words written shorter are read by those around them, and left alone where these do not tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from language import canonical
from language.likely_words import as_counted, likelihood, stands_beside
from language.resources import load_yaml
from language.shortened import longer
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "likely_readings.yml")
SHORTHAND = load_yaml("lexicon/shorthand.yml")["entries"]


@pytest.mark.parametrize("case", CASES, ids=[case["typed"] for case in CASES])
def test_a_shortened_word_is_read_by_its_neighbours(case: dict[str, str]) -> None:
    found = canonical(case["typed"])

    assert found.text == case["read"]
    assert case["kind"] in {step.kind for step in found.steps}


@pytest.mark.parametrize("row", SHORTHAND, ids=[row["write"] for row in SHORTHAND])
def test_examples_show_letters_at_work(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        found = canonical(example["in"])

        assert found.text == example["out"]
        read = [step.after for step in found.steps if (step.kind, step.before) == ("shorthand", row["write"])]
        assert read and set(read) <= set(row["read"])


@pytest.mark.parametrize("row", SHORTHAND, ids=[row["write"] for row in SHORTHAND])
def test_letters_without_telling_neighbours_stay(row: dict[str, Any]) -> None:
    assert canonical(f"xyzt , {row['write']} , xyzt").text == f"xyzt , {row['write']} , xyzt"


@pytest.mark.parametrize(
    "text",
    ["tôi nam, 40 tuổi", "may đồ ở nhà", "mua cua ở chợ", "nghe nhạc", "lương tâm", "anh tuân"],
)
def test_words_that_are_known_as_they_stand_are_left_alone(text: str) -> None:
    assert "likely_marks" not in {step.kind for step in canonical(text).steps}


def test_marks_are_added_and_never_changed() -> None:
    assert {each.words for each in longer("lớp")} == set()
    assert ("lớp",) in {each.words for each in longer("lơp")}
    assert ("lớp",) not in {each.words for each in longer("lòp")}


def test_offsets_are_those_of_what_was_typed() -> None:
    found = canonical("em học hêt lơp 9, ra trường làm nhà hàng ks")

    words = {token.text: found.raw[token.start : token.end] for token in found.tokens}
    assert (words["hết"], words["lớp"], words["khách"], words["sạn"]) == ("hêt", "lơp", "ks", "ks")


def test_numbers_and_borders_are_neighbours() -> None:
    assert [as_counted(word) for word in ("8", "8tr", ",")] == ["<number>", "<number>", "<end>"]
    assert stands_beside("lớp", "<number>")
    assert likelihood("lớp", "<number>") > likelihood("việc", "<number>") > 0
