"""What a person answers about single cells of a list: the list is read as if it stood there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from services.imports.legible import legible_row
from services.imports.reading import sheet_prefix
from services.imports.table import Cell, Sheet


def answered(sheets: Sequence[Sheet], answers: Mapping[str, str]) -> tuple[Sheet, ...]:
    """The sheets with other texts in some cells.

    Args:
        answers: Address of a cell, as "F12" or "'Ngoài tỉnh'!F12" → its text.
    """
    return tuple(_of_sheet(sheet, answers) for sheet in sheets) if answers else tuple(sheets)


def texts_at(sheets: Sequence[Sheet], addresses: Iterable[str]) -> dict[str, str]:
    """Address → what stands there as a person reads it, of those cells that there are."""
    wanted = set(addresses)
    found: dict[str, str] = {}
    for sheet in sheets:
        prefix = sheet_prefix(sheet.name)
        for row in sheet.rows:
            if any(cell.address in wanted or prefix + cell.address in wanted for cell in row):
                for cell in legible_row(row)[0]:
                    for address in {cell.address, prefix + cell.address} & wanted:
                        found[address] = cell.text
    return found


def _of_sheet(sheet: Sheet, answers: Mapping[str, str]) -> Sheet:
    prefix = sheet_prefix(sheet.name)
    own = {address.removeprefix(prefix): text for address, text in answers.items()}
    rows = [
        tuple(_cell(cell, own) for cell in row) if any(cell.address in own for cell in row) else row
        for row in sheet.rows
    ]
    return replace(sheet, rows=rows)


def _cell(cell: Cell, own: Mapping[str, str]) -> Cell:
    text = own.get(cell.address)
    return cell if text is None else Cell(text, text or None, cell.address)
