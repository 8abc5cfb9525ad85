"""The rows below a header, read in order: each may lean on the one above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from services.imports.columns import Column, KindColumns, assign
from services.imports.ditto import ask_for_rate, is_ditto
from services.imports.fields import by_field
from services.imports.mapping import Header
from services.imports.merged import MergedCells
from services.imports.model import Note
from services.imports.row_kinds import (
    HEADING,
    REPEATED_HEADER,
    TOTAL,
    is_company,
    names_list,
    offers_nothing,
    told_cells,
)
from services.imports.shared_counts import mark_shared_counts
from services.imports.table import Cell, Merge, SourceRow, cell_address

_GROUP = "group_heading"
_FROM_ABOVE = "from_above"
_LEADER_FROM_ABOVE = "leader_from_above"
_NOTHING_ABOVE = "nothing_above"
_ORDINAL_BEFORE = re.compile(r"^\s*(?:\d{1,3}|[IVX]{1,5}|[A-H])\s*[.)/:-]\s*")
_ASIDE = ("ordinal", "note")
_FEWEST_FIELDS_OF_A_HEADER = 3


class Body:
    """Collects rows and what is set aside; rows are to be given in order, from the first below the header."""

    def __init__(self, header: Header, known: KindColumns, merges: Sequence[Merge]) -> None:
        self.rows: list[SourceRow] = []
        self.skipped: list[Note] = []
        self._known = known
        self._columns = header.columns
        self._merged = MergedCells(merges)
        self._widths = {
            merge.first_row: merge.last_column - merge.first_column + 1
            for merge in sorted(merges, key=lambda merge: merge.last_column - merge.first_column)
        }
        self._section = ""
        self._above: dict[str, Cell] = {}  # the last offer's cells; none at the beginning of a section
        self._last_cells: Sequence[Cell] = ()
        self._group: Cell | None = None  # a company over its offers
        self._waiting: SourceRow | None = None  # a row with nothing but a company: heading or broken row

    def read(self, number: int, cells: Sequence[Cell], notes: tuple[Note, ...]) -> None:
        """Take one row; its number is counted from 0."""
        below_merge = self._merged.reaches(number)
        filled = self._merged.fill(number, cells)
        own = [cell for cell in cells if cell.text]
        if not own:
            if any(cell.doubt for cell in cells):
                self._offer(number, filled, notes)
            return
        if not below_merge:
            if self._is_company_alone(cells):
                company = next(cell for cell in own if is_company(_ORDINAL_BEFORE.sub("", cell.text)))
                self._begin_group(number, company, cells)
                return
            width = self._widths.get(number, 1)
            code = offers_nothing(cells, self._fields(len(cells)), self._known, width)
            if code is not None:
                self._set_aside(code, self._speaker(own, cells), cells)
                return
        self._offer(number, filled, notes)

    def finish(self) -> None:
        """To be called after the last row."""
        self._release()

    def _fields(self, width: int) -> list[str | None]:
        fields: list[str | None] = [None] * width
        for column in self._columns:
            if column.index < width:
                fields[column.index] = column.field
        return fields

    def _is_company_alone(self, cells: Sequence[Cell]) -> bool:
        filled = told_cells([cell.text for cell in cells], self._fields(len(cells)))
        told = [pair for pair in filled if pair[1] != "ordinal"]
        if len(told) != 1 or told[0][1] == "title":
            return False
        return is_company(_ORDINAL_BEFORE.sub("", told[0][0])) and not names_list(told[0][0])

    def _speaker(self, own: Sequence[Cell], cells: Sequence[Cell]) -> Cell:
        """The cell that tells best what a row is: neither its number nor a remark on it."""
        fields = self._fields(len(cells))
        told = [
            cell
            for cell, field in zip(cells, fields, strict=True)
            if cell.text and field not in _ASIDE and field
        ]
        return (told or own)[0]

    def _begin_group(self, number: int, cell: Cell, cells: Sequence[Cell]) -> None:
        self._release()
        self._group = replace(cell, text=_ORDINAL_BEFORE.sub("", cell.text))
        self._above = {}
        fields = {**by_field(cells, self._columns, self._known), self._known.leader: self._group}
        self._waiting = SourceRow(number + 1, fields, cell_address(number, 0), section=self._section)

    def _release(self) -> None:
        """A company that no offer followed was a row, after all."""
        if self._waiting is not None:
            self.rows.append(self._waiting)
            self._waiting = None

    def _set_aside(self, code: str, cell: Cell, cells: Sequence[Cell]) -> None:
        self.skipped.append(Note(code=code, column=None, address=cell.address, value=cell.text))
        if code in (HEADING, TOTAL):
            self._release()
            self._group = None
            self._above = {}
            self._section = cell.text if code == HEADING else ""
        elif code == REPEATED_HEADER:
            self._change_columns(cells)

    def _change_columns(self, cells: Sequence[Cell]) -> None:
        """A second table under the first may have its columns in another order."""
        headers = [[cell.text] if cell.text else [] for cell in cells]
        fields = assign(headers, self._known)
        told = {field for field in fields if field}
        if len(told) >= _FEWEST_FIELDS_OF_A_HEADER and told.issuperset(self._known.required):
            before = {column.header: column for column in self._columns}
            kept = self._kept_in_place(fields)
            self._columns = tuple(
                Column(
                    index=index,
                    header=cell.text,
                    field=field or _chosen(before.get(cell.text)) or kept.get(index),
                )
                for index, (cell, field) in enumerate(zip(cells, fields, strict=True))
                if cell.text
            )

    def _kept_in_place(self, fields: Sequence[str | None]) -> dict[int, str]:
        """What columns are whose new name nobody knows: the same as above, when no other column has moved."""
        before = {column.index: column.field for column in self._columns if column.field}
        places = {field: index for index, field in before.items()}
        if any(field and places.get(field, index) != index for index, field in enumerate(fields)):
            return {}
        return {index: field for index, field in before.items() if field not in fields}

    def _offer(self, number: int, cells: Sequence[Cell], notes: tuple[Note, ...]) -> None:
        ditto = [column.field for column in self._columns if is_ditto(_text_at(cells, column.index))]
        cells = [self._as_above(index, cell) for index, cell in enumerate(cells)]
        fields = by_field(cells, self._columns, self._known)
        ask_for_rate(fields, self._above, ditto)
        leaned = self._lean(fields) if self._continues(fields) else ()
        mark_shared_counts(fields, self.rows, self._known)
        row = SourceRow(
            number + 1, fields, cell_address(number, 0), notes=(*notes, *leaned), section=self._section
        )
        self.rows.append(row)
        self._above, self._last_cells = fields, cells

    def _as_above(self, index: int, cell: Cell) -> Cell:
        if not is_ditto(cell.text):
            return cell
        if index < len(self._last_cells) and self._last_cells[index].text:
            return replace(self._last_cells[index], inherited=True)
        return replace(cell, doubt=cell.doubt or _NOTHING_ABOVE)

    def _continues(self, fields: dict[str, Cell]) -> bool:
        """Whether the row is one more offer of the company above: its own company is not written."""
        leader = fields.get(self._known.leader)
        own_leader = leader is not None and bool(leader.text) and not leader.inherited
        if own_leader:
            self._release()
            self._group = None
            return False
        told = sum(bool(cell.text) for name, cell in fields.items() if name not in _ASIDE)
        return told > 1 or self._group is not None

    def _lean(self, fields: dict[str, Cell]) -> tuple[Note, ...]:
        """Take what a group gives once from its company or from the row above; tells what was taken."""
        above = {self._known.leader: self._group, **self._above} if self._group else self._above
        if self._group is not None and self._waiting is not None:
            note = Note(code=_GROUP, column=None, address=self._group.address, value=self._group.text)
            self.skipped.append(note)
            above = {**self._waiting.fields, **above}
            self._waiting = None
        numbered = bool(fields["ordinal"].text) if "ordinal" in fields else False
        complete = self._is_complete(fields)
        notes = []
        for name, rule in self._known.rules.items():
            cell, source = fields.get(name), above.get(name)
            if not rule.inherited or (cell is not None and cell.text) or source is None or not source.text:
                continue
            # A number of its own, or a place and a contact, speak for a company that was forgotten.
            guessed = self._group is None and (numbered or complete)
            doubt = _LEADER_FROM_ABOVE if guessed and name == self._known.leader else source.doubt
            fields[name] = replace(source, inherited=True, doubt=doubt)
            notes.append(Note(code=_FROM_ABOVE, column=name, address=source.address, value=source.text))
        return tuple(notes)

    def _is_complete(self, fields: dict[str, Cell]) -> bool:
        """Whether the row itself gives all that a group may give once, but for its company."""
        given = [
            cell.text and not cell.inherited
            for name, cell in fields.items()
            if self._known.rules[name].inherited and name != self._known.leader
        ]
        return bool(given) and all(given)


def _chosen(column: Column | None) -> str | None:
    return column.field if column is not None else None


def _text_at(cells: Sequence[Cell], index: int) -> str:
    return cells[index].text if index < len(cells) else ""
