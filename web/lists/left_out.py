"""Rows an import does not take, as a file in which people put them right."""

from urllib.parse import quote

from starlette.responses import Response

from jobs_db.bootstrap import write_table
from services.exports.weekly import WeeklyList
from services.imports.judge import ReadList
from services.imports.model import Verdict
from services.imports.reasons import sentence_of, verdict_of
from web.lists.uploads import Upload
from web.lists.words import words

_WIDTHS = (10, 16, 90, 60)


def left_out_file(upload: Upload, read: ReadList) -> Response:
    """A .csv of the rows that were not accepted: row, verdict, why, and the text it is about."""
    said = words()["left_out"]
    rows = tuple(
        (
            row.row_number,
            words()["sections"][row.verdict.value],
            " ".join(sentence_of(note) for note in row.notes if verdict_of([note]) is row.verdict),
            "; ".join(dict.fromkeys(note.value for note in row.notes if note.value)),
        )
        for row in read.listing.results
        if row.verdict is not Verdict.ACCEPTED
    )
    table = WeeklyList(
        sheet=said["sheet"], above=(), headers=tuple(said["headers"]), widths=_WIDTHS, rows=rows
    )
    name = quote(f"{said['file']}-{upload.on.isoformat()}.csv")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(write_table(table, ".csv"), headers=headers, media_type="text/csv; charset=utf-8")
