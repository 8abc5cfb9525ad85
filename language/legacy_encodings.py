"""Texts typed in the fonts of before Unicode, and texts read with a wrong code page.

TCVN3 (ABC) and VNI fonts draw Vietnamese over the letters of Windows-1252: a file from those years
reads "C«ng ty" or "Coâng ty". What such a text is can only be told from which of its words can be
Vietnamese at all, so the answer comes with how sure it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from language.resources import load_csv
from language.syllables import can_be_syllable
from language.tone_marks import known_words

# Letters that no font of before Unicode could show: a text that has one is Unicode already.
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a text says.

    Attributes:
        text: In Unicode; the text itself when nothing was converted.
        encoding: "tcvn3", "vni", "utf8_as_cp1252"; None when it was Unicode already or is nothing known.
        sure: False when some words stay no Vietnamese either way, or when they were Vietnamese as
            they stood and only the texts around them speak for the encoding.
    """

    text: str
    encoding: str | None
    sure: bool


@cache
def _tcvn3() -> dict[str, str]:
    rows = load_csv("lexicon/legacy_encodings.csv")
    pairs = ((row["tcvn3_byte_hex"], row["unicode"]) for row in rows)
    return {chr(int(byte, 16)): letter for byte, letter in pairs if len(byte) == 2}


@cache
def _vni() -> dict[str, str]:
    return {row["vni_as_cp1252"]: row["unicode"] for row in load_csv("lexicon/legacy_encodings.csv")}


@cache
def _vni_letters() -> re.Pattern[str]:
    # Two characters make a letter more often than one: the longer form is tried first.
    forms = sorted(_vni(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


@cache
def _word() -> re.Pattern[str]:
    """A run of letters and of the signs that TCVN3 uses for letters."""
    signs = "".join(sorted(sign for sign in _tcvn3() if not sign.isalpha()))
    return re.compile(rf"(?:[^\W\d_]|[{re.escape(signs)}\u0300-\u036f])+")


def _from_tcvn3(text: str) -> str:
    """Capitals with a tone have no code: the small letter stands among capitals, and is raised."""
    return _word().sub(lambda found: _tcvn3_word(found[0], _all_capitals(text)), text)


def _tcvn3_word(word: str, capitals: bool) -> str:
    table = _tcvn3()
    letters = "".join(table.get(char, char) for char in word)
    plain = [char for char in word if char.isascii()]
    if capitals or (len(plain) > 1 and all(char.isupper() for char in plain)):
        return letters.upper()
    return letters


def _all_capitals(text: str) -> bool:
    """A name's first letter or a shortened word ("TNHH") tells nothing: a word typed in the font must."""
    plain = [(word, [char for char in word if char.isascii()]) for word in _word().findall(text)]
    return any(len(letters) > 1 and not word.isascii() for word, letters in plain) and all(
        char.isupper() for _, letters in plain for char in letters
    )


def _from_vni(text: str) -> str:
    table = _vni()
    # A mark drawn small after a capital letter: "Coâ" and "COÂ", but also "COâ".
    return _vni_letters().sub(lambda found: table[found[0]], text)


def _from_wrong_page(text: str) -> str:
    """UTF-8 that was read as Windows-1252: "Tuyá»ƒn"; the text itself when it cannot be that."""
    try:
        raw = b"".join(_byte(char) for char in text)
        return unicodedata.normalize("NFC", raw.decode("utf-8"))
    except UnicodeError:
        return text


def _byte(char: str) -> bytes:
    # Five codes mean nothing in Windows-1252; readers keep them as control characters.
    return char.encode("latin-1" if "\u0080" <= char <= "\u009f" else "cp1252")


_READERS: Mapping[str, Callable[[str], str]] = {
    "utf8_as_cp1252": _from_wrong_page,
    "tcvn3": _from_tcvn3,
    "vni": _from_vni,
}


@lru_cache(maxsize=8192)
def strange_words(text: str) -> int:
    """Number of words with letters beyond ASCII that cannot be Vietnamese."""
    # "5µm" is a measure; a word never follows a digit without a space where letters are replaced.
    return sum(_is_strange(found[0]) for found in _word().finditer(text) if not _after_digit(found))


def _after_digit(word: re.Match[str]) -> bool:
    return word.string[max(word.start() - 1, 0) : word.start()].isdigit()


def _is_strange(word: str) -> bool:
    if word.isascii():
        return False
    letters = unicodedata.normalize("NFC", word).lower()
    inner = letters.strip("".join(sign for sign in _tcvn3() if not sign.isalpha()))
    if inner.isascii() and inner != letters:
        return bool(inner)  # a quotation mark or another sign alone is no word
    return not can_be_syllable(inner)


def to_unicode(text: str, expected: str | None = None) -> Conversion:
    """Find out how a text was typed, and write it in Unicode.

    Args:
        text: One cell or one paragraph; the more words, the surer.
        expected: Encoding of the texts around it. It decides for words that are Vietnamese either
            way ("côm" is a word, and is "cơm" in VNI), and the answer is not sure then.
    """
    if text.isascii() or _UNICODE_ONLY.search(text):
        return Conversion(text, None, True)
    strange = strange_words(text)
    if not strange:
        return _as_around(text, expected)
    readings = [(strange_words(found), name, found) for name, found in _read_all(text)]
    if not readings:
        return Conversion(text, None, True)
    least = min(count for count, _, _ in readings)
    best = [(name, found) for count, name, found in readings if count == least]
    if least >= strange:
        return Conversion(text, None, True)
    # "Coâng" is "Công" in VNI and would be "Coõng" in TCVN3, which a Vietnamese could write and none does.
    best.sort(key=lambda pair: (pair[0] == expected, _known_words(pair[1])), reverse=True)
    name, found = best[0]
    alone = len(best) == 1 or name == expected or _known_words(found) > _known_words(best[1][1])
    return Conversion(found, name, least == 0 and alone)


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(known_words())


def _known_words(text: str) -> int:
    return sum(word.lower() in _vocabulary() for word in _word().findall(text))


def _read_all(text: str) -> list[tuple[str, str]]:
    readings = [(name, reader(text)) for name, reader in _READERS.items()]
    return [(name, found) for name, found in readings if found != text]


def _as_around(text: str, expected: str | None) -> Conversion:
    if expected is not None:
        found = _READERS[expected](text)
        if found != text and not strange_words(found):
            return Conversion(found, expected, False)
    return Conversion(text, None, True)
