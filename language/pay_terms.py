"""Pay that has no figure in VND: by agreement, by the piece, a share of the catch, foreign currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.mark_agreement import either
from language.numbers import DIGITS
from language.resources import load_yaml


@lru_cache(maxsize=1)
def _terms() -> re.Pattern[str]:
    words = load_yaml("lexicon/pay.yml")
    return re.compile(
        rf"(?<!\w)(?:(?P<negotiable>{either(*words['negotiable'])})|(?P<piece>{either(*words['piece_terms'])}))(?!\w)"
    )


@lru_cache(maxsize=1)
def _foreign() -> re.Pattern[str]:
    currencies = load_yaml("lexicon/pay.yml")["currencies"].items()
    named = "|".join(rf"(?P<{code}>{either(*words)})" for code, words in currencies)
    row = rf"{DIGITS}(?: ?[-~] ?(?:\$ ?)?{DIGITS})?"
    hour = rf"(?: ?/ ?{either('giờ', 'tháng', 'ngày', 'năm')})?"
    return re.compile(rf"(?<![\w.,])(?:\$ ?(?P<dollars>{row})|(?:{row}) ?(?:\$|(?:{named})(?!\w))){hour}")


def find_terms(line: str) -> Iterator[tuple[str, int, int]]:
    """ "negotiable" or "piece", with offsets, for every such phrase."""
    for match in _terms().finditer(line):
        yield match.lastgroup or "", match.start(), match.end()


def find_foreign(line: str) -> Iterator[tuple[str, int, int]]:
    """ISO 4217 code of the currency, with offsets, for every amount that is not in VND."""
    for match in _foreign().finditer(line):
        code = next((code for code, found in match.groupdict().items() if found), "dollars")
        yield "USD" if code == "dollars" else code, match.start(), match.end()
