"""Text as a person sent it, made harmless: nothing that hides, reorders, commands or blocks."""

import re
import unicodedata
from enum import Enum

MAX_TEXT = 2_000  # characters; Rasa takes seconds for a text of 100,000 and answers nobody else meanwhile
MAX_RAW = 65_536  # code points that are looked at at all
MAX_MARKS = 4  # combining marks on one letter; Vietnamese needs two

# Direction controls, invisible letters and fillers: they change what is read without being seen.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e0fff]"
)
_JOINER_IN_WORD = re.compile("(?<=\\w)\u200d|\u200d(?=\\w)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = re.compile(f"([\u0300-\u036f]{{{MAX_MARKS}}})[\u0300-\u036f]+")
_CUT_NUMBER = re.compile(r"\d[\d\s.\-–—_]*\Z")
_SLASHES = re.compile(r"^[\s/\\\u2044\u2215\u29f8\uff0f]+")
_READABLE = re.compile(r"[^\W_]")
# What follows the slash of a command of other programs: one Latin word, never a wish told in words.
_COMMAND = re.compile(r"[A-Za-z_]+\s*(?:\{.*\})?\s*", re.DOTALL)


class Verdict(str, Enum):
    """Whether a text may be asked of the assistant."""

    READABLE = "readable"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"


def clean(raw: str) -> str:
    """What a person typed, in NFC, without anything invisible, safe to store.

    Args:
        raw: Any string, also one with lone surrogates, NUL or a million characters.

    Returns:
        At most MAX_TEXT + 1 characters: one more than may be asked, so that `judge` still sees it. A number
        that would be cut is left out: the rest of it could not be told from one that may be shown.
    """
    text = _SURROGATE.sub("", raw[:MAX_RAW]).replace("\r\n", "\n").replace("\r", "\n")
    text = _INVISIBLE.sub("", _CONTROL.sub("", text))
    text = unicodedata.normalize("NFC", _MARKS.sub(r"\1", _JOINER_IN_WORD.sub("", text)))
    text = text.strip()
    if len(text) <= MAX_TEXT + 1:
        return text
    return _CUT_NUMBER.sub(lambda number: "…" * len(number[0]), text[: MAX_TEXT + 1])


def judge(text: str) -> Verdict:
    """Whether a cleaned text may be asked.

    Without a letter or a digit there is nothing to understand, and a typed command is not obeyed.
    """
    if not text:
        return Verdict.EMPTY
    if len(text) > MAX_TEXT:
        return Verdict.TOO_LONG
    plain = without_command(text)
    commands = plain != text and _COMMAND.fullmatch(plain) is not None
    return Verdict.READABLE if _READABLE.search(text) and not commands else Verdict.UNREADABLE


def without_command(text: str) -> str:
    """The text without leading slashes, which Rasa would obey; empty if there was nothing else."""
    return _SLASHES.sub("", text)
