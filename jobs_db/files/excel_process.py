"""A process of its own for the borrowed reader of Excel files: `python excel_process.py FILE`.

A broken file can make the reader ask for gigabytes or end its process; here only this process ends.
The values go to the standard output; the exit code tells what went wrong.
"""

from __future__ import annotations

import pickle
import resource
import sys

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

ENCRYPTED, MACROS, DAMAGED = 3, 4, 5  # exit codes

_MEMORY = 1024 * 1024 * 1024  # bytes of addresses; twenty thousand rows need a tenth
_SECONDS = 30
_WITH_MACROS = (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba)


def _read(path: str) -> list[tuple[int, str, object, object, object]]:
    """Of each sheet that is shown: its place in the workbook, name, first cell, values, merged areas."""
    found: list[tuple[int, str, object, object, object]] = []
    with CalamineWorkbook.from_path(path) as book:
        if any(about.typ in _WITH_MACROS for about in book.sheets_metadata):
            sys.exit(MACROS)
        for index, about in enumerate(book.sheets_metadata):
            if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_index(index)
                values = sheet.to_python()
                found.append((index, about.name, sheet.start, values, sheet.merged_cell_ranges))
    return found


def main(path: str) -> None:
    """Read one file under the limits of memory and time."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found = _read(path)
    except PasswordError:
        sys.exit(ENCRYPTED)
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        sys.exit(DAMAGED)
    pickle.dump(found, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main(sys.argv[1])
