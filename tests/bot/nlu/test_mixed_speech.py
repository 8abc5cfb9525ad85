"""Sentences are also learnt with English and Khmer words in them, and behind a greeting."""

import random

import pytest

from bot.nlu.mixed_speech import mixed_speech

TEXT = "tìm việc làm ở năm căn lương trên 8 triệu"
SEEDS = range(30)


def spoken(text: str, intent: str) -> list[str]:
    return [mixed_speech(text, intent, random.Random(seed)) for seed in SEEDS]


def test_the_same_seed_makes_the_same_copy() -> None:
    assert spoken(TEXT, "search_job") == spoken(TEXT, "search_job")


def test_some_words_are_said_in_other_languages() -> None:
    words = {word for text in spoken(TEXT, "search_job") for word in text.split()}
    assert {"job", "salary"} <= words


def test_a_request_may_stand_behind_a_courtesy() -> None:
    assert any("cảm ơn" in text for text in spoken(TEXT, "search_job"))


@pytest.mark.parametrize("intent", ["greet", "thank", "goodbye", "affirm", "deny", "insult"])
def test_a_courtesy_gets_no_other_before_it(intent: str) -> None:
    assert all(text.startswith("ừ") for text in spoken("ừ", intent))


def test_a_courtesy_may_go_on() -> None:
    assert "cảm ơn , để tôi suy nghĩ" in {
        mixed_speech("cảm ơn", "thank", random.Random(seed)) for seed in range(300)
    }


@pytest.mark.parametrize("text", ["", "ừ", "a b c d e"])
def test_short_sentences_are_no_trouble(text: str) -> None:
    assert all(isinstance(copy, str) for copy in spoken(text, "search_job"))


def test_figures_are_never_changed() -> None:
    assert all("8" in text.split() for text in spoken(TEXT, "search_job"))
