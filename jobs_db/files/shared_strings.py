"""Lengths of the texts that the cells of an .xls share, without keeping the texts."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_WIDE, _PHONETIC, _RICH = 0x01, 0x04, 0x08


def shared_lengths(pieces: Sequence[bytes]) -> list[int]:
    """Bytes of each text of a shared table.

    Args:
        pieces: Data of the table's record and of those that continue it; empty when there is no table.
            A text cut by the end of a piece starts anew there with the width of its letters.

    Raises:
        ValueError: The table ends before its last text.
    """
    if not pieces:
        return []
    (count,) = struct.unpack_from("<I", pieces[0], 4)
    reader = _Reader(pieces)
    return [reader.text() for _ in range(min(count, sum(map(len, pieces))))]


class _Reader:
    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = 8

    def text(self) -> int:
        """Skip one text; gives its bytes."""
        letters, flags = struct.unpack("<HB", self._take(3))
        formats = struct.unpack("<H", self._take(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", self._take(4))[0] if flags & _PHONETIC else 0
        length = self._skip_letters(letters, 2 if flags & _WIDE else 1)
        self._skip(4 * formats + extra)
        return length

    def _left(self) -> int:
        return len(self._pieces[self._piece]) - self._at

    def _turn(self) -> None:
        self._piece, self._at = self._piece + 1, 0
        if self._piece >= len(self._pieces):
            raise ValueError("the shared texts end too early")

    def _take(self, length: int) -> bytes:
        taken = b""
        while len(taken) < length:
            if not self._left():
                self._turn()
            part = self._pieces[self._piece][self._at : self._at + length - len(taken)]
            taken, self._at = taken + part, self._at + len(part)
        return taken

    def _skip(self, length: int) -> None:
        while length:
            if not self._left():
                self._turn()
            step = min(length, self._left())
            self._at, length = self._at + step, length - step

    def _skip_letters(self, letters: int, width: int) -> int:
        skipped = 0
        while letters:
            if not self._left():
                self._turn()
                width = 2 if self._pieces[self._piece][0] & _WIDE else 1
                self._at = 1
            step = min(letters, max(self._left() // width, 1))
            self._at = min(self._at + step * width, len(self._pieces[self._piece]))
            letters, skipped = letters - step, skipped + step * width
        return skipped
