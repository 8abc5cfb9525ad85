import re

import pytest

from language.numbers import NUMBER, read_number
from language.search_key import fold

WRITTEN = [
    ("một", 1), ("năm", 5), ("mười", 10), ("mười lăm", 15), ("mười hai", 12), ("chục", 10), ("hai chục", 20),
    ("hai mươi", 20), ("hai mươi mốt", 21), ("hai mươi lăm", 25), ("ba mươi tư", 34), ("hăm lăm", 25),
    ("tám mươi tám", 88), ("trăm rưỡi", 150), ("một trăm", 100), ("hai trăm lẻ năm", 205),
    ("ba trăm rưỡi", 350), ("ba trăm năm mươi", 350), ("bốn trăm tám chục", 480),
]  # fmt: skip
DIGITS = [
    ("8", 8), ("8.5", 8.5), ("8,5", 8.5), ("7.500", 7500), ("7,500", 7500), ("7.000.000", 7_000_000),
    ("7,000,000", 7_000_000), ("7 000 000", 7_000_000), ("12.000.000", 12_000_000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [*WRITTEN, *DIGITS])
def test_a_number_is_one_match_and_has_its_value(text, value):
    assert re.fullmatch(NUMBER, text)
    assert read_number(text) == value


@pytest.mark.parametrize(("text", "value"), [pair for pair in WRITTEN if "lăm" not in pair[0]])
def test_numbers_in_words_need_no_marks(text, value):
    assert re.fullmatch(NUMBER, fold(text))
    assert read_number(fold(text)) == value


def test_a_wrong_mark_is_another_word():
    assert not re.fullmatch(NUMBER, "tăm")


def test_words_that_are_no_number_are_refused():
    with pytest.raises(ValueError, match="bao nhieu"):
        read_number("bao nhiêu")
