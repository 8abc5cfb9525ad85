"""Marks are restored where one reading is known, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from language import canonical, fold
from language.resources import load_csv
from language.tone_marks import ambiguous_phrases, certain_words
from language.tone_placement import place_tone
from tests.yaml_file import read_yaml

SENTENCES = read_yaml(Path(__file__).parent / "cases" / "tone_marks.yml")


@pytest.mark.parametrize("sentence", SENTENCES["restored"])
def test_sentence_of_the_field_is_restored_whole(sentence: str) -> None:
    assert canonical(fold(sentence)).text == sentence


@pytest.mark.parametrize("sentence", SENTENCES["left_alone"])
def test_uncertain_words_are_left_alone(sentence: str) -> None:
    assert canonical(sentence).text == sentence


@pytest.mark.parametrize("phrase", ambiguous_phrases())
def test_ambiguous_phrase_is_left_alone(phrase: str) -> None:
    plain = fold(phrase.replace("<number>", "7"))

    assert canonical(plain).text == plain


def test_certain_words_do_not_contradict_each_other() -> None:
    words = certain_words()

    assert len({fold(word) for word in words}) == len(words)


@pytest.mark.parametrize("name", sorted({row["new_name"] for row in load_csv("gazetteer/ca-mau-units.csv")}))
def test_names_of_communes_keep_their_marks(name: str) -> None:
    spelled = " ".join(map(place_tone, name.lower().split()))

    assert canonical(f"Việc ở {name}").text == f"việc ở {spelled}"


def test_single_words_need_a_text_without_any_mark() -> None:
    assert canonical("lam o nha may").text == "làm ở nhà máy"
    assert canonical("gặp Lam, rồi về").text == "gặp lam , rồi về"


def test_text_that_is_plain_once_its_dialect_is_read_is_read_as_plain() -> None:
    assert canonical("nua bự").text == "nữa to"
