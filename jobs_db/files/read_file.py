"""A file of a list, read into sheets or refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jobs_db.files.compound import SIGNATURE, CompoundFile
from jobs_db.files.delimited import read_delimited
from jobs_db.files.limits import MAX_PLAIN, MEGABYTE
from jobs_db.files.ods import read_ods
from jobs_db.files.workbook import read_xls, read_xlsx
from services.imports.refusals import ListRefused
from services.imports.table import Sheet

_ARCHIVE = b"PK"
_OTHERS = (b"%PDF", b"\x7fELF", b"MZ", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"\x1f\x8b", b"{\\rtf")
_WITH_MACROS = (".xlsm", ".xltm", ".xlam", ".xla")


@dataclass(frozen=True, slots=True)
class _Kind:
    starts: bytes  # empty: plain text
    read: Callable[[Path], tuple[Sheet, ...]]


_KINDS = {
    ".xlsx": _Kind(_ARCHIVE, read_xlsx),
    ".xls": _Kind(SIGNATURE, read_xls),
    ".ods": _Kind(_ARCHIVE, read_ods),
    ".csv": _Kind(b"", read_delimited),
    ".tsv": _Kind(b"", read_delimited),
    ".txt": _Kind(b"", read_delimited),
}


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Read the sheets of a file that are shown and hold a text.

    Nothing in the file is run, followed or reckoned: formulas give the values last saved.

    Args:
        path: Of a .xlsx, .xls, .ods or .csv file; its name is told to people.

    Raises:
        ListRefused: See data/imports/refusals.yml.
    """
    kind = _kind(path)
    sheets = tuple(sheet for sheet in kind.read(path) if _has_text(sheet))
    if not sheets:
        raise ListRefused("empty_table", name=path.name)
    return sheets


def _kind(path: Path) -> _Kind:
    """By name and by content, which have to agree."""
    if path.is_dir():
        raise ListRefused("folder", name=path.name or str(path))
    if not path.is_file():
        if path.exists():
            raise ListRefused("not_a_file", name=path.name)
        raise ListRefused("missing", name=path.name)
    size = path.stat().st_size
    if not size:
        raise ListRefused("empty_file", name=path.name)
    suffix = path.suffix.lower()
    if suffix in _WITH_MACROS:
        raise ListRefused("macros", name=path.name)
    if suffix not in _KINDS:
        raise ListRefused("wrong_type", name=path.name)
    if size > MAX_PLAIN:
        limit = MAX_PLAIN // MEGABYTE
        raise ListRefused("too_large", name=path.name, size=f"{size / MEGABYTE:.0f}", limit=limit)
    kind = _KINDS[suffix]
    with path.open("rb") as file:
        start = file.read(len(SIGNATURE))
    if not _agrees(kind, start):
        if start == SIGNATURE and _is_encrypted(path):
            raise ListRefused("encrypted", name=path.name)
        raise ListRefused("type_mismatch", name=path.name, expected=suffix)
    return kind


def _agrees(kind: _Kind, start: bytes) -> bool:
    if kind.starts:
        return start.startswith(kind.starts)
    return not start.startswith((_ARCHIVE + b"\x03\x04", SIGNATURE, *_OTHERS))


def _is_encrypted(path: Path) -> bool:
    """A workbook of today with a password is kept in a container of the older kind."""
    try:
        return "EncryptedPackage" in CompoundFile(path.read_bytes()).names
    except ValueError:
        return False


def _has_text(sheet: Sheet) -> bool:
    return any(cell.text or cell.doubt for row in sheet.rows for cell in row)
