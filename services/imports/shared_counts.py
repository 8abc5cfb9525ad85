"""Numbers of people in a cell merged over several offers."""

from __future__ import annotations

from dataclasses import replace

from services.imports.columns import KindColumns
from services.imports.table import Cell, SourceRow

_SHARED_COUNT = "shared_count"


def mark_shared_counts(fields: dict[str, Cell], above: list[SourceRow], known: KindColumns) -> None:
    """Put a doubt on such a number in this row and in the rows above that share it.

    It may be the sum of them or that of each: nobody can tell. A cell merged over one offer and the
    empty rows below it is that offer's own.

    Args:
        fields: Of the row just read; changed.
        above: The rows before it; changed.
    """
    for name, cell in fields.items():
        if not (known.rules[name].counted and cell.inherited and cell.text):
            continue
        fields[name] = _marked(cell)
        for at in range(len(above) - 1, -1, -1):
            row = above[at]
            shared = row.fields.get(name)
            if shared is None or shared.address != cell.address:
                break
            above[at] = replace(row, fields={**row.fields, name: _marked(shared)})


def _marked(cell: Cell) -> Cell:
    return replace(cell, doubt=cell.doubt or _SHARED_COUNT)
