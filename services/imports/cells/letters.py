"""The letters of a cell put right before anything is read: remains of web pages, blanks, misread digits."""

import html
import re
import unicodedata
from functools import lru_cache

from language.search_key import fold

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,60}>")
_BREAK = re.compile(r"<(?:br|p|li|div)\b[^<>]{0,60}>", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_DASHES = re.compile("[‐-―−]")
_BLANKS = re.compile(r"[^\S\n]+")
_PICTURE_CATEGORIES = ("So", "Sk", "Cs", "Co", "Cn")
# A reader of scanned pages takes 0 for O and 1 for l or I: only among digits, never in a word.
_MISREAD = re.compile(
    r"(?<![^\W\dOoIl])(?=[\d.,/ -]*[\dOolI])[\dOolI](?:[\dOolI]|[.,/-](?=[\dOolI]))*(?![^\W\d])"
)
_DIGIT_FOR = str.maketrans("OolI", "0011")
_ZERO_IN_WORD = re.compile(r"(?<=[^\W\d_])0(?=[^\W\d_])|(?<![\w.,])0(?=[^\W\d_]{2})")


@lru_cache(maxsize=65_536)
def tidy(text: str) -> str:
    """A text in NFC without entities, tags, pictures, invisible characters and needless blanks.

    Lines stay lines; a dash of any length becomes "-".
    """
    if "&" in text or "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", html.unescape(text)))
    text = _DASHES.sub("-", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    if not text.isascii():
        text = "".join(
            " " if unicodedata.category(char) in _PICTURE_CATEGORIES and char not in "₫" else char
            for char in text
        )
    lines = (_BLANKS.sub(" ", line).strip(" ,;") for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Folded text on one line, for finding words and figures in it."""
    return fold(tidy(text)).replace("\n", " ")


def without(pattern: re.Pattern[str], text: str) -> str:
    """A tidied text with a blank for all that a pattern finds in its folded form."""
    line, kept, at = fold(text), [], 0
    for found in pattern.finditer(line):
        kept += [text[at : found.start()], " "]
        at = found.end()
    return "".join(kept) + text[at:]


def parts_of(pattern: re.Pattern[str], text: str) -> list[str]:
    """A tidied text split where a pattern is found in its folded form."""
    borders = [found.span() for found in pattern.finditer(fold(text))]
    starts = [0, *(end for _, end in borders)]
    ends = [*(start for start, _ in borders), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def digits_restored(text: str) -> str:
    """The text with O and l that stand for digits as digits: "2O/l2/2026", "O9OO…", "Ol"."""
    return _MISREAD.sub(_as_digits, text)


def _as_digits(match: re.Match[str]) -> str:
    written = match[0]
    sure = any(char.isdigit() for char in written) or written in ("Ol", "OI", "lO", "IO", "l", "OO")
    return written.translate(_DIGIT_FOR) if sure else written


def letters_restored(text: str) -> str:
    """The text with zeros inside words as the letter o: "Kế t0án"."""
    return _ZERO_IN_WORD.sub("o", text)
