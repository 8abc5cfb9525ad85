"""Text as a person sent it, made harmless: nothing that hides, reorders, commands or blocks."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

MAX_TEXT = 2_000  # characters; Rasa takes seconds for a text of 100,000 and answers nobody else meanwhile
MAX_MARKS = 4  # combining marks on one letter; Vietnamese needs two

# Direction controls and invisible letters: they change what is read without being seen.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
)
_JOINER_IN_WORD = re.compile("(?<=\\w)\u200d|\u200d(?=\\w)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = re.compile(f"([\u0300-\u036f]{{{MAX_MARKS}}})[\u0300-\u036f]+")
_SLASHES = re.compile(r"^[\s/\\\u2044\u2215\u29f8\uff0f]+")
_READABLE = re.compile(r"[^\W_]")


class Verdict(str, Enum):
    """Whether a text may be asked of the assistant."""

    READABLE = "readable"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class TypedText:
    """`shown` is kept and shown, never longer than MAX_TEXT; `verdict` says whether it may be asked."""

    shown: str
    verdict: Verdict


def read_typed(raw: str) -> TypedText:
    """What a person typed, cleaned and judged.

    Args:
        raw: Any string, also one with lone surrogates, NUL or a million characters.
    """
    if len(raw) > 3 * MAX_TEXT:  # decomposed, a Vietnamese letter is up to three code points
        return TypedText(_clean(raw[:MAX_TEXT]), Verdict.TOO_LONG)
    text = _clean(raw)
    if len(text) > MAX_TEXT:
        return TypedText(text[:MAX_TEXT], Verdict.TOO_LONG)
    if not text:
        return TypedText(text, Verdict.EMPTY)
    return TypedText(text, Verdict.READABLE if _READABLE.search(text) else Verdict.UNREADABLE)


def without_command(text: str) -> str:
    """The text without leading slashes, which Rasa would obey; empty if there was nothing else."""
    return _SLASHES.sub("", text)


def _clean(raw: str) -> str:
    text = _SURROGATE.sub("", raw).replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", text)
    text = _JOINER_IN_WORD.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _MARKS.sub(r"\1", text)).strip()
