"""Forms of a text for comparing, never for showing."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
_NO_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower case without tone and vowel marks, đ as d.

    A text in NFC keeps its length, so offsets into the one are offsets into the other.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return unicodedata.normalize("NFC", plain)


def search_key(text: str) -> str:
    """Folded words with one space between them and no punctuation; "" when there is no word."""
    return _NO_WORD.sub(" ", fold(text)).strip()
