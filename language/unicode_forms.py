"""One spelling for each letter: NFC, lower case, plain digits, no invisible characters.

Every character of the result remembers which characters of the raw text it came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters drawn like the Vietnamese ones, or typed in their place by phones and old fonts.
_LOOK_ALIKE = {
    "ð": "đ", "Ð": "đ", "ɖ": "đ", "Ɖ": "đ", "₫": "đ",
    "–": "-", "—": "-", "‒": "-", "−": "-", "‑": "-", "‐": "-", "―": "-",
    "…": ".", "，": ",", "。": ".", "、": ",", "？": "?", "！": "!", "⁄": "/", "∼": "~",
}  # fmt: skip

# ":v", "=)))", "T_T", "^^" standing alone: faces, whose letters are no words.
_FACE = re.compile(r"(?<!\S)(?:[:;=]['-]?[)(\]\[dpvo3/|*]+|[Tt]_+[Tt]|\^_*\^|<3+)(?!\S)", re.IGNORECASE)

# Unicode's stream-safe limit is 30; no Vietnamese letter needs more than two, and sorting an
# endless pile of marks is quadratic.
_MARKS_PER_LETTER = 4


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean characters and their origin.

    Attributes:
        text: In NFC and lower case; each white space is one blank.
        starts: For each character of `text`, where its origin starts in the raw text.
        ends: Likewise, where it ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=8192)
def _clean(char: str) -> str:
    """The character to keep, a blank for what separates words, "" for what is invisible."""
    if char in _LOOK_ALIKE:
        return _LOOK_ALIKE[char]
    if char.isspace():
        return " "
    code = ord(char)
    # Styled letters of advertisements and full-width forms of East Asian keyboards.
    if 0x1D400 <= code <= 0x1D7FF or 0xFF01 <= code <= 0xFF5E:
        char = unicodedata.normalize("NFKC", char)
    category = unicodedata.category(char)
    if category in ("Cf", "Cs", "Co", "Cn", "Me") or 0xFE00 <= code <= 0xFE0F:
        return ""
    if category in ("Cc", "So") or 0x1F3FB <= code <= 0x1F3FF:
        return " "
    return char


def _compose(letters: str) -> str:
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", letters).lower())
    if len(composed) == 1:
        return composed
    return unicodedata.normalize("NFC", "".join(c for c in composed if not "\u0300" <= c <= "\u036f"))


def _joins(before: str, char: str) -> bool:
    """True when `char` belongs to the letter before it: a mark, or half of a Korean syllable."""
    if char < "\u0300":
        return False
    if unicodedata.combining(char):
        return True
    if "\u1e00" <= char <= "\u1eff":
        return False
    return len(unicodedata.normalize("NFC", before + char)) == 1


def clean(raw: str) -> CleanText:
    """Clean every character of a text, whatever it holds; linear in its length."""
    clusters: list[tuple[str, int, int]] = []
    letters, start, end = "", 0, 0
    faces = {position for face in _FACE.finditer(raw) for position in range(*face.span())}
    for position, char in enumerate(raw):
        kept = " " if position in faces else _clean(char)
        if not kept:
            continue
        if letters and _joins(letters, kept):
            if len(letters) <= _MARKS_PER_LETTER:
                letters += kept
            end = position + 1
            continue
        if letters:
            clusters.append((letters, start, end))
        letters, start, end = kept, position, position + 1
    if letters:
        clusters.append((letters, start, end))
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for letters, start, end in clusters:
        composed = letters if letters.isascii() and letters.islower() else _compose(letters)
        for char in composed:
            text.append(char)
            starts.append(start)
            ends.append(end)
    return CleanText("".join(text), tuple(starts), tuple(ends))
