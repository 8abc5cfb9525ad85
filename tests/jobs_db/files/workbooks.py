"""Real files, written in tests."""

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import xlwt

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
DIRECTORY_ENTRY = 128


def write_xlsx(path: Path, rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    book.save(path)
    return path


def write_xls(
    path: Path, rows: Sequence[Sequence[object]], merges: Sequence[tuple[int, int, int, int]] = ()
) -> Path:
    """Merged areas as first row, last row, first column, last column, from 0."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang 1")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    for area in merges:
        sheet.merge(*area)
    book.save(str(path))
    return path


def ods_cell(text: str, **attributes: object) -> str:
    """A cell of text; attributes of the table namespace with "_" for "-"."""
    extra = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    start = f'<table:table-cell office:value-type="string"{extra}>'
    return f"{start}<text:p>{escape(text)}</text:p></table:table-cell>"


def write_ods(path: Path, rows: Sequence[str], manifest: str = "<manifest/>") -> Path:
    """Rows as the XML of their cells."""
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0"?><office:document-content {ODS_SPACES}><office:body><office:spreadsheet>'
        f'<table:table table:name="Trang 1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def add_member(path: Path, name: str, content: bytes) -> Path:
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def change_member(path: Path, name: str, old: bytes, new: bytes) -> Path:
    """Write a member anew, with a part of it replaced."""
    with ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    assert old in members[name]
    members[name] = members[name].replace(old, new)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def understate_size(path: Path, name: str, length: int) -> Path:
    """Let the directory of an archive say that a member is `length` bytes long, checksum and all."""
    with ZipFile(path) as archive:
        checksum = zlib.crc32(archive.read(name)[:length])
    raw = bytearray(path.read_bytes())
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        (name_length,) = struct.unpack_from("<H", raw, at + 28)
        if raw[at + 46 : at + 46 + name_length] == name.encode():
            struct.pack_into("<I", raw, at + 16, checksum)
            struct.pack_into("<I", raw, at + 24, length)
        at = raw.find(b"PK\x01\x02", at + 46)
    path.write_bytes(raw)
    return path


def rename_stream(path: Path, number: int, name: str, kind: int = 2) -> Path:
    """Give the entry of a compound file's directory another name and kind."""
    raw = bytearray(path.read_bytes())
    (sector,) = struct.unpack_from("<I", raw, 48)
    entry = (sector + 1) * 512 + number * DIRECTORY_ENTRY
    written = name.encode("utf-16-le") + b"\0\0"
    raw[entry : entry + 64] = written.ljust(64, b"\0")
    struct.pack_into("<HB", raw, entry + 64, len(written), kind)
    path.write_bytes(raw)
    return path
