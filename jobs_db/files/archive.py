"""Workbooks that are ZIP archives, looked through before anybody opens them."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from jobs_db.files.limits import MAX_MEMBERS, MAX_PACKED, MAX_RATIO, MAX_UNPACKED, MEGABYTE
from services.imports.refusals import ListRefused

_LOCAL_HEADER = 30  # bytes before the name; lengths of name and extra field are the last four
_ENCRYPTED = 0x1
_MACROS = re.compile(r"(?:^|/)(?:vbaProject[^/]*\.bin$|macrosheets/|Basic/|Scripts/)", re.IGNORECASE)
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# The same in the two-byte encodings that XML readers know.
_WIDE = tuple(word.encode(page) for word in ("<!DOCTYPE", "<!ENTITY") for page in ("utf-16-le", "utf-16-be"))
_CHUNK = MEGABYTE


# What reading an archive that contradicts itself, or the XML in it, may end in.
BROKEN = (
    BadZipFile,
    EOFError,
    KeyError,
    MemoryError,
    OSError,
    ParseError,
    RuntimeError,  # with NotImplementedError and RecursionError
    ValueError,
    struct.error,
    zlib.error,
)


def check_archive(path: Path) -> frozenset[str]:
    """Make sure that an archive is no trap; gives the names of its members.

    The sizes written in an archive may lie, so every member is unpacked and measured, piece by piece.

    Raises:
        ListRefused: too_large, damaged, encrypted, macros, bomb, entities.
    """
    packed = path.stat().st_size
    if packed > MAX_PACKED:
        size = f"{packed / MEGABYTE:.0f}"
        raise ListRefused("too_large", name=path.name, size=size, limit=MAX_PACKED // MEGABYTE)
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
        _check_names(members, path.name)
        _check_contents(path, members)
    except BROKEN as error:
        raise ListRefused("damaged", name=path.name) from error
    return frozenset(member.filename for member in members)


def _check_names(members: list[ZipInfo], name: str) -> None:
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise ListRefused("bomb", name=name)
    for member in members:
        if member.compress_size > MAX_PACKED:
            raise ListRefused("damaged", name=name)
        if member.flag_bits & _ENCRYPTED:
            raise ListRefused("encrypted", name=name)
        if _MACROS.search(member.filename):
            raise ListRefused("macros", name=name)
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ListRefused("damaged", name=name)
    if len({member.filename for member in members}) < len(members):
        raise ListRefused("damaged", name=name)  # which of two equal names counts, readers disagree


def _check_contents(path: Path, members: list[ZipInfo]) -> None:
    unpacked = 0
    allowed = min(MAX_UNPACKED, max(path.stat().st_size * MAX_RATIO, MEGABYTE))
    for member in members:
        is_xml = member.filename.lower().endswith((".xml", ".rels"))
        tail = b""
        for piece in _unpack(path, member):
            unpacked += len(piece)
            if unpacked > allowed:
                raise ListRefused("bomb", name=path.name)
            seen = tail + piece
            if is_xml and (_DECLARATION.search(seen) or any(word in seen for word in _WIDE)):
                raise ListRefused("entities", name=path.name)
            tail = seen[-64:]


def _unpack(path: Path, member: ZipInfo) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(member.header_offset)
        lengths = struct.unpack("<HH", file.read(_LOCAL_HEADER)[-4:])
        file.seek(sum(lengths), 1)
        raw = file.read(member.compress_size)
    if member.compress_type == ZIP_STORED:
        yield raw
        return
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    while raw and not reader.eof:
        yield reader.decompress(raw, _CHUNK)
        raw = reader.unconsumed_tail
    if not reader.eof:
        yield reader.flush(_CHUNK)
