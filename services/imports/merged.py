"""What the cells of merged areas say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from services.imports.table import Cell, Merge


class MergedCells:
    """Follows the merged areas of a sheet down its rows, which are to be given in order."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._starting: dict[int, list[Merge]] = defaultdict(list)
        for merge in merges:
            self._starting[merge.first_row].append(merge)
        # Column → last row of the area, and the cell that speaks for it. Areas of a sound file never
        # overlap; of a crafted one only the first counts, so a row costs no more than its columns.
        self._open: dict[int, tuple[int, Cell]] = {}

    def reaches(self, row: int) -> bool:
        """Whether an area with a text that began above reaches into a row; to be asked before `fill`."""
        return any(row <= last_row and source.text for last_row, source in self._open.values())

    def fill(self, row: int, cells: Sequence[Cell]) -> list[Cell]:
        """The row's cells, each covered one saying what its area says; row and columns from 0."""
        filled = list(cells)
        for merge in self._starting.pop(row, ()):
            if merge.first_column < len(cells):
                self._begin(merge, cells[merge.first_column], len(cells))
        ended = []
        for column, (last_row, source) in self._open.items():
            if column < len(filled) and not filled[column].text and source.text:
                filled[column] = replace(source, inherited=True)
            if last_row <= row:
                ended.append(column)
        for column in ended:
            del self._open[column]
        return filled

    def _begin(self, merge: Merge, source: Cell, width: int) -> None:
        for column in range(merge.first_column, min(merge.last_column, width - 1) + 1):
            self._open.setdefault(column, (merge.last_row, source))
