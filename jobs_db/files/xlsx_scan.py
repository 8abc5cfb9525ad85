"""Sheets of an .xlsx, looked through before they are read: how far they reach, and what readers hide.

A reader sets aside a table from the first cell to the last, and gives nothing for a formula without
a value or with a fault; both have to be known beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree
from zipfile import ZipFile

from jobs_db.files.limits import MAX_MERGES, MAX_TEXT
from jobs_db.files.reach import Reach
from services.imports.refusals import ListRefused

FORMULA_WITHOUT_VALUE = "formula_without_value"
ERROR_VALUE = "error_value"

_TAG = re.compile(
    rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>(?:\s*<(?:\w+:)?v>\s*(\d+)\s*<|\s*(<(?:\w+:)?f[\s/>]))?"
)
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]*)(\d+)[\"']")
_TYPE = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
_CELL_END = re.compile(rb"</(?:\w+:)?c\s*>")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")
_EMPTY_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?(?:/>|></)")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s")
_SHARED = re.compile(rb"<(?:\w+:)?si(?:\s[^>]*)?(?:/>|>.*?</(?:\w+:)?si\s*>)", re.DOTALL)
_LONGEST_CELL = 100_000  # bytes of one cell's formula and value


Place = tuple[int, int]


@dataclass(slots=True)
class Scan:
    """What is known of a sheet: row and column from 0 → code of a doubt about the cell there."""

    doubts: dict[Place, str] = field(default_factory=dict)


def scan_sheets(path: Path) -> dict[str, Scan]:
    """Look through every sheet of a checked archive; sheet's name → what is known.

    Raises:
        ListRefused: too_many_rows, too_many_columns, too_many_cells, bomb.
    """
    scans: dict[str, Scan] = {}
    with ZipFile(path) as archive:
        names = set(archive.namelist())
        shared = _shared_lengths(archive, names)
        reach = Reach()
        text = 0
        for sheet, part in _parts(archive):
            if part not in names:
                continue
            content = archive.read(part)
            reach.begin(sheet)
            if len(_MERGE.findall(content)) > MAX_MERGES:
                raise ListRefused("bomb", name=path.name)
            scans[sheet] = scan = Scan()
            for place, kind, index in _cells(content, reach, scan):
                if kind == b"e":
                    scan.doubts[place] = ERROR_VALUE
                if kind == b"s" and index is not None and index < len(shared):
                    text += shared[index]
            if text > MAX_TEXT:
                raise ListRefused("bomb", name=path.name)
            reach.end()
    return scans


def _shared_lengths(archive: ZipFile, names: set[str]) -> list[int]:
    part = next((name for name in names if name.lower() == "xl/sharedstrings.xml"), None)
    if part is None:
        return []
    return [found.end() - found.start() for found in _SHARED.finditer(archive.read(part))]


def _parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Name and member of each sheet; the archive has been checked for entities."""
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for node in workbook.iter():
        if node.tag.rpartition("}")[2] != "sheet":
            continue
        relation = next((value for key, value in node.items() if key.endswith("}id")), "")
        target = targets.get(relation, "")
        part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        yield node.get("name", ""), part


def _cells(content: bytes, reach: Reach, scan: Scan) -> Iterator[tuple[Place, bytes, int | None]]:
    """Place, type and shared text of each cell; a place not written follows the one before."""
    row = column = 0
    for found in _TAG.finditer(content):
        tag, attributes, value, formula = found.groups()
        place = _PLACE.search(attributes)
        if tag == b"row":
            row, column = int(place[2]) if place else row + 1, 0
            continue
        if place and place[1]:
            column, row = _index(place[1]), int(place[2])
        else:
            column += 1
        if attributes.endswith(b"/") or _CELL_END.match(content, found.end()):
            continue  # a format without a text: readers leave it out
        reach.cell(row, column)
        kind = _TYPE.search(attributes)
        stands = (row - 1, column - 1)
        if formula:
            _check_formula(content, found.end(), kind[1] if kind else b"", stands, scan)
        yield stands, kind[1] if kind else b"", int(value) if value else None


def _check_formula(content: bytes, start: int, kind: bytes, place: Place, scan: Scan) -> None:
    end = _CELL_END.search(content, start, start + _LONGEST_CELL)
    inside = content[start : end.start() if end else start + _LONGEST_CELL]
    if _VALUE.search(inside):
        return
    if kind != b"str" or not _EMPTY_VALUE.search(inside):  # a formula may well give an empty text
        scan.doubts[place] = FORMULA_WITHOUT_VALUE


def _index(letters: bytes) -> int:
    index = 0
    for letter in letters[:4]:
        index = index * 26 + letter - ord("A") + 1
    return index
