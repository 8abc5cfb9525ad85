"""What was looked for, as a file to work on or to print; the list of vacancies can be brought in again."""

from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from jobs_db.bootstrap import write_table
from services import calendar
from services.errors import InvalidInput, NotFound
from services.exports.weekly import ListCell, WeeklyList, weekly_list
from services.imports.model import Record
from services.jobs.model import JobPosting
from services.lists.search import first_records, known_kind, list_search
from web.lists.fields import OWN, said
from web.lists.record_forms import filled
from web.lists.words import words
from web.parts import Parts

MOST = 2_000  # rows of a file; a longer list is asked for in parts
_LONGEST_SEARCH = 100
_WIDTH = 24
_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
}


def export(parts: Parts, request: Request) -> Response:
    """The records a search finds, the first of them if they are very many."""
    kind, asked = request.path_params["kind"], request.query_params
    if not known_kind(kind):
        raise NotFound(f"There is no list {kind!r}.")
    suffix = asked.get("as", ".xlsx")
    if suffix not in _TYPES:
        raise InvalidInput(f"Lists are not written as {suffix!r}.")
    today = calendar.local(parts.now()).date()
    text = asked.get("q", "")[:_LONGEST_SEARCH]
    with parts.reading() as uow:
        found = first_records(
            uow, list_search(kind, today, text=text, state=asked.get("state", "")), MOST + 1
        )
    shown = found[:MOST]
    postings = [one for one in shown if isinstance(one, JobPosting)]
    table = weekly_list(postings, today) if kind == "vacancies" else _table(kind, shown)
    if len(found) > MOST:
        note = str(words()["only_first"]).format(most=MOST)
        table = WeeklyList(
            sheet=table.sheet, above=(*table.above, note), headers=table.headers, widths=table.widths,
            rows=table.rows,
        )  # fmt: skip
    name = quote(f"{kind}-{today.isoformat()}{suffix}")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(write_table(table, suffix), headers=headers, media_type=_TYPES[suffix])


def _table(kind: str, records: Sequence[Record]) -> WeeklyList:
    """A column for each field of the form."""
    rows: list[tuple[ListCell, ...]] = []
    headers: tuple[str, ...] = ()
    for record in records:
        fields = [field for field in filled(record, "") if field.name not in OWN and field.name != "status"]
        headers = tuple(str(field.label.text) for field in fields)
        rows.append(tuple(said(field) for field in fields))
    label = str(words()["kinds"][kind])
    return WeeklyList(
        sheet=label[:31], above=(label,), headers=headers, widths=(_WIDTH,) * len(headers), rows=tuple(rows)
    )
