"""/values: the list, a value with everything it stands in, and what is saved of it."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from language.search_key import search_key
from services import UnitOfWork
from services.editing import drafts
from services.editing.effect import effect
from services.editing.findings import findings
from services.editing.model import Draft
from services.editing.records import Kind
from services.editing.refusals import EditingRefused
from services.editing.schemes import resting_on_value
from services.errors import NotFound
from services.policy.content import Content
from services.policy.values import ReferenceValue
from services.staff.permissions import Permission
from web.drafts.desk import ContentDesk, today
from web.drafts.forms import KeyForm
from web.drafts.words import said
from web.entries.pages import by_field
from web.parts import Parts, staff_of
from web.routing import Action, Ask, Page, Route
from web.values.forms import NewValueForm, ValueForm, filled, version_shown

_SHOWN = 100


class ValuePages:
    """Everybody who writes answers may look; approvers write."""

    def __init__(self, desk: ContentDesk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """The pages and what they save."""
        reads, writes = Permission.EDIT_ENTRIES, Permission.EDIT_VALUES
        return [
            Page("/values", self.list, allowed=reads),
            Page("/values/new", self.show_new, allowed=writes),
            Action("/values/new", self.add, allowed=writes),
            Ask("/values/impact", self.impact, allowed=writes),
            Page("/values/{key}", self.show, allowed=reads),
            Action("/values/{key}", self.save, allowed=writes),
        ]

    def list(self, parts: Parts, request: Request) -> Response:
        """Values by words of their name and label, with what they are today."""
        text = request.query_params.get("q", "")[:200]
        words = search_key(text).split()
        with parts.reading() as uow:
            content = self._desk.content(uow)
            waiting = {draft.key: draft for draft in uow.editing.drafts(Kind.VALUE)}
        new = [draft.record for key, draft in waiting.items() if key not in content.values]
        everything = [*(one for one in new if isinstance(one, ReferenceValue)), *content.values.values()]
        found = [
            value
            for value in everything
            if all(word in search_key(f"{value.name.replace('_', ' ')} {value.label}") for word in words)
        ]
        day = today(parts)
        return parts.render(
            request,
            "values/list.html",
            said=said(),
            text=text,
            values=[(value, _now(value.name, content, day)) for value in found[:_SHOWN]],
            count=len(found),
            waiting=waiting,
            writes=staff_of(request).may(Permission.EDIT_VALUES),
        )

    def show_new(self, parts: Parts, request: Request) -> Response:
        """An empty form."""
        return self._new(parts, request, NewValueForm(), "")

    def add(self, parts: Parts, request: Request) -> Response:
        """A draft of a new value."""
        form = NewValueForm(request.state.form)
        if not form.validate():
            return self._new(parts, request, form, "")
        name = form.name.data
        try:
            with parts.writing() as uow:
                content = self._desk.content(uow)
                if name in content.values:
                    raise EditingRefused("value_known", name=name)
                self._keep(parts, request, uow, form.value(name), 0, content)
        except EditingRefused as refused:
            return self._new(parts, request, form, refused.sentence)
        return parts.redirect(f"/values/{name}/review", done="draft.saved")

    def show(self, parts: Parts, request: Request) -> Response:
        """A value with the answers it stands in."""
        with parts.reading() as uow:
            content = self._desk.content(uow)
            newest, draft = self._known(uow, request, content)
        form = filled(newest, draft.version if draft else 0)
        return self._form(parts, request, form, newest, draft, content, "")

    def save(self, parts: Parts, request: Request) -> Response:
        """Keep the draft."""
        form, key = ValueForm(request.state.form), request.path_params["key"]
        with parts.writing() as uow:
            content = self._desk.content(uow)
            newest, draft = self._known(uow, request, content)
            if not form.validate():
                return self._form(parts, request, form, newest, draft, content, "")
            try:
                self._keep(parts, request, uow, form.value(key), version_shown(form), content)
            except EditingRefused as refused:
                return self._form(parts, request, form, newest, draft, content, refused.sentence)
        return parts.redirect(f"/values/{key}/review", done="draft.saved")

    def impact(self, parts: Parts, request: Request) -> Response:
        """Every answer and every rule of who may have what that would say something else."""
        form, key = ValueForm(request.state.form), KeyForm(request.state.form)
        if not form.validate() or not key.validate():
            return parts.render(request, "entries/unfinished.html", said=said(), form=form)
        with parts.reading() as uow:
            content = self._desk.content(uow)
        value = form.value(key.key.data or "new_value")
        return parts.render(
            request,
            "values/impact.html",
            said=said(),
            effect=effect(value, content, today(parts)),
            found=by_field(findings(value, content, today(parts))),
            fields=("label", "unit", "times_of", "periods"),
        )

    def _keep(
        self,
        parts: Parts,
        request: Request,
        uow: UnitOfWork,
        value: ReferenceValue,
        version: int,
        content: Content,
    ) -> None:
        drafts.save_draft(uow, staff_of(request), value, version=version, content=content, at=parts.now())
        uow.commit()

    def _known(
        self, uow: UnitOfWork, request: Request, content: Content
    ) -> tuple[ReferenceValue, Draft | None]:
        key = request.path_params["key"]
        draft = uow.editing.draft(Kind.VALUE, key)
        newest = draft.record if draft else content.values.get(key)
        if not isinstance(newest, ReferenceValue):
            raise NotFound(f"There is no reference value {key!r}.")
        return newest, draft

    def _form(
        self,
        parts: Parts,
        request: Request,
        form: ValueForm,
        newest: ReferenceValue,
        draft: Draft | None,
        content: Content,
        sentence: str,
    ) -> Response:
        return parts.render(
            request,
            "values/edit.html",
            status=422 if sentence or form.errors else 200,
            said=said(),
            form=form,
            key=newest.name,
            label=newest.label,
            draft=draft,
            touched=content.touched_by(newest.name),
            resting=resting_on_value(newest.name, content, today(parts)),
            found=by_field(findings(newest, content, today(parts))),
            writes=staff_of(request).may(Permission.EDIT_VALUES),
            sentence=sentence,
        )

    def _new(self, parts: Parts, request: Request, form: NewValueForm, sentence: str) -> Response:
        status = 422 if sentence or form.errors else 200
        return parts.render(
            request, "values/new.html", status=status, said=said(), form=form, key="", found={},
            sentence=sentence,
        )  # fmt: skip


def _now(name: str, content: Content, day: date) -> str:
    """What a value is on a day, in words; "" where there is none."""
    if name not in content.values:
        return ""
    found = content.values.on(name, day)
    return found.said() if found else ""
