"""The letters of a text file that does not say how they are coded."""

from __future__ import annotations

import codecs
import re
import unicodedata

from language.legacy_encodings import strange_words, to_unicode
from services.imports.refusals import ListRefused

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 100_000  # letters looked at
_MARKED_WORD = re.compile(r"\w*[^\x00-\x7f\W]\w*")


def decode(raw: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16, else the Windows page in which most words are Vietnamese.

    Raises:
        ListRefused: unreadable_text.
    """
    for mark, page in _MARKED:
        if raw.startswith(mark):
            return _strict(raw, page, name)
    wide = _wide_page(raw[:_SAMPLE])
    if wide is not None:
        return _strict(raw, wide, name)
    try:
        return _without_nul(raw.decode("utf-8"), name)
    except UnicodeDecodeError:
        return _without_nul(_from_windows(raw, name), name)


def _strict(raw: bytes, page: str, name: str) -> str:
    try:
        return _without_nul(raw.decode(page), name)
    except UnicodeDecodeError as error:
        raise ListRefused("unreadable_text", name=name) from error


def _without_nul(text: str, name: str) -> str:
    if "\0" in text:
        raise ListRefused("unreadable_text", name=name)
    return text


def _wide_page(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of plain letters and of digits is zero."""
    if 4 * sample[1::2].count(0) > len(sample[1::2]) > 0 and not sample[::2].count(0):
        return "utf-16-le"
    if 4 * sample[::2].count(0) > len(sample[::2]) > 0 and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _from_windows(raw: bytes, name: str) -> str:
    readings = []
    for order, page in enumerate(("cp1258", "cp1252")):
        try:
            text = unicodedata.normalize("NFC", raw.decode(page))
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        strange = sum(strange_words(to_unicode(line).text) for line in sample.splitlines())
        readings.append((strange, order, text))
    if not readings:
        raise ListRefused("unreadable_text", name=name)
    strange, _, text = min(readings)
    if 2 * strange > len(_MARKED_WORD.findall(text[:_SAMPLE])):
        raise ListRefused("unreadable_text", name=name)
    return text
