"""Rows of a list that offer nothing: headings, totals, headers repeated, the foot of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from language.search_key import search_key
from services.imports.columns import KindColumns, header_keys
from services.imports.headers import is_numbering
from services.imports.table import Cell
from services.resources import load_yaml

NUMBERING = "numbering"
REPEATED_HEADER = "repeated_header"
TOTAL = "total"
HEADING = "heading"
FOOTER = "footer"

_MOST_TEXTS_OF_A_FOOT = 2
_LONGEST_WORDS = 120  # characters; no heading and no total is longer
_DIGITS = re.compile(r"\d+")
_ROMAN_OR_LETTER = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?")
_NUMBERED_HEADING = re.compile(r"\s*(?:[IVX]{1,5}|[A-H])\s*[.)/:-]\s*\S")


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(search_key(word) for word in load_yaml("imports/row_words.yml")[name])


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return " ".join(_DIGITS.sub(" ", search_key(text[:_LONGEST_WORDS])).split())


def _begins(key: str, name: str) -> bool:
    return any(key == word or key.startswith(f"{word} ") for word in _words(name))


def is_company(text: str) -> bool:
    """Whether a text begins as companies' names do."""
    return _begins(_key(text), "companies")


def offers_nothing(
    cells: Sequence[Cell], fields: Sequence[str | None], known: KindColumns, merged_width: int
) -> str | None:
    """Why a row is no offer, as a code of data/imports/reasons.yml; None when it may be one.

    Args:
        cells: The row's cells, each merged area told by its first cell only; not all are empty.
        fields: The field of each column.
        merged_width: Columns of the widest merged area that begins in the row; 1 without any.
    """
    filled = told_cells([cell.text for cell in cells], fields)
    if not filled:
        return HEADING if merged_width > 1 else FOOTER
    if len(filled) == 1 and names_list(filled[0][0]):
        return HEADING
    if is_numbering([text for text, _ in filled]):
        return NUMBERING
    if is_header(filled, known):
        return REPEATED_HEADER
    told = [(text, field) for text, field in filled if field not in ("ordinal", "note")]
    if not told:
        return None
    if any(_is_total(text) for text, _ in filled[:2]):
        return TOTAL
    if len(told) == 1:
        ordinal = next((text for text, field in filled if field == "ordinal"), "")
        if _is_heading(told[0][0], ordinal, merged_width, told[0][1]):
            return HEADING
    if len(filled) <= _MOST_TEXTS_OF_A_FOOT and _begins(_key(filled[0][0]), "footers"):
        return FOOTER
    return None


def names_list(text: str) -> bool:
    """Whether a text names the whole list, as a centre writes it over its table."""
    return any(_begins(_key(line), "lists") for line in text.splitlines())


def told_cells(texts: Sequence[str], fields: Sequence[str | None]) -> list[tuple[str, str | None]]:
    """The row's texts with their fields: those of known columns, or all when no known column has one."""
    filled = [(text, field) for text, field in zip(texts, fields, strict=True) if text]
    return [pair for pair in filled if pair[1] is not None] or filled


def is_header(filled: Sequence[tuple[str, str | None]], known: KindColumns) -> bool:
    """Whether most texts of a row are names of columns."""
    if len(filled) < 2:
        return False
    texts = [text for text, _ in filled]
    if not any(_is_name(text, known) for text in texts[:2]):
        return False
    return 2 * sum(_is_name(text, known) for text in texts) > len(texts)


def _is_name(text: str, known: KindColumns) -> bool:
    return any(key in known.names or key in known.weak for key in header_keys(text))


def _is_total(text: str) -> bool:
    if len(text) > _LONGEST_WORDS:
        return False
    key = _key(text)
    for total in _words("totals"):
        if key == total:
            return True
        if key.startswith(f"{total} ") and _only_counted(key.removeprefix(total)):
            return True
    return False


def _only_counted(rest: str) -> bool:
    for word in sorted(_words("counted"), key=len, reverse=True):
        rest = re.sub(rf"\b{word}\b", " ", rest)
    return not rest.strip()


def _is_heading(text: str, ordinal: str, merged_width: int, field: str | None) -> bool:
    if len(text) > _LONGEST_WORDS:
        return False
    if _ROMAN_OR_LETTER.fullmatch(ordinal) or _NUMBERED_HEADING.match(text):
        return True
    if ordinal:
        return False
    key = _key(text)
    if _begins(key, "headings") or merged_width > 2:
        return True
    # Capitals alone: a trade in the column of trades may be written so, a company's name too.
    return text.isupper() and field != "title" and not is_company(text)
