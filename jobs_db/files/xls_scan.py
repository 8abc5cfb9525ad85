"""Sheets of an .xls, looked through before they are read, record by record."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from jobs_db.files.compound import CompoundFile
from jobs_db.files.limits import MAX_TEXT
from jobs_db.files.reach import Reach
from jobs_db.files.shared_strings import shared_lengths
from jobs_db.files.xlsx_scan import ERROR_VALUE, FORMULA_WITHOUT_VALUE, Place, Scan
from services.imports.refusals import ListRefused

# Record numbers of [MS-XLS], Excel Binary File Format.
_BEGIN, _END = 0x0809, 0x000A
_PASSWORD, _SHEET = 0x002F, 0x0085
_SHARED_TABLE, _CONTINUED = 0x00FC, 0x003C
_FORMULA, _ERROR, _SHARED_TEXT = 0x0006, 0x0205, 0x00FD
_FORMULA_TEXT = 0x0207
_MANY = (0x00BD, 0x00BE)  # several cells in one record; the last column is at its end
_CELLS = frozenset({_FORMULA, _ERROR, _SHARED_TEXT, 0x0203, 0x027E, 0x0204, 0x00D6, *_MANY})
_MACRO_SHEETS = (1, 6)
_RESULT_KINDS = {0: "text", 1: "logical", 2: "error", 3: "empty"}

Record = tuple[int, bytes]


def scan_records(path: Path) -> list[Scan]:
    """Look through an .xls; what is known of each sheet, in the order of the workbook.

    Raises:
        ListRefused: encrypted, macros, wrong_type, damaged, bomb, too_many_rows, too_many_columns,
            too_many_cells.
    """
    try:
        container = CompoundFile(path.read_bytes())
        if container.names & {"EncryptedPackage", "EncryptionInfo"}:
            raise ListRefused("encrypted", name=path.name)
        if any(name.startswith("_VBA_PROJECT") for name in container.names):
            raise ListRefused("macros", name=path.name)
        if not container.names & {"Workbook", "Book"}:
            raise ListRefused("wrong_type", name=path.name)
        book = container.stream("Workbook", "Book")
        return _scan_book(book, path.name)
    except (ValueError, KeyError, struct.error, IndexError, MemoryError) as error:
        raise ListRefused("damaged", name=path.name) from error


def _scan_book(book: bytes, name: str) -> list[Scan]:
    offsets: list[tuple[int, str]] = []
    shared: list[bytes] = []
    in_table = False
    for kind, data in _records(book, 0):
        if kind == _PASSWORD:
            raise ListRefused("encrypted", name=name)
        if kind == _SHEET:
            offset, sheet_kind = struct.unpack_from("<IxB", data)
            if sheet_kind in _MACRO_SHEETS:
                raise ListRefused("macros", name=name)
            offsets.append((offset, data[7:].decode("latin-1")))
        in_table = kind == _SHARED_TABLE or (in_table and kind == _CONTINUED)
        if in_table:
            shared.append(data)
    reach, lengths, text = Reach(), shared_lengths(shared), 0
    scans = []
    for offset, sheet in offsets:
        reach.begin(sheet)
        scan = Scan()
        text += _scan_sheet(book, offset, reach, scan, lengths)
        if text > MAX_TEXT:
            raise ListRefused("bomb", name=name)
        reach.end()
        scans.append(scan)
    return scans


def _scan_sheet(book: bytes, offset: int, reach: Reach, scan: Scan, lengths: list[int]) -> int:
    text = 0
    waiting: Place | None = None  # a formula whose text has to stand in the next record
    for kind, data in _records(book, offset):
        if waiting is not None and kind != _FORMULA_TEXT:
            scan.doubts[waiting] = FORMULA_WITHOUT_VALUE
        waiting = None
        if kind not in _CELLS:
            continue
        row, column = struct.unpack_from("<HH", data)
        last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind in _MANY else column
        if kind != _MANY[1]:
            reach.cell(row + 1, last + 1)
        if kind == _SHARED_TEXT:
            (index,) = struct.unpack_from("<I", data, 6)
            text += lengths[index] if index < len(lengths) else 0
        elif kind == _ERROR and data[7]:
            scan.doubts[(row, column)] = ERROR_VALUE
        elif kind == _FORMULA:
            result = _RESULT_KINDS.get(data[6], "") if data[12:14] == b"\xff\xff" else "number"
            if result == "error":
                scan.doubts[(row, column)] = ERROR_VALUE
            if result == "empty":  # never reckoned, or reckoned to nothing: the file does not tell which
                scan.doubts[(row, column)] = FORMULA_WITHOUT_VALUE
            waiting = (row, column) if result == "text" else None
    return text


def _records(book: bytes, offset: int) -> Iterator[Record]:
    """The records of one part of the workbook, to its end."""
    depth = 0
    while offset + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, offset)
        data = book[offset + 4 : offset + 4 + length]
        offset += 4 + length
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if not depth:
                return
        else:
            yield kind, data
