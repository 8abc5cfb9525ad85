"""Ages as the spans of life that rules tell apart: "76 tuổi" and "từ 75 tuổi" share a feature."""

from __future__ import annotations

import re
from collections.abc import Iterator

# First years of the spans: from under four to eighty and above.
_STARTS = (0, 4, 13, 15, 16, 18, 35, 60, 70, 75, 80)
_OLDEST = 120
# Only the span matters, so the year a year of birth is counted from may lag a little.
_YEAR = 2026
# Without tone marks, as the texts are.
_DIGITS = {
    word: value
    for value, words in enumerate(
        ("mot", "hai", "ba", "bon tu", "nam lam nham", "sau", "bay", "tam", "chin"), start=1
    )
    for word in words.split()
}
_DIGIT = "|".join(_DIGITS)
_FIGURES = re.compile(r"(?<!\w)(\d{1,3}) ?(?:tuoi|t)(?!\w)")
_BIRTH = re.compile(r"(?<!\w)sinh (?:nam )?((?:19|20)\d\d)(?!\w)")
_SPOKEN = re.compile(rf"(?<!\w)(?:(?:({_DIGIT}) )?(muoi)(?: ({_DIGIT}|may))?|({_DIGIT})) tuoi(?!\w)")


def spans_of_life(key: str) -> Iterator[str]:
    """Names of the spans ("age75") of the ages a text names, each once.

    Args:
        key: The text as `language.search_key.search_key` gives it.
    """
    yield from dict.fromkeys(_span(age) for age in _ages(key) if age <= _OLDEST)


def _ages(key: str) -> Iterator[int]:
    yield from (int(found[1]) for found in _FIGURES.finditer(key))
    yield from (max(0, _YEAR - int(found[1])) for found in _BIRTH.finditer(key))
    for found in _SPOKEN.finditer(key):
        tens, is_ten, ones, alone = found.groups()
        yield 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0) if is_ten else _DIGITS[alone]


def _span(age: int) -> str:
    return f"age{max(start for start in _STARTS if start <= age)}"
