"""Sheets written out in tests."""

import re
from collections.abc import Sequence

from services.imports.table import Cell, Merge, Sheet, cell_address

AREA = re.compile(r"([A-Z])(\d+):([A-Z])(\d+)")


def sheet_of(rows: Sequence[Sequence[str]], merges: Sequence[str] = (), name: str = "Trang 1") -> Sheet:
    """A sheet of texts; merged areas as "A1:C2"."""
    cells = [
        [Cell(text, text or None, cell_address(row, column)) for column, text in enumerate(texts)]
        for row, texts in enumerate(rows)
    ]
    return Sheet(name=name, rows=cells, merges=tuple(merge_of(area) for area in merges))


def merge_of(area: str) -> Merge:
    found = AREA.fullmatch(area)
    assert found, area
    first, top, last, bottom = found.groups()
    return Merge(int(top) - 1, ord(first) - ord("A"), int(bottom) - 1, ord(last) - ord("A"))
