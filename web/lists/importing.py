"""Lists from outside: sent, looked at, named column by column, written, taken back."""

import io
import re
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from services import calendar
from services.errors import NotFound
from services.imports.apply import Origin
from services.imports.judge import ReadList
from services.imports.plan import Plan, make_plan
from services.imports.refusals import ListRefused
from services.lists.importing import bring_in, take_back
from services.lists.refusals import ListChangeRefused
from web.lists.opening import bare_name, copy, read_upload
from web.lists.preview import column_choices, counts_of, missing_labels, sections_of
from web.lists.reason_form import ReasonForm
from web.lists.upload_form import UploadForm
from web.lists.uploads import Upload, Uploads, without_name
from web.lists.words import words
from web.parts import Parts, staff_of

_COLUMN = re.compile(r"column-([A-Z]{1,3})")
_SHOWN = 50  # imports in the list


class Importing:
    """Handlers of imports.

    Args:
        uploads: What was sent and not imported yet.
    """

    def __init__(self, uploads: Uploads) -> None:
        self._uploads = uploads

    def show(self, parts: Parts, request: Request) -> Response:
        """Imports so far, and a form for the next one."""
        form = UploadForm(data={"on": calendar.local(parts.now()).date()})
        return self._start(parts, request, form)

    def read(self, parts: Parts, request: Request) -> Response:
        """A file comes."""
        form = UploadForm(request.state.form)
        if not form.validate():
            return self._start(parts, request, form, status=422)
        try:
            upload = self._taken(parts, request, form)
        except (ListChangeRefused, ListRefused) as refused:
            return self._start(parts, request, form, sentence=_told(refused), status=422)
        return self._preview(parts, request, upload)

    def choose(self, parts: Parts, request: Request) -> Response:
        """Somebody names columns."""
        try:
            upload = self._own(request)
            upload = self._uploads.choose(upload, {**upload.mapping, **_chosen(request)})
        except ListChangeRefused as refused:
            return self._begin_again(parts, request, refused)
        return self._preview(parts, request, upload)

    def forget(self, parts: Parts, request: Request) -> Response:
        """The file is not wanted any more."""
        self._uploads.drop(_posted(request, "upload"), staff_of(request).id)
        return parts.redirect("/lists/imports")

    def apply(self, parts: Parts, request: Request) -> Response:
        """Write what was seen."""
        staff = staff_of(request)
        try:
            upload = self._own(request)
            listing = read_upload(upload).listing
        except (ListChangeRefused, ListRefused) as refused:
            return self._begin_again(parts, request, refused)
        origin = Origin(
            file_name=upload.name or words()["pasted"], file_hash=upload.file_hash, at=parts.now()
        )
        try:
            with parts.writing() as uow:
                batch = bring_in(
                    uow, staff, listing, origin,
                    seen=_posted(request, "seen"), close_missing=_posted(request, "close_missing") == "yes",
                )  # fmt: skip
                uow.commit()
        except ListRefused as refused:
            return self._preview(parts, request, upload, sentence=str(refused))
        if batch is None:
            return self._preview(parts, request, upload, sentence=words()["refused"]["nothing_to_write"])
        self._uploads.drop(upload.key, staff.id)
        return parts.redirect(f"/lists/imports/{batch.id}", done="lists.imported")

    def show_batch(self, parts: Parts, request: Request) -> Response:
        """One import."""
        return self._batch(parts, request)

    def undo(self, parts: Parts, request: Request) -> Response:
        """Take an import back."""
        number = request.path_params["id"]
        try:
            with parts.writing() as uow:
                take_back(uow, staff_of(request), number, at=parts.now(), why=_posted(request, "why"))
                uow.commit()
        except (ListChangeRefused, ListRefused) as refused:
            return self._batch(parts, request, sentence=_told(refused), status=422)
        return parts.redirect(f"/lists/imports/{number}", done="lists.undone")

    def _taken(self, parts: Parts, request: Request, form: UploadForm) -> Upload:
        file, table = request.state.form.get("file"), (form.table.data or "").strip()
        sent = file if isinstance(file, UploadFile) and file.filename else None
        if sent is None and not table:
            raise ListChangeRefused("nothing_sent")
        if sent is not None and table:
            raise ListChangeRefused("two_sent")
        content = without_name()
        try:
            file_hash = copy(sent.file if sent else io.BytesIO(table.encode()), content)
        except ListChangeRefused:
            content.close()
            raise
        upload = Upload(
            staff_id=staff_of(request).id,
            kind=form.kind.data,
            name=bare_name(sent.filename or "") if sent else "",
            on=form.on.data,
            source=form.source_text(),
            content=content,
            file_hash=file_hash,
            sent_at=parts.now(),
        )
        self._uploads.keep(upload)
        try:
            read_upload(upload)
        except ListRefused:
            self._uploads.drop(upload.key, upload.staff_id)  # of no use to anybody
            raise
        return upload

    def _own(self, request: Request) -> Upload:
        return self._uploads.get(_posted(request, "upload"), staff_of(request).id)

    def _preview(self, parts: Parts, request: Request, upload: Upload, *, sentence: str = "") -> Response:
        """What would happen; columns that do not fit are told there too."""
        read: ReadList | None = None
        plan: Plan | None = None
        before = None
        try:
            read = read_upload(upload)
        except ListRefused as refused:
            sentence = str(refused)
        except ListChangeRefused as refused:
            return self._begin_again(parts, request, refused)
        if read is not None and not read.missing:
            with parts.reading() as uow:
                plan = make_plan(read.listing, uow)
                before = uow.imports.of_file(upload.kind, upload.file_hash)
        return parts.render(
            request,
            "lists/preview.html",
            status=422 if sentence else 200,
            upload=upload,
            sentence=sentence,
            unknown=read.unknown if read else (),
            missing=missing_labels(read) if read else [],
            skipped=len(read.skipped) if read else 0,
            choices=column_choices(upload.kind),
            counts=counts_of(plan) if plan else [],
            sections=sections_of(plan) if plan else [],
            seen=plan.fingerprint if plan else "",
            writes=bool(plan and plan.writes),
            closing=len(plan.missing) if plan else 0,
            before=before,
            lists=words(),
        )

    def _begin_again(self, parts: Parts, request: Request, refused: Exception) -> Response:
        form = UploadForm(data={"on": calendar.local(parts.now()).date()})
        return self._start(parts, request, form, sentence=_told(refused), status=422)

    def _start(
        self, parts: Parts, request: Request, form: UploadForm, *, sentence: str = "", status: int = 200
    ) -> Response:
        with parts.reading() as uow:
            batches = uow.imports.all()[:_SHOWN]
        return parts.render(
            request, "lists/imports.html", status=status,
            form=form, sentence=sentence, batches=batches, lists=words(),
        )  # fmt: skip

    def _batch(self, parts: Parts, request: Request, *, sentence: str = "", status: int = 200) -> Response:
        number = request.path_params["id"]
        with parts.reading() as uow:
            batch = uow.imports.get(number)
            trail = uow.audit.of(f"import:{number}", 5)
        if batch is None:
            raise NotFound(f"There is no import {number}.")
        labels: dict[str, Any] = words()["counts"]
        return parts.render(
            request,
            "lists/batch.html",
            status=status,
            batch=batch,
            counts=[(labels.get(name, name), count) for name, count in batch.counts.items() if count],
            sentence=sentence,
            reason=ReasonForm.for_kind(batch.kind, ""),
            trail=trail,
            lists=words(),
        )


def _chosen(request: Request) -> dict[str, str]:
    """Letters of a column → field, of those that were chosen."""
    found: dict[str, str] = {}
    for name, value in request.state.form.multi_items():
        column = _COLUMN.fullmatch(name)
        if column is None or not isinstance(value, str) or not value:
            continue
        found[column[1]] = value[:40]
    fields = [field for field in found.values() if field != "-"]
    if len(fields) != len(set(fields)):
        raise ListChangeRefused("same_column")
    return found


def _posted(request: Request, name: str) -> str:
    value = request.state.form.get(name)
    return value if isinstance(value, str) else ""


def _told(refused: Exception) -> str:
    return str(getattr(refused, "sentence", refused))
