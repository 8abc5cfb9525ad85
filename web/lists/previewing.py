"""The page that shows what an import would do."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from services.imports.columns import columns_of
from services.imports.judge import ReadList
from services.imports.plan import make_plan
from services.imports.reading import SeenColumn
from services.imports.refusals import ListRefused
from services.imports.table import Sheet
from web.lists.opening import columns_of_upload, read_upload
from web.lists.preview import column_choices, counts_of, missing_labels, questions_of, sections_of
from web.lists.uploads import Upload
from web.lists.words import words
from web.parts import Parts

COLUMN, CELL, STOOD = "column:", "cell:", "stood:"  # what the names of fields begin with


def preview(
    parts: Parts,
    request: Request,
    upload: Upload,
    *,
    sentence: str = "",
    chosen: Mapping[str, str] | None = None,
) -> Response:
    """What would happen; columns that do not fit are told there too.

    Args:
        chosen: Columns as they were chosen, if they cannot be taken so.
    """
    read: ReadList | None = None
    plan = before = None
    columns: tuple[SeenColumn, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    try:
        read, sheets = read_upload(upload)
        columns = read.columns
    except ListRefused as refused:
        sentence = sentence or str(refused)
        if refused.code == "no_header":
            columns = columns_of_upload(upload)
    if read is not None and not read.missing:
        with parts.reading() as uow:
            plan = make_plan(read.listing, uow)
            before = uow.imports.of_file(upload.kind, upload.file_hash)
    questions, more = questions_of(plan, columns, sheets) if plan else ((), 0)
    return parts.render(
        request,
        "lists/preview.html",
        status=422 if sentence else 200,
        upload=upload,
        sentence=sentence,
        columns=[(column, (chosen or {}).get(column.letters, column.field)) for column in columns],
        unknown=sum(not column.field for column in columns),
        missing=missing_labels(read) if read else [],
        skipped=len(read.skipped) if read else 0,
        choices=column_choices(upload.kind),
        counts=counts_of(plan) if plan else [],
        questions=questions,
        more_questions=more,
        left_out=len(plan.left_out) if plan else 0,
        sections=sections_of(plan) if plan else [],
        seen=plan.fingerprint if plan else "",
        writes=bool(plan and plan.writes),
        closing=len(plan.missing) if plan else 0,
        before=before,
        names={"column": COLUMN, "cell": CELL, "stood": STOOD},
        lists=words(),
    )


def twice(chosen: Mapping[str, str], kind: str) -> str:
    """A sentence when two columns of a sheet are to be one field, which only some fields may; else ""."""
    rules = columns_of(kind).rules
    taken: dict[tuple[str, str], str] = {}
    for letters, field in chosen.items():
        if field in ("", "-") or field not in rules or rules[field].joined:
            continue
        first = taken.setdefault((letters.rpartition("!")[0], field), letters)
        if first != letters:
            label = words()["columns"][field]
            return str(words()["refused"]["same_column"]).format(first=first, second=letters, label=label)
    return ""
