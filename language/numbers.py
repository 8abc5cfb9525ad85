"""Numbers in digits and in words, as far as people use them for pay, ages and counts."""

from __future__ import annotations

import re

from language.mark_agreement import either
from language.search_key import fold

_ONE_TO_NINE = either("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín")
_AFTER_TEN = either("một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "nhăm", "sáu", "bảy", "tám", "chín")
_TENS = either("mươi", "chục")
# "ba muoi lam" may come with the mark of the verb: no verb stands there
_FIVE_MISREAD = "làm"
_HUNDRED = either("trăm")
TENS_AND_ONES = (
    rf"(?:{_ONE_TO_NINE} {_TENS}(?: (?:{_AFTER_TEN}|{_FIVE_MISREAD}))?"
    rf"|{either('hăm')} {_AFTER_TEN}"
    rf"|{_ONE_TO_NINE} (?:lăm|nhăm|mốt|mot)(?!\w))"
)
_BELOW_HUNDRED = (
    rf"(?:{TENS_AND_ONES}"
    rf"|{either('mười')}(?: (?:{_AFTER_TEN}|{_FIVE_MISREAD}))?"
    rf"|{either('chục')}"
    rf"|{_ONE_TO_NINE})"
)
_HUNDREDS = (
    rf"(?:{_ONE_TO_NINE} )?{_HUNDRED}"
    rf"(?: {either('lẻ', 'linh')} {_ONE_TO_NINE}| {either('rưỡi', 'rưởi')}| {_BELOW_HUNDRED})?"
)

WORDS = rf"(?:{_HUNDREDS}|{_BELOW_HUNDRED})"
# 7.000.000, 7,000,000 and 7 000 000; then 8.5 and 8,5; a dot before three digits parts thousands
DIGITS = r"(?:\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,3}(?: 000){1,2}(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d))"
NUMBER = rf"(?:{DIGITS}|{WORDS})"

_THOUSANDS = re.compile(r"\d{1,3}(?:[., ]\d{3})+")
_VALUES = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip


def read_number(text: str) -> float:
    """Value of a text that matches NUMBER.

    Args:
        text: Digits ("7.000.000", "8,5") or words with or without marks ("hai mươi lăm", "tram ruoi").

    Raises:
        ValueError: The text is no such number.
    """
    if text[0].isdigit():
        if _THOUSANDS.fullmatch(text):
            return float(re.sub(r"\D", "", text))
        return float(text.replace(",", "."))
    return float(_read_words(fold(text).split()))


def _read_words(words: list[str]) -> int:
    total = 0
    ones: int | None = None
    for word in words:
        if word in ("muoi", "chuc"):
            total, ones = total + 10 * (1 if ones is None else ones), None
        elif word == "ham":
            total += 20
        elif word == "tram":
            total, ones = 100 * (1 if ones is None else ones), None
        elif word == "ruoi":
            total += 50
        elif word in ("le", "linh"):
            continue
        elif word in _VALUES:
            # "hai lăm", "ba mốt": the tens may go unsaid
            total, ones = total + 10 * (ones or 0), _VALUES[word]
        else:
            raise ValueError(f"Not a number in words: {' '.join(words)!r}")
    return total + (ones or 0)
