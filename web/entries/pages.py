"""/entries: the list, the form, and what is saved of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from services import UnitOfWork
from services.editing import drafts
from services.editing.findings import Finding, findings
from services.editing.keepers import keeper_of, keepers
from services.editing.listing import chosen, rows
from services.editing.model import Draft, Mark
from services.editing.naming import new_id
from services.editing.records import Kind
from services.editing.refusals import EditingRefused
from services.editing.replaced import settle
from services.errors import NotFound
from services.policy.content import Content
from services.policy.entry import Entry
from services.policy.likeness import Alike, alike
from services.staff.permissions import Permission
from web.drafts.desk import ContentDesk, today
from web.drafts.forms import RestoreForm
from web.drafts.words import said
from web.entries.filter_form import FilterForm
from web.entries.forms import EntryForm, NewEntryForm, empty, filled
from web.parts import Parts, staff_of
from web.routing import Action, Page, Route

MAX_ENTRY = 512 * 1024  # bytes of a form: a hundred wordings in Vietnamese, each letter written as nine
LIKE = 0.6  # of their pieces agree: worth a look before another entry is made
_A_PAGE = 50


@dataclass(frozen=True)
class _Known:
    """What there is of an entry: as it is live, its draft, and marks."""

    live: Entry | None
    draft: Draft | None
    marks: tuple[Mark, ...]

    @property
    def newest(self) -> Entry:
        """What an editor goes on with."""
        record = self.draft.record if self.draft else self.live
        assert isinstance(record, Entry)  # noqa: S101  (one of them is there)
        return record


class EntryPages:
    """For editors."""

    def __init__(self, desk: ContentDesk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """The pages and what they save."""
        writes = Permission.EDIT_ENTRIES
        return [
            Page("/entries", self.list, allowed=writes),
            Page("/entries/new", self.show_new, allowed=writes),
            Action("/entries/new", self.add, allowed=writes, max_body=MAX_ENTRY),
            Page("/entries/{key}", self.show, allowed=writes),
            Action("/entries/{key}", self.save, allowed=writes, max_body=MAX_ENTRY),
            Action("/entries/{key}/settle", self.settle, allowed=Permission.PUBLISH_ENTRIES),
        ]

    def list(self, parts: Parts, request: Request) -> Response:
        """Entries by topic, state and words, so many a page."""
        form = FilterForm.of(request.query_params)
        with parts.reading() as uow:
            everything = rows(
                self._desk.content(uow), uow.editing.drafts(Kind.ENTRY), uow.editing.marks(), today(parts)
            )
        found = chosen(everything, form.wanted())
        asked = request.query_params.get("page", "1")
        page = max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
        begin = (page - 1) * _A_PAGE
        counts = {name: sum(name in row.states for row in everything) for name in ("review", "marked")}
        due = {name: sum(row.is_due(name) for row in everything) for name in ("overdue", "month")}
        return parts.render(
            request,
            "entries/list.html",
            said=said(),
            form=form,
            rows=found[begin : begin + _A_PAGE],
            count=len(found),
            counts=counts,
            due=due,
            keeper_of=keeper_of,
            keepers=keepers(),
            page=page,
            before=_address(request, page - 1) if page > 1 else "",
            after=_address(request, page + 1) if begin + _A_PAGE < len(found) else "",
        )

    def show_new(self, parts: Parts, request: Request) -> Response:
        """An empty form."""
        return self._new(parts, request, empty(today(parts)), ())

    def add(self, parts: Parts, request: Request) -> Response:
        """A draft of a new entry; one that is like another only when that is wanted."""
        form = NewEntryForm(request.state.form)
        if not form.validate():
            return self._new(parts, request, form, ())
        with parts.writing() as uow:
            content = self._desk.content(uow)
            taken = {*content.entries, *(draft.key for draft in uow.editing.drafts(Kind.ENTRY))}
            entry = form.entry(new_id(form.question.data, taken))
            like = alike(entry, content, LIKE)
            if like and not form.anyway.data:
                return self._new(parts, request, form, tuple(like))
            self._keep(parts, request, uow, entry, 0, content)
        return parts.redirect(f"/entries/{entry.id}/review", done="draft.saved")

    def show(self, parts: Parts, request: Request) -> Response:
        """The form of an entry, of its draft where there is one."""
        with parts.reading() as uow:
            content = self._desk.content(uow)
            known = self._known(uow, request.path_params["key"], content)
        form = filled(known.newest, known.draft.version if known.draft else 0)
        return self._form(parts, request, form, known, content, "")

    def save(self, parts: Parts, request: Request) -> Response:
        """Keep the draft."""
        key = request.path_params["key"]
        form = EntryForm(request.state.form)
        with parts.writing() as uow:
            content = self._desk.content(uow)
            known = self._known(uow, key, content)
            if not form.validate():
                return self._form(parts, request, form, known, content, "")
            try:
                version = form.version.data or ""
                shown = int(version) if version.isascii() and version.isdecimal() else 0
                self._keep(parts, request, uow, form.entry(key), shown, content)
            except EditingRefused as refused:
                return self._form(parts, request, form, known, content, refused.sentence)
        return parts.redirect(f"/entries/{key}/review", done="draft.saved")

    def settle(self, parts: Parts, request: Request) -> Response:
        """Right as it is, although a document it cites was replaced."""
        key = request.path_params["key"]
        form = RestoreForm(request.state.form)
        with parts.writing() as uow:
            content = self._desk.content(uow)
            known = self._known(uow, key, content)
            try:
                settle(uow, staff_of(request), key, at=parts.now(), reason=form.reason.data or "")
            except EditingRefused as refused:
                shown = filled(known.newest, known.draft.version if known.draft else 0)
                return self._form(parts, request, shown, known, content, refused.sentence)
            uow.commit()
        return parts.redirect(f"/entries/{key}", done="mark.settled")

    def _keep(
        self, parts: Parts, request: Request, uow: UnitOfWork, entry: Entry, version: int, content: Content
    ) -> None:
        drafts.save_draft(uow, staff_of(request), entry, version=version, content=content, at=parts.now())
        uow.commit()

    def _known(self, uow: UnitOfWork, key: str, content: Content) -> _Known:
        live, draft = content.entries.get(key), uow.editing.draft(Kind.ENTRY, key)
        if live is None and draft is None:
            raise NotFound(f"There is no entry {key!r}.")
        return _Known(live, draft, tuple(mark for mark in uow.editing.marks() if mark.entry == key))

    def _form(
        self,
        parts: Parts,
        request: Request,
        form: EntryForm,
        known: _Known,
        content: Content,
        sentence: str,
    ) -> Response:
        return parts.render(
            request,
            "entries/edit.html",
            status=422 if sentence or form.errors else 200,
            said=said(),
            form=form,
            key=known.newest.id,
            known=known,
            found=by_field(findings(known.newest, content, today(parts))),
            publishes=staff_of(request).may(Permission.PUBLISH_ENTRIES),
            settling=RestoreForm(),
            sentence=sentence,
        )

    def _new(self, parts: Parts, request: Request, form: NewEntryForm, like: tuple[Alike, ...]) -> Response:
        return parts.render(
            request,
            "entries/new.html",
            status=422 if like or form.errors else 200,
            said=said(),
            form=form,
            key="",
            found={},
            like=like,
        )


def by_field(found: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    """Findings beside their fields."""
    fields: dict[str, list[Finding]] = {}
    for finding in found:
        fields.setdefault(finding.field, []).append(finding)
    return fields


def _address(request: Request, page: int) -> str:
    return f"/entries?{urlencode({**request.query_params, 'page': page})}"
