"""A written text as it is read out: figures in words, short forms in full, pauses for signs."""

import re
import unicodedata
from functools import cache

from services.exports.spoken_numbers import spoken_digits, spoken_number
from services.resources import load_yaml

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,]?\d)")
_DECIMAL = re.compile(r"(\d+),(\d+)")
_NUMBER = re.compile(r"\d+")
_MOST_DIGITS = 9  # what is longer is a code and said digit by digit
_LETTER_BESIDE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_PAUSES = re.compile(r"(?:\s*,)+\s*")


def spoken_text(text: str) -> str:
    """Letters, blanks, commas and full stops only."""
    text = unicodedata.normalize("NFC", text)
    text = _GROUPED.sub(lambda found: found[0].replace(".", ""), text)
    text = _LETTER_BESIDE_DIGIT.sub(" ", text)
    text = _short_forms().sub(lambda found: f"{load_yaml('exports/spoken.yml')['short'][found[1]]} ", text)
    text = _DECIMAL.sub(_said_decimal, text)
    text = _NUMBER.sub(_said_number, text)
    signs = load_yaml("exports/spoken.yml")["signs"]
    text = "".join(_sign(char, signs) for char in text)
    return _PAUSES.sub(", ", " ".join(text.split())).strip(" ,").replace(",.", ".")


@cache
def _short_forms() -> re.Pattern[str]:
    forms = sorted(load_yaml("exports/spoken.yml")["short"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, forms))})(?!\w)\.?")


def _said_decimal(found: re.Match[str]) -> str:
    point = load_yaml("exports/spoken.yml")["point"]
    return f" {_digits(found[1])} {point} {_digits(found[2])} "


def _said_number(found: re.Match[str]) -> str:
    return f" {_digits(found[0])} "


def _digits(digits: str) -> str:
    if len(digits) > _MOST_DIGITS or (digits[0] == "0" and len(digits) > 1):
        return spoken_digits(digits)
    return spoken_number(int(digits))


def _sign(char: str, signs: dict[str, str]) -> str:
    if char.isalpha() or char.isspace() or char in ",.":
        return char
    return f" {signs[char]} " if char in signs else ", "
