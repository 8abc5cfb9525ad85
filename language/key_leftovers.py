"""Keys of the Telex and VNI ways of typing that were left as they are: "vieejc lafm", "viec65 lam2".

They are left when the keyboard of the telephone or the computer is not switched to Vietnamese.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from language.known_words import common_word, is_known
from language.syllables import can_be_syllable

_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_VNI_TONES = {"2": "\u0300", "1": "\u0301", "4": "\u0303", "3": "\u0309", "5": "\u0323"}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"o": "ơ", "u": "ư"}
_VNI_SHAPES = {"6": _HATS, "7": _HORNS, "8": {"a": "ă"}, "9": {"d": "đ"}}
_VOWELS = frozenset("aăâeêioôơuưy")
# No Vietnamese word has these letters.
_FOREIGN = frozenset("fjwz")
_LONGEST = 10  # "nghieengj" and one more
_DOUBLED = re.compile("oo(?:c|ng)$")  # "coong": syllables too, but of rare words only
_LONG = 5  # letters; so long a word of another language is hardly a Vietnamese one by chance


@dataclass(frozen=True, slots=True)
class Leftover:
    """A word read from the keys typed.

    Attributes:
        sure: The keys alone tell; else another word of the message has to have some that are sure.
    """

    word: str
    sure: bool


@lru_cache(maxsize=8192)
def telex(word: str) -> Leftover | None:
    """What the keys of Telex write, when that is a common word; None for a word that is known as it is."""
    if not 2 <= len(word) <= _LONGEST or not word.isalpha() or is_known(word):
        return None
    if can_be_syllable(word) and not _DOUBLED.search(word):
        return None
    letters: list[str] = []
    tone, keys, inside = "", 0, False
    for at, key in enumerate(word):
        if key in _TONES and not tone and not _VOWELS.isdisjoint(letters):
            tone, inside = _TONES[key], at + 1 < len(word)
        elif not _shape(letters, key):
            letters.append(key)
            continue
        keys += 1
    read = _written(letters, tone)
    if not keys or read is None:
        return None
    sure = keys > 1 or inside or not _FOREIGN.isdisjoint(word) or word.startswith("dd") or len(word) >= _LONG
    return Leftover(read, sure and not can_be_syllable(word))


def _shape(letters: list[str], key: str) -> bool:
    """Change a letter before as the key says: aa → â, ow → ơ, dd → đ; False when it says nothing."""
    if key == "w":
        for at in range(len(letters) - 1, -1, -1):
            shaped = {"a": "ă", **_HORNS}.get(letters[at])
            if shaped:
                letters[at] = shaped
                return True
        return False
    if key == "d" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    if key in _HATS:
        for at in range(len(letters) - 1, -1, -1):
            # the second letter may stand behind the word's end, but not behind another vowel
            if letters[at] == key:
                letters[at] = _HATS[key]
                return True
            if letters[at] in _VOWELS:
                return False
    return False


@lru_cache(maxsize=8192)
def vni(word: str) -> Leftover | None:
    """What letters with the digits of VNI among them write, when that is a common word.

    A digit behind a word may count something ("lop9", "ca3"): one tone digit at the end is not sure.
    """
    if not 2 <= len(word) <= _LONGEST or not word[0].isalpha() or word.isalpha() or not word.isalnum():
        return None
    letters: list[str] = []
    tone, keys = "", 0
    for key in word:
        if not key.isdigit():
            letters.append(key)
            continue
        keys += 1
        if key in _VNI_TONES and not tone:
            tone = _VNI_TONES[key]
        elif key not in _VNI_SHAPES or not _reshape(letters, _VNI_SHAPES[key]):
            return None
    read = _written(letters, tone)
    if read is None:
        return None
    return Leftover(read, keys > 1 or word[-1].isalpha())


def _reshape(letters: list[str], shapes: dict[str, str]) -> bool:
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in shapes:
            letters[at] = shapes[letters[at]]
            return True
    return False


def _written(letters: list[str], tone: str) -> str | None:
    """The syllable with its tone, when it is a common word."""
    vowels = [at for at, letter in enumerate(letters) if letter in _VOWELS]
    if not vowels:
        return None
    at = vowels[-1]
    toned = [*letters[: at + 1], tone, *letters[at + 1 :]]
    word = common_word(unicodedata.normalize("NFC", "".join(toned)))
    return word if word and can_be_syllable(word) else None
