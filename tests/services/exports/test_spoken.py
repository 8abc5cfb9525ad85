from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.numbers import read_number
from services.exports.spoken_numbers import spoken_digits, spoken_money, spoken_number
from services.exports.spoken_text import spoken_text
from tests.yaml_file import read_yaml

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(("number", "said"), read_yaml(CASES / "spoken_numbers.yml"))
def test_numbers_are_said_as_people_say_them(number, said):
    assert spoken_number(number) == said


@given(st.integers(1, 999))
def test_what_is_said_is_understood_as_the_same_number(number):
    assert read_number(spoken_number(number)) == number


def test_nothing_below_nought_is_said():
    with pytest.raises(ValueError, match="-1"):
        spoken_number(-1)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (8_500_000, "tám triệu rưỡi"),
        (8_000_000, "tám triệu"),
        (500_000, "năm trăm ngàn"),
        (10_250_000, "mười triệu hai trăm năm mươi ngàn"),
    ],
)
def test_half_a_million_is_a_half(amount, said):
    assert spoken_money(amount) == said


def test_a_telephone_number_is_said_digit_by_digit_with_pauses():
    assert spoken_digits("0900 000 086") == "không chín không không, không không không, không tám sáu"


@pytest.mark.parametrize(("written", "said"), read_yaml(CASES / "spoken_texts.yml"))
def test_texts_are_read_out_without_signs(written, said):
    assert spoken_text(written) == said


@given(st.text())
def test_nothing_but_letters_and_pauses_is_left(text):
    assert all(char.isalpha() or char in " ,." for char in spoken_text(text))
