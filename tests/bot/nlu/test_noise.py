"""Noisy copies are what weak phones and quick thumbs make of a sentence."""

import random

import pytest

from bot.nlu.noise import copies, mixed
from language.search_key import fold

TEXT = "tìm việc may ở năm căn lương trên 8 triệu không cần kinh nghiệm"


def test_the_same_seed_makes_the_same_noise() -> None:
    assert copies(TEXT, random.Random(7)) == copies(TEXT, random.Random(7))


def test_one_copy_has_no_marks() -> None:
    assert fold(TEXT) in copies(TEXT, random.Random(7))


@pytest.mark.parametrize("seed", range(20))
def test_figures_are_never_changed(seed: int) -> None:
    noisy = mixed("lương 7 triệu rưỡi 26 công", random.Random(seed))
    figures = [letter for letter in noisy if letter.isdigit()]
    assert figures == ["7", "2", "6"]


@pytest.mark.parametrize("text", ["", "ừ", "a b c d e"])
def test_short_sentences_are_no_trouble(text: str) -> None:
    assert all(isinstance(copy, str) for copy in copies(text, random.Random(7)))
