"""One spelling of a syllable: its tone mark in the older place (hòa, thủy, khỏe), its horns in a pair.

"lưong" and "luơng" are typed for "lương" when a thumb misses one horn; no syllable is spelled so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(
    r"(?P<onset>qu|gi(?=[aăâeêioôơuưy])|[bcdđghklmnpqrstvx]*)"
    r"(?P<vowels>[aăâeêioôơuưy]{1,3})"
    r"(?P<coda>ch|ng|nh|[cmnpt])?"
)
_ONE_HORN = re.compile(r"ưo|(?<!q)uơ(?=[cimnptu])")
_LONGEST_SYLLABLE = 7  # "nghiêng"


def tone_and_letters(syllable: str) -> tuple[str, str]:
    """Tone marks of a syllable and its letters without them, both in the order they stand."""
    parts = unicodedata.normalize("NFD", syllable)
    tones = "".join(c for c in parts if c in _TONES)
    return tones, unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))


def _bearer(vowels: str, coda: str | None) -> int:
    """Index in `vowels` of the letter that bears the tone."""
    marked = [i for i, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    if len(vowels) == 1:
        return 0
    return 1 if coda or len(vowels) == 3 else 0


def place_tone(word: str) -> str:
    """The word with its tone and horns where the project writes them; same length.

    A word that is no Vietnamese syllable, or bears no tone or two, is given back as it is.
    """
    return word if word.isascii() or len(word) > _LONGEST_SYLLABLE else _placed(word)


@lru_cache(maxsize=8192)
def _placed(word: str) -> str:
    tone, letters = tone_and_letters(word)
    letters = _ONE_HORN.sub("ươ", letters)
    syllable = _SYLLABLE.fullmatch(letters)
    if len(tone) > 1 or syllable is None:
        return word
    at = syllable.start("vowels") + _bearer(syllable["vowels"], syllable["coda"])
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


def without_tone(word: str) -> str:
    """The word without its tone marks; horns, hats and đ stay."""
    return tone_and_letters(word)[1]


def is_syllable(word: str) -> bool:
    """True when the letters can be one Vietnamese syllable, whatever its tone."""
    return len(word) <= _LONGEST_SYLLABLE and _SYLLABLE.fullmatch(tone_and_letters(word)[1]) is not None
