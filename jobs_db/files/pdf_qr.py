"""A QR code drawn as squares, so that it stays sharp at every size."""

from __future__ import annotations

from typing import Any

import segno
from reportlab.platypus import Flowable

_QUIET = 4  # modules of white around the code, as ISO 18004 wants
_CORRECTION = "m"  # legible with 15 % of it worn away


def qr_squares(text: str) -> tuple[tuple[int, int], ...]:
    """Row and column of every dark module, from the top left."""
    code = segno.make(text, error=_CORRECTION, micro=False)
    return tuple(
        (row, column) for row, line in enumerate(code.matrix) for column, dark in enumerate(line) if dark
    )


def quiet_margin(text: str, side: float) -> float:
    """Width of the white margin within the side of a code, both in points."""
    return _QUIET * _module(qr_squares(text), side)


class QrCode(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The code of a text, white margin included.

    Args:
        text: What a telephone reads in it.
        side: In points.
    """

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self.width = self.height = side
        self._squares = qr_squares(text)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The room it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it from its lower left corner."""
        draw_squares(self.canv, self._squares, self.width)


def draw_squares(canvas: Any, squares: tuple[tuple[int, int], ...], side: float) -> None:
    """Fill the dark modules as one path, so that no white hair stays between neighbours."""
    size = _module(squares, side)
    path = canvas.beginPath()
    for row, column in squares:
        path.rect((column + _QUIET) * size, side - (row + 1 + _QUIET) * size, size, size)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def _module(squares: tuple[tuple[int, int], ...], side: float) -> float:
    """Side of one module in points; the last row always has a dark one, that of a corner."""
    return side / (max(row for row, _ in squares) + 1 + 2 * _QUIET)
