"""The end of a row: its notes weighed, its records kept unless it is refused."""

from services.imports.model import Record, RowResult, Verdict
from services.imports.offer import RowReader
from services.imports.reasons import verdict_of


def result_of(reader: RowReader, records: tuple[Record, ...]) -> RowResult:
    """The result of a row with these records and the notes its reader made."""
    verdict = verdict_of(reader.notes)
    return RowResult(
        address=reader.row.address,
        row_number=reader.row.number,
        verdict=verdict,
        notes=tuple(reader.notes),
        records=() if verdict is Verdict.REJECTED else records,
    )
