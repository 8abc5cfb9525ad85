"""/values/documents: legal documents, and “X takes the place of Y”."""

from starlette.requests import Request
from starlette.responses import Response

from language.search_key import search_key
from services.editing.refusals import EditingRefused
from services.editing.replaced import add_document, citing
from services.staff.permissions import Permission
from web.drafts.desk import ContentDesk, today
from web.drafts.words import said
from web.parts import Parts, staff_of
from web.routing import Action, Ask, Page, Route
from web.values.forms import DocumentForm, empty_document

_SHOWN = 100


class DocumentPages:
    """Editors look; approvers write."""

    def __init__(self, desk: ContentDesk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """The pages and what they save."""
        reads, writes = Permission.EDIT_ENTRIES, Permission.EDIT_VALUES
        return [
            Page("/values/documents", self.list, allowed=reads),
            Page("/values/documents/new", self.show_new, allowed=writes),
            Ask("/values/documents/citing", self.citing, allowed=writes),
            Action("/values/documents/new", self.add, allowed=writes),
        ]

    def list(self, parts: Parts, request: Request) -> Response:
        """Documents by words of their number and title, the newest first."""
        text = request.query_params.get("q", "")[:200]
        words = search_key(text).split()
        with parts.reading() as uow:
            content = self._desk.content(uow)
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
            day=today(parts),
            writes=staff_of(request).may(Permission.EDIT_VALUES),
        )

    def show_new(self, parts: Parts, request: Request) -> Response:
        """An empty form."""
        return self._new(parts, request, empty_document(today(parts)), "")

    def citing(self, parts: Parts, request: Request) -> Response:
        """The entries that will have to be looked at again."""
        form = DocumentForm(request.state.form)
        if not form.validate():
            return parts.render(request, "entries/unfinished.html", said=said(), form=form)
        with parts.reading() as uow:
            content = self._desk.content(uow)
        try:
            found, sentence = citing(form.document(), content), ""
        except EditingRefused as refused:
            found, sentence = (), refused.sentence
        return parts.render(request, "values/citing.html", said=said(), entries=found, sentence=sentence)

    def add(self, parts: Parts, request: Request) -> Response:
        """Store it and mark what cites the old one."""
        form = DocumentForm(request.state.form)
        if not form.validate():
            return self._new(parts, request, form, "")
        try:
            with parts.writing() as uow:
                add_document(
                    uow, staff_of(request), form.document(), ends_others=form.ends_others.data,
                    content=self._desk.content(uow), at=parts.now(), reason=form.reason.data,
                )  # fmt: skip
                uow.commit()
        except EditingRefused as refused:
            return self._new(parts, request, form, refused.sentence)
        return parts.redirect("/entries", done="document.added", state="marked")

    def _new(self, parts: Parts, request: Request, form: DocumentForm, sentence: str) -> Response:
        status = 422 if sentence or form.errors else 200
        return parts.render(
            request, "values/new_document.html", status=status, said=said(), form=form, sentence=sentence
        )
