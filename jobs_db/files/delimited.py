"""Tables in plain text: .csv files and what people paste."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

from jobs_db.files.limits import MAX_PLAIN, MEGABYTE
from jobs_db.files.reach import Reach
from services.imports.code_pages import decode
from services.imports.refusals import ListRefused
from services.imports.table import Cell, Sheet, column_letters

_TAB = "\t"
_SEPARATORS = f"{_TAB};,|"
_SAMPLED_LINES = 200
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line
_RULE = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")  # the line below a header of a table drawn with signs
_FRAME = "|"


def read_delimited(path: Path) -> tuple[Sheet, ...]:
    """The one table of a .csv file, whatever its separator and its code page.

    Raises:
        ListRefused: unreadable_text, damaged, too_many_rows, too_many_columns, too_many_cells.
    """
    text = decode(path.read_bytes(), path.name)
    return (_table(text, path.name),)


def read_pasted(text: str) -> Sheet:
    """A table copied from a spreadsheet, a document or a message.

    Raises:
        ListRefused: no_table, too_large and as `read_delimited`.
    """
    if len(text) > MAX_PLAIN:
        limit = MAX_PLAIN // MEGABYTE
        raise ListRefused("too_large", name="", size=len(text) // MEGABYTE, limit=limit)
    if _TAB not in text and _is_framed(text):
        text = "\n".join(
            line.strip().strip(_FRAME) for line in text.splitlines() if not _RULE.fullmatch(line)
        )
    sheet = _table(text.replace("\0", ""), "")
    if not any(len(row) > 1 for row in sheet.rows):
        raise ListRefused("no_table")
    return sheet


def _is_framed(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and sum(line.startswith(_FRAME) for line in lines) * 2 > len(lines)


def _table(text: str, name: str) -> Sheet:
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    separator = said[1] if said else _separator(body)
    skipped = 1 if said else 0
    reach = Reach()
    reach.begin(name)
    rows: list[tuple[Cell, ...]] = [()] * skipped
    letters: list[str] = []
    try:
        for number, texts in enumerate(_records(body, separator), 1 + skipped):
            if any(texts):
                reach.cell(number, len(texts))
            letters += [column_letters(column) for column in range(len(letters), len(texts))]
            rows.append(
                tuple(
                    Cell(value, value or None, f"{column}{number}")
                    for column, value in zip(letters, texts, strict=False)
                )
            )
    except csv.Error as error:
        raise ListRefused("damaged", name=name) from error
    reach.end()
    return Sheet(name=name, rows=rows)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    # With a quotation mark too many, all that follows it would be one cell.
    lines = StringIO(text, newline="")
    if text.count('"') % 2:
        return csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=separator)


def _separator(text: str) -> str:
    """The sign that cuts most lines into the same number of cells; of two, the tab."""
    sample = "".join(islice(StringIO(text, newline=""), _SAMPLED_LINES))
    return max(_SEPARATORS, key=lambda sign: _agreement(_records(sample, sign), sign))


def _agreement(records: Iterable[list[str]], sign: str) -> tuple[int, bool, int]:
    try:
        widths = Counter(len(record) for record in records if len(record) > 1)
    except csv.Error:
        return (0, False, 0)
    if not widths:
        return (0, False, 0)
    width, count = widths.most_common(1)[0]
    return (count, sign == _TAB, width)
