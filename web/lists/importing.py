"""Lists from outside: sent, looked at, named column by column, written, taken back."""

import io
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from services import calendar
from services.errors import NotFound
from services.imports.apply import Origin
from services.imports.refusals import ListRefused
from services.lists.importing import bring_in, take_back
from services.lists.refusals import ListChangeRefused
from web.lists.fields import tidy
from web.lists.left_out import left_out_file
from web.lists.opening import bare_name, copy, read_upload
from web.lists.previewing import CELL, COLUMN, STOOD, preview, twice
from web.lists.reason_form import ReasonForm
from web.lists.requests import posted
from web.lists.upload_form import UploadForm
from web.lists.uploads import Upload, Uploads, without_name
from web.lists.words import words
from web.parts import Parts, staff_of

_LONGEST_ANSWER = 500
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
        return preview(parts, request, upload)

    def choose(self, parts: Parts, request: Request) -> Response:
        """Somebody names columns."""
        try:
            upload = self._own(request)
        except ListChangeRefused as refused:
            return self._begin_again(parts, request, refused)
        chosen = {name.removeprefix(COLUMN): field[:40] for name, field in _all_posted(request, COLUMN)}
        wrong = twice(chosen, upload.kind)
        if wrong:
            return preview(parts, request, upload, sentence=wrong, chosen=chosen)
        named = {letters: field for letters, field in chosen.items() if field}
        return preview(parts, request, self._uploads.choose(upload, mapping={**upload.mapping, **named}))

    def answer(self, parts: Parts, request: Request) -> Response:
        """Somebody answers what was asked about single cells."""
        try:
            upload = self._own(request)
        except ListChangeRefused as refused:
            return self._begin_again(parts, request, refused)
        stood = {name.removeprefix(STOOD): tidy(text) for name, text in _all_posted(request, STOOD)}
        told = {name.removeprefix(CELL): tidy(text) for name, text in _all_posted(request, CELL)}
        answers = {
            cell: text[:_LONGEST_ANSWER] for cell, text in told.items() if text and text != stood.get(cell)
        }
        return preview(parts, request, self._uploads.choose(upload, answers={**upload.answers, **answers}))

    def left_out(self, parts: Parts, request: Request) -> Response:
        """Rows that will not be brought in, as a file to work on."""
        try:
            upload = self._uploads.get(request.query_params.get("upload", ""), staff_of(request).id)
            read, _sheets = read_upload(upload)
        except (ListChangeRefused, ListRefused) as refused:
            return self._begin_again(parts, request, refused)
        return left_out_file(upload, read)

    def forget(self, parts: Parts, request: Request) -> Response:
        """The file is not wanted any more."""
        self._uploads.drop(posted(request, "upload"), staff_of(request).id)
        return parts.redirect("/lists/imports")

    def apply(self, parts: Parts, request: Request) -> Response:
        """Write what was seen."""
        staff = staff_of(request)
        try:
            upload = self._own(request)
            read, _sheets = read_upload(upload)
        except (ListChangeRefused, ListRefused) as refused:
            return self._begin_again(parts, request, refused)
        origin = Origin(
            file_name=upload.name or words()["pasted"], file_hash=upload.file_hash, at=parts.now()
        )
        try:
            with parts.writing() as uow:
                batch = bring_in(
                    uow, staff, read.listing, origin,
                    seen=posted(request, "seen"), close_missing=posted(request, "close_missing") == "yes",
                )  # fmt: skip
                uow.commit()
        except ListRefused as refused:
            return preview(parts, request, upload, sentence=str(refused))
        if batch is None:
            return preview(parts, request, upload, sentence=words()["refused"]["nothing_to_write"])
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
                take_back(uow, staff_of(request), number, at=parts.now(), why=posted(request, "why"))
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
        except ListRefused as refused:
            if refused.code != "no_header":  # its columns can be named
                self._uploads.drop(upload.key, upload.staff_id)
                raise
        return upload

    def _own(self, request: Request) -> Upload:
        return self._uploads.get(posted(request, "upload"), staff_of(request).id)

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
            reason=ReasonForm.for_kind(batch.kind, "", why=posted(request, "why")),
            trail=trail,
            lists=words(),
        )


def _all_posted(request: Request, prefix: str) -> list[tuple[str, str]]:
    found = request.state.form.multi_items()
    return [(name, value) for name, value in found if name.startswith(prefix) and isinstance(value, str)]


def _told(refused: Exception) -> str:
    return str(getattr(refused, "sentence", refused))
