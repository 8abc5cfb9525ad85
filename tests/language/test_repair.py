"""Slips of typing are repaired, and known words never touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language import canonical
from language.known_words import commonness, is_known, listed_words
from language.lexicon import entries
from language.repair import repair
from language.resources import load_csv, load_yaml
from language.search_key import fold
from language.step import Token
from language.syllables import can_be_syllable
from language.word_counts import counted
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "repairs.yml")
KNOWN = sorted(
    {
        *(row["words"] for row in load_csv("lexicon/known_words.csv") if " " not in row["words"]),
        *load_yaml("lexicon/foreign_words.yml")["words"],
        *(word for entry in entries() for word in (*entry.write, *entry.read) if word.isalpha()),
    }
)


def tokens(words: list[str]) -> list[Token]:
    """The words with a blank between them."""
    found, start = [], 0
    for word in words:
        found.append(Token(word, start, start + len(word)))
        start += len(word) + 1
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["typed"] for case in CASES])
def test_what_slipped_is_read_as_it_was_meant(case: dict[str, str]) -> None:
    found = canonical(case["typed"])

    assert found.text == case["read"]
    assert case["kind"] in {step.kind for step in found.steps}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(KNOWN), st.sampled_from(KNOWN).map(fold)), max_size=8))
def test_known_words_are_never_touched(words: list[str]) -> None:
    assert repair(tokens(words)) == (tokens(words), [])


@pytest.mark.parametrize(
    "text",
    [
        "team marketing online",
        "shopee lazada",
        "test box",
        "www zzzz asdfgh",
        "nguyen van beo",
        "a2 b2 e7",
        "lam2",
    ],
)
def test_other_languages_names_and_licences_are_no_slips(text: str) -> None:
    steps = canonical(text).steps

    assert {step.kind for step in steps}.isdisjoint({"telex", "vni", "slip", "word_border"})


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([word for word in KNOWN if commonness(word)]), st.data())
def test_a_slip_is_read_as_a_common_word_or_left_alone(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    typed = word[:at] + data.draw(st.sampled_from("abcdeghiklmnopqrstuvxy")) + word[at:]

    read, _ = repair(tokens([typed]))

    assert [each.text for each in read] == [typed] or all(
        commonness(each.text) or each.text in listed_words() for each in read
    )


@pytest.mark.parametrize(
    "text",
    [
        "cần thợ hồ",
        "cần được tư vấn",
        "muốn học môn gì",
        "trả ông tiền",
        "nhà bé quá",
        "hà tiện",
        "hai phòng",
    ],
)
def test_words_that_only_resemble_a_place_are_what_they_say(text: str) -> None:
    assert canonical(text).text == text


def test_offsets_of_a_repaired_word_are_those_of_what_was_typed() -> None:
    found = canonical("cần tuye63n dung5 gấp, tìm vi ệc")

    typed = [found.raw[token.start : token.end] for token in found.tokens]
    assert typed == ["cần", "tuye63n", "dung5", "gấp", ",", "tìm", "vi ệc"]


def test_a_digit_is_a_mark_only_among_other_signs_of_vni() -> None:
    assert canonical("lam2").text == "lam2"
    assert canonical("ca2 cai2").text == "ca 2 cái 2"


def test_syllables_are_told_from_what_no_vietnamese_word_can_be() -> None:
    assert all(map(can_be_syllable, ["việc", "nghieng", "quốc", "gìn", "uống", "ở", "khuỷu"]))
    assert not any(map(can_be_syllable, ["vieejc", "lamg", "ệc", "shop", "b", ""]))


def test_the_list_of_known_words_has_not_fallen_behind_the_texts() -> None:
    said = {words for words in counted() if " " not in words}

    assert len([word for word in said if is_known(word)]) >= 0.97 * len(said)
