"""How far the cells of a file reach, held against the limits."""

from __future__ import annotations

from jobs_db.files.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from services.imports.refusals import ListRefused


class Reach:
    """Told of every cell, sheet by sheet; refuses as soon as a limit is passed."""

    def __init__(self) -> None:
        self._sheet = ""
        self._rows = 0
        self._columns = 0
        self._cells = 0

    def begin(self, sheet: str) -> None:
        """The cells to come are of this sheet."""
        self._sheet, self._rows, self._columns = sheet, 0, 0

    def cell(self, row: int, column: int) -> None:
        """A cell stands there; both are counted from 1.

        Raises:
            ListRefused: too_many_rows, too_many_columns; too_many_cells, of all sheets so far together.
        """
        if row <= self._rows and column <= self._columns:
            return
        self._rows, self._columns = max(row, self._rows), max(column, self._columns)
        if row > MAX_ROWS:
            raise ListRefused("too_many_rows", sheet=self._sheet, rows=row, limit=MAX_ROWS)
        if column > MAX_COLUMNS:
            raise ListRefused("too_many_columns", sheet=self._sheet, columns=column, limit=MAX_COLUMNS)
        cells = self._cells + self._rows * self._columns
        if cells > MAX_CELLS:
            raise ListRefused("too_many_cells", sheet=self._sheet, cells=cells, limit=MAX_CELLS)

    def end(self) -> None:
        """The sheet has no more cells."""
        self._cells += self._rows * self._columns
