"""The texts of a row as people read them: in Unicode, without what nobody sees."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from language.legacy_encodings import Conversion, to_unicode
from services.exports.neutral_cells import restored_cell
from services.imports.model import Note
from services.imports.table import Cell

_LINE_TAG = re.compile(r"</?(?:br|p|div|li|ul|tr)\b[^<>]{0,200}>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:b|i|u|span|strong|em|font|td)\b[^<>]{0,200}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_AROUND_LINES = re.compile(r" ?\n ?")
_CONVERTED = "converted"
_UNSURE = "encoding_unsure"


@lru_cache(maxsize=8192)
def clean_text(text: str) -> str:
    """NFC, single blanks, lines kept, no invisible characters, no HTML, no apostrophe before a formula."""
    text = restored_cell(text)
    if "<" in text:
        text = _INLINE_TAG.sub("", _LINE_TAG.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.isprintable():
        text = "".join(_seen(char) for char in text)
    return _AROUND_LINES.sub("\n", _BLANKS.sub(" ", text)).strip()


def _seen(char: str) -> str:
    if char == "\n" or char.isprintable():
        return char
    # The joiner holds emoji together; people see its effect.
    if unicodedata.category(char) == "Cf":
        return char if char == "\u200d" else ""
    return " "


def legible_row(cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], Note | None]:
    """Clean a row's texts, and convert those typed in fonts of before Unicode.

    Returns:
        The cells, and a note with the first text that was converted. A cell whose conversion is not
        sure has the doubt encoding_unsure; its value is still what the file holds.
    """
    if all(cell.text.isascii() for cell in cells):
        return tuple(_cleaned(cell, cell.text) for cell in cells), None
    found = [_to_unicode(cell.text, None) for cell in cells]
    encodings = Counter(one.encoding for one in found if one.encoding)
    if not encodings:
        return tuple(_cleaned(cell, cell.text) for cell in cells), None
    sure = Counter(one.encoding for one in found if one.encoding and one.sure)
    expected = (sure or encodings).most_common(1)[0][0]
    found = [
        _to_unicode(cell.text, expected) if one.encoding is None or not one.sure else one
        for cell, one in zip(cells, found, strict=True)
    ]
    first = next(cell for cell, one in zip(cells, found, strict=True) if one.encoding)
    note = Note(code=_CONVERTED, column=None, address=first.address, value=first.text)
    return tuple(_converted(cell, one) for cell, one in zip(cells, found, strict=True)), note


@lru_cache(maxsize=8192)
def _to_unicode(text: str, expected: str | None) -> Conversion:
    return to_unicode(text, expected)


def _cleaned(cell: Cell, text: str) -> Cell:
    clean = clean_text(text)
    return cell if clean == cell.text else replace(cell, text=clean)


def _converted(cell: Cell, found: Conversion) -> Cell:
    # A conversion that leaves nothing to be seen is none: the row would be lost.
    cleaned = _cleaned(cell, found.text if clean_text(found.text) else cell.text)
    return cleaned if found.sure else replace(cleaned, doubt=cell.doubt or _UNSURE)
