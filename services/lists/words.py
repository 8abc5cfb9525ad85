"""Whether a text has all words of a search."""

from collections.abc import Iterable
from functools import lru_cache

from language.search_key import search_key


def holds_words(text: str, words: Iterable[str]) -> bool:
    """Compared without marks and letter case; a word may be the beginning of one."""
    return all(f" {word}" in _key(text) for word in words)


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    return f" {search_key(text)}"
