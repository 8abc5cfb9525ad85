"""A canonical text without the marks that nobody typed."""

from __future__ import annotations

from language.canonical import Canonical
from language.search_key import fold


def typed_words(text: Canonical) -> list[str]:
    """Words of the canonical text; where only marks were restored, the word as it was typed.

    A restored mark is a guess among all words: "8 toi 10" becomes "8 tôi 10", and "phuong 8 cu" eight
    million. Who knows which words to expect reads the typed ones. Each has the length of its canonical
    word, so offsets stay.
    """
    words = []
    for token in text.tokens:
        typed = text.raw[token.start : token.end].lower()
        words.append(typed if typed.isascii() and typed == fold(token.text) else token.text)
    return words


def typed_line(text: Canonical) -> str:
    """The canonical text with these words; its offsets are those of the canonical text."""
    return " ".join(typed_words(text))
