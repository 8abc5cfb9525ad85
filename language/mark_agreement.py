"""Regular expressions for words that may have been typed without marks."""

from __future__ import annotations

from language.search_key import fold


def either(*phrases: str) -> str:
    """Regular expression for marked phrases, each word with its marks or without, longest first.

    The result is a group without a name; it does not ask for word boundaries.
    """
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(" ".join(_word(word) for word in phrase.split()) for phrase in ordered) + ")"


def _word(word: str) -> str:
    plain = fold(word)
    return word if plain == word else f"(?:{word}|{plain})"
