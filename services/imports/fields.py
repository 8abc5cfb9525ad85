"""The cells of a row, put together by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from services.imports.columns import Column, FieldRule, KindColumns
from services.imports.table import Cell


def by_field(cells: Sequence[Cell], columns: Sequence[Column], known: KindColumns) -> dict[str, Cell]:
    """Field → cell; a field of several columns has their texts, one given in halves is composed."""
    found: dict[str, Cell] = {}
    for column in columns:
        if column.field is None or column.index >= len(cells):
            continue
        cell, before = cells[column.index], found.get(column.field)
        rule = known.rules[column.field]
        found[column.field] = cell if before is None else _joined((before, cell), rule.between)
    for field, rule in known.rules.items():
        if rule.parts and not (field in found and found[field].text):
            whole = _composed(rule, found)
            if whole is not None:
                found[field] = whole
    return found


def _joined(cells: Sequence[Cell], between: str) -> Cell:
    """One cell at the address of the first with a text; a merged cell under two columns speaks once."""
    told: dict[str, Cell] = {}
    for cell in cells:
        if cell.text and cell.text not in (one.text for one in told.values()):
            told.setdefault(cell.address, cell)
    if len(told) < 2:
        return next(iter(told.values()), cells[0])
    text = between.join(cell.text for cell in told.values())
    return Cell(
        text=text,
        value=text,
        address=next(iter(told)),
        doubt=next((cell.doubt for cell in told.values() if cell.doubt), ""),
        inherited=all(cell.inherited for cell in told.values()),
    )


def _composed(rule: FieldRule, found: Mapping[str, Cell]) -> Cell | None:
    halves = {part: found[part] for part in rule.parts if part in found}
    told = {part: cell for part, cell in halves.items() if cell.text}
    if not told:
        return next(iter(halves.values()), None)
    if len({cell.address for cell in told.values()}) == 1 and len(told) > 1:
        return next(iter(told.values()))  # one merged cell over both columns means the whole
    if len(told) == 1:
        part, cell = next(iter(told.items()))
        text = rule.alone.get(part, rule.parts[part]).format(cell.text)
        return cell if text == cell.text else replace(cell, text=text, value=text)
    written = [replace(cell, text=rule.parts[part].format(cell.text)) for part, cell in told.items()]
    return _joined(written, rule.between)
