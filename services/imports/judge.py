"""From the sheets of a file to a list whose every row is accepted, doubtful or rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from services.imports.model import Note, RowResult
from services.imports.own_rows import KIND, is_own, text_of
from services.imports.plan import Listing
from services.imports.readers import READERS
from services.imports.reading import Reading, SeenColumn, read_list
from services.imports.table import Sheet

_PIECE = 50  # rows between two words to whoever waits


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """A file, read.

    Attributes:
        listing: What can be planned with.
        columns: Those with texts.
        missing: Fields without which no row can be read; the listing is empty when there are any.
        skipped: Rows that are no offers: headings, totals, a header come again.
    """

    listing: Listing
    columns: tuple[SeenColumn, ...]
    missing: tuple[str, ...]
    skipped: tuple[Note, ...]

    @property
    def unknown(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Columns that are no field: letters, header, first texts."""
        return tuple((one.letters, one.header, one.samples) for one in self.columns if not one.field)


def read_listing(
    sheets: Sequence[Sheet],
    kind: str,
    on: date,
    source: str,
    mapping: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ReadList:
    """Read a list.

    Args:
        on: The day on which it counts as published; a last day before it is past.
        source: Where it comes from, as people are told it.
        mapping: See services.imports.reading.read_rows.
        progress: Told how many rows of how many are read.

    Raises:
        ListRefused: See services.imports.reading.read_list.
    """
    readings = read_list(sheets, kind, mapping)
    missing = tuple(dict.fromkeys(field for reading in readings for field in reading.missing))
    results = () if missing else tuple(_results(readings, kind, on, progress))
    told = frozenset(column.field for reading in readings for column in reading.columns if column.field)
    return ReadList(
        listing=Listing(kind=kind, on=on, results=results, told=told, source=source),
        columns=tuple(column for reading in readings for column in reading.seen),
        missing=missing,
        skipped=tuple(note for reading in readings for note in reading.skipped),
    )


def _results(
    readings: Sequence[Reading], kind: str, on: date, progress: Callable[[int, int], None]
) -> Iterable[RowResult]:
    total = sum(len(reading.rows) for reading in readings)
    done = 0
    for reading in readings:
        own = kind == KIND and is_own(reading.columns)
        for row in reading.rows:
            result = READERS[kind](replace(row, title=reading.title), on)
            yield replace(result, text=text_of(row)) if own else result
            done += 1
            if done % _PIECE == 0:
                progress(done, total)
