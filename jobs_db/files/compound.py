"""Compound files, the containers of .xls: their streams by name."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")

_END = 0xFFFFFFFA  # this and above: no sector, but a mark
_HEADER = 512
_ENTRY = 128
_ENTRIES_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """The directory of a compound file.

    Raises:
        ValueError: The file contradicts itself.
    """

    def __init__(self, content: bytes) -> None:
        if not content.startswith(SIGNATURE) or len(content) < _HEADER:
            raise ValueError("no compound file")
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sectors of an unknown size")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff, mini_start = struct.unpack_from("<I4xII", content, 48)
        self._table = self._read_table()
        self._mini_table = self._numbers(self._chain(mini_start))
        self._entries = list(self._read_directory(self._chain(directory)))
        root = next((entry for entry in self._entries if entry.kind == _ROOT), None)
        self._mini_stream = self._chain(root.start) if root else b""

    @property
    def names(self) -> frozenset[str]:
        """Names of all streams and storages."""
        return frozenset(entry.name for entry in self._entries)

    def stream(self, *names: str) -> bytes:
        """Content of the first stream that has one of the names.

        Raises:
            KeyError: There is none.
            ValueError: Its sectors run in a circle or out of the file.
        """
        for entry in self._entries:
            if entry.kind == _STREAM and entry.name in names:
                if entry.size < self._cutoff:
                    return self._mini_chain(entry.start)[: entry.size]
                return self._chain(entry.start)[: entry.size]
        raise KeyError(names[0])

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._content):
            raise ValueError("a sector outside of the file")
        return self._content[start : start + self._size]

    def _read_table(self) -> tuple[int, ...]:
        numbers = list(struct.unpack_from(f"<{_ENTRIES_IN_HEADER}I", self._content, 76))
        (following,) = struct.unpack_from("<I", self._content, 68)
        seen: set[int] = set()
        while following < _END:
            if following in seen:
                raise ValueError("the table of sectors runs in a circle")
            seen.add(following)
            *more, following = self._numbers(self._sector(following))
            numbers += more
        return self._numbers(b"".join(self._sector(number) for number in numbers if number < _END))

    @staticmethod
    def _numbers(raw: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(start, self._table))

    def _mini_chain(self, start: int) -> bytes:
        size = self._mini_size
        numbers = _follow(start, self._mini_table)
        return b"".join(self._mini_stream[number * size : (number + 1) * size] for number in numbers)

    def _read_directory(self, raw: bytes) -> Iterator[_Entry]:
        for offset in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", raw, offset + 64)
            kind = raw[offset + 66]
            start, size = struct.unpack_from("<II", raw, offset + 116)
            name = raw[offset : offset + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if kind:
                yield _Entry(name, kind, start, size)


def _follow(start: int, table: tuple[int, ...]) -> Iterator[int]:
    steps = 0
    while start < _END:
        if start >= len(table) or steps > len(table):
            raise ValueError("sectors run in a circle or out of the file")
        yield start
        start, steps = table[start], steps + 1
