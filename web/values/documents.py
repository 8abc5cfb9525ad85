"""/values/documents: legal documents, what rests on each, and “X takes the place of Y”."""

from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from language.search_key import search_key
from services import UnitOfWork
from services.editing.documents import change_document, gaps, values_citing
from services.editing.effect import effect, effect_of_new
from services.editing.findings import findings
from services.editing.model import Draft
from services.editing.records import Kind
from services.editing.refusals import EditingRefused
from services.editing.replaced import add_document, citing
from services.editing.schemes import resting_on_documents
from services.errors import NotFound
from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.staff.permissions import Permission
from web.drafts.desk import ContentDesk, today
from web.drafts.forms import KeyForm
from web.drafts.words import said
from web.entries.pages import by_field
from web.parts import Parts, staff_of
from web.routing import Action, Ask, Page, Route
from web.values.forms import DocumentForm, NewDocumentForm, empty_document, filled_document, version_shown

BASE = "/values/documents"
_SHOWN = 100


class DocumentPages:
    """Editors look; approvers write."""

    def __init__(self, desk: ContentDesk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """The pages and what they save; numbers have slashes in them, so what is fixed comes first."""
        reads, writes = Permission.EDIT_ENTRIES, Permission.EDIT_VALUES
        return [
            Page(BASE, self.list, allowed=reads),
            Page(f"{BASE}/new", self.show_new, allowed=writes),
            Ask(f"{BASE}/citing", self.citing, allowed=writes),
            Ask(f"{BASE}/impact", self.impact, allowed=writes),
            Action(f"{BASE}/new", self.add, allowed=writes),
            Page(f"{BASE}/{{key:path}}", self.show, allowed=reads),
            Action(f"{BASE}/{{key:path}}", self.save, allowed=writes),
        ]

    def list(self, parts: Parts, request: Request) -> Response:
        """Documents by words of their number and title, the newest first."""
        text = request.query_params.get("q", "")[:200]
        words = search_key(text).split()
        with parts.reading() as uow:
            content = self._desk.content(uow)
            waiting = {draft.key: draft for draft in uow.editing.drafts(Kind.DOCUMENT)}
        found = [
            document
            for document in content.documents.values()
            if all(word in search_key(f"{document.number} {document.title}") for word in words)
        ]
        found.sort(key=lambda one: one.in_force_from.toordinal() if one.in_force_from else 0, reverse=True)
        return parts.render(
            request,
            "values/documents.html",
            said=said(),
            text=text,
            documents=[
                (one, content.documents.replaced_by(one.number), len(content.citing(one.number)))
                for one in found[:_SHOWN]
            ],
            count=len(found),
            waiting=waiting,
            day=today(parts),
            writes=staff_of(request).may(Permission.EDIT_VALUES),
        )

    def show_new(self, parts: Parts, request: Request) -> Response:
        """An empty form."""
        return self._new(parts, request, empty_document(today(parts)), "")

    def citing(self, parts: Parts, request: Request) -> Response:
        """The entries that will have to be looked at again, and the rules that cite what is replaced."""
        form = NewDocumentForm(request.state.form)
        if not form.validate():
            return parts.render(request, "entries/unfinished.html", said=said(), form=form)
        with parts.reading() as uow:
            content = self._desk.content(uow)
        document, day = form.document(form.key), today(parts)
        context: dict[str, Any] = {"sentence": "", "entries": (), "resting": (), "effect": None}
        try:
            context["entries"] = citing(document, content)
        except EditingRefused as refused:
            context["sentence"] = refused.sentence
        else:
            context["resting"] = resting_on_documents(document.replaces, content, day)
            context["effect"] = effect_of_new(document, content, day, ends_others=form.ends_others.data)
        return parts.render(request, "values/citing.html", said=said(), **context)

    def add(self, parts: Parts, request: Request) -> Response:
        """Store it and mark what cites the old one."""
        form = NewDocumentForm(request.state.form)
        if not form.validate():
            return self._new(parts, request, form, "")
        try:
            with parts.writing() as uow:
                add_document(
                    uow, staff_of(request), form.document(form.key), ends_others=form.ends_others.data,
                    content=self._desk.content(uow), at=parts.now(), reason=form.reason.data,
                )  # fmt: skip
                uow.commit()
        except EditingRefused as refused:
            return self._new(parts, request, form, refused.sentence)
        return parts.redirect("/entries", done="document.added", state="marked")

    def show(self, parts: Parts, request: Request) -> Response:
        """A document with everything that cites it."""
        with parts.reading() as uow:
            content = self._desk.content(uow)
            newest, draft = self._known(uow, request, content)
        form = filled_document(newest, draft.version if draft else 0)
        return self._form(parts, request, form, newest, draft, content, "")

    def save(self, parts: Parts, request: Request) -> Response:
        """Keep the draft."""
        form, key = DocumentForm(request.state.form), request.path_params["key"]
        with parts.writing() as uow:
            content = self._desk.content(uow)
            newest, draft = self._known(uow, request, content)
            if not form.validate():
                return self._form(parts, request, form, newest, draft, content, "")
            try:
                change_document(
                    uow, staff_of(request), form.document(key), version=version_shown(form),
                    content=content, at=parts.now(), today=today(parts),
                )  # fmt: skip
                uow.commit()
            except EditingRefused as refused:
                return self._form(parts, request, form, newest, draft, content, refused.sentence)
        return parts.redirect(f"{BASE}/{quote(key)}/review", done="draft.saved")

    def impact(self, parts: Parts, request: Request) -> Response:
        """Every answer and every rule that would say something else."""
        form, key = DocumentForm(request.state.form), KeyForm(request.state.form)
        if not form.validate() or not key.validate():
            return parts.render(request, "entries/unfinished.html", said=said(), form=form)
        with parts.reading() as uow:
            content = self._desk.content(uow)
        document = form.document(key.key.data or "")
        return parts.render(
            request,
            "values/impact.html",
            said=said(),
            effect=effect(document, content, today(parts)),
            found=by_field(findings(document, content, today(parts))),
            fields=("signed", "in_force_from", "in_force_to", "checked_on", "replaces"),
        )

    def _known(
        self, uow: UnitOfWork, request: Request, content: Content
    ) -> tuple[LegalDocument, Draft | None]:
        key = request.path_params["key"]
        draft = uow.editing.draft(Kind.DOCUMENT, key)
        newest = draft.record if draft else content.documents.get(key)
        if not isinstance(newest, LegalDocument):
            raise NotFound(f"There is no document {key!r}.")
        return newest, draft

    def _form(
        self,
        parts: Parts,
        request: Request,
        form: DocumentForm,
        newest: LegalDocument,
        draft: Draft | None,
        content: Content,
        sentence: str,
    ) -> Response:
        day = today(parts)
        return parts.render(
            request,
            "values/document.html",
            status=422 if sentence or form.errors else 200,
            said=said(),
            form=form,
            document=newest,
            live=content.documents.get(newest.number),
            draft=draft,
            later=content.documents.replaced_by(newest.number),
            gaps=gaps(newest, content),
            entries=content.citing(newest.number),
            values=values_citing(newest.number, content),
            resting=resting_on_documents((newest.number,), content, day),
            day=day,
            found=by_field(findings(newest, content, day)),
            writes=staff_of(request).may(Permission.EDIT_VALUES),
            sentence=sentence,
        )

    def _new(self, parts: Parts, request: Request, form: NewDocumentForm, sentence: str) -> Response:
        status = 422 if sentence or form.errors else 200
        return parts.render(
            request, "values/new_document.html", status=status, said=said(), form=form, sentence=sentence
        )
