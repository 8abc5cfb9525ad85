"""A text as short sentences to be said: days and figures in words, no sign but comma and full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from services.caller.words import said, section
from services.exports.spoken_numbers import spoken_digits, spoken_number
from services.exports.spoken_text import spoken_text
from services.policy.hotlines import hotlines

_LONGEST = 20  # words said in one breath
_DAY = r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b"
_MONTH = r"\b(\d{1,2})/(\d{4})\b"
_DOCUMENT = re.compile(r"\b(\d+)/(\d{4})/[^\W_]+(?:-[^\W_]+)*")
_RANGE = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_END = re.compile(r"[\n;!?•:]+|\.(?=\s|$)|(?:^|\s)[-–—](?=\s)")
_MONTHS_A_YEAR, _DAYS_A_MONTH = 12, 31
_APRIL = 4  # the fourth month has a word of its own


def sentences(text: str) -> list[str]:
    """The text to be read out, sentence by sentence; none for a text without words."""
    for sign, words in section("said_for").items():
        text = text.replace(sign, words)
    text = _telephone().sub(_said_telephone, text)
    text = _DOCUMENT.sub(_said_document, text)
    text = _named("day", _DAY).sub(_said_day, text)
    text = _named("month", _MONTH).sub(_said_month, text)
    text = _RANGE.sub(f" {said('spoken', 'to')} ", text)
    return [sentence for part in _END.split(text) for sentence in _short(spoken_text(part))]


@cache
def _named(name: str, date: str) -> re.Pattern[str]:
    """A date, with the word for it that may stand before."""
    word = re.escape(str(section("date_words")[name]))
    return re.compile(rf"(?:\b(?i:{word})\s+)?{date}")


@cache
def _telephone() -> re.Pattern[str]:
    """Numbers to call: those of the list, and what begins as only they do."""
    listed = sorted((line["number"] for line in hotlines().values()), key=len, reverse=True)
    known = "|".join(re.escape(number) for number in listed)
    like = r"0\d{1,3}(?:[ .]\d{2,4}){1,3}|1[89]00(?:[ .]?\d{2,4}){1,2}|0\d{9,10}"
    return re.compile(rf"(?<![\d.,/–-])(?:{known}|{like})(?![\d/–-]|[.,]\d)")


def in_words(text: str) -> str:
    """The same within a sentence."""
    return ", ".join(sentence.rstrip(".") for sentence in sentences(text))


def _short(text: str) -> Iterator[str]:
    """Sentences of at most _LONGEST words where commas allow it."""
    row: list[str] = []
    for part in filter(None, (piece.strip(" .") for piece in re.split(r"[,.]", text))):
        if row and sum(len(piece.split()) for piece in (*row, part)) > _LONGEST:
            yield _sentence(row)
            row = []
        row.append(part)
    if row:
        yield _sentence(row)


def _sentence(parts: list[str]) -> str:
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _said_day(found: re.Match[str]) -> str:
    day, month, year = map(int, found.groups())
    if not 1 <= month <= _MONTHS_A_YEAR or not 1 <= day <= _DAYS_A_MONTH:
        return found[0]
    return _in_words("day", day=day, month=month, year=year)


def _said_month(found: re.Match[str]) -> str:
    month, year = map(int, found.groups())
    return _in_words("month", month=month, year=year) if 1 <= month <= _MONTHS_A_YEAR else found[0]


def _said_telephone(found: re.Match[str]) -> str:
    return spoken_digits(found[0].replace(".", " "))


def _said_document(found: re.Match[str]) -> str:
    return _in_words("document", number=int(found[1]), year=int(found[2]))


def _in_words(key: str, **numbers: int) -> str:
    words = {name: spoken_number(number) for name, number in numbers.items()}
    if numbers.get("month") == _APRIL:
        words["month"] = said("spoken", "fourth")
    return said("spoken", key, **words)
