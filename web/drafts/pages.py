"""A draft beside what is live, its steps, and the revisions, of one kind of record."""

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from services import UnitOfWork
from services.editing import drafts, publishing
from services.editing.differences import record_differences
from services.editing.documents import gaps
from services.editing.effect import effect
from services.editing.findings import findings
from services.editing.model import Draft, Revision
from services.editing.records import Kind, Record, live_record
from services.editing.refusals import EditingRefused
from services.editing.second_person import is_author, needs_second_person
from services.errors import NotFound
from services.policy.documents import LegalDocument
from services.policy.entry import Entry
from services.staff.permissions import Permission
from web.drafts.desk import ContentDesk, today
from web.drafts.forms import RestoreForm, StepForm
from web.drafts.words import said
from web.parts import Parts, staff_of
from web.routing import Action, Page, Route

Step = Callable[[UnitOfWork, Draft, str], object]


class DraftPages:
    """Below `base`, "/entries", "/values" or "/values/documents"; who may write is asked for `writes`."""

    def __init__(self, desk: ContentDesk, kind: Kind, base: str, writes: Permission) -> None:
        self._desk, self._kind, self._base, self._writes = desk, kind, base, writes
        self._convertor = ":path" if kind is Kind.DOCUMENT else ""  # their numbers have slashes in them

    def routes(self) -> list[Route]:
        """The pages and the steps."""
        one, publishes, reads = (
            f"{self._base}/{{key{self._convertor}}}",
            Permission.PUBLISH_ENTRIES,
            Permission.EDIT_ENTRIES,
        )
        return [
            Page(f"{one}/review", self.review, allowed=reads),
            Action(f"{one}/submit", self.submit, allowed=self._writes),
            Action(f"{one}/discard", self.discard, allowed=self._writes),
            Action(f"{one}/return", self.give_back, allowed=publishes),
            Action(f"{one}/publish", self.publish, allowed=publishes),
            Page(f"{one}/history", self.history, allowed=reads),
            Page(f"{one}/history/{{number:int}}", self.revision, allowed=reads),
            Action(f"{one}/history/{{number:int}}/restore", self.restore, allowed=publishes),
        ]

    def review(self, parts: Parts, request: Request) -> Response:
        """The draft with all that differs, and what may be done with it."""
        return self._review(parts, request, StepForm(), "")

    def submit(self, parts: Parts, request: Request) -> Response:
        """Ask an approver to look."""

        def step(uow: UnitOfWork, draft: Draft, reason: str) -> object:
            return drafts.submit(
                uow, staff_of(request), draft,
                content=self._desk.content(uow), at=parts.now(), today=today(parts), reason=reason,
            )  # fmt: skip

        return self._step(parts, request, step, "draft.sent", f"{self._path(request)}/review")

    def give_back(self, parts: Parts, request: Request) -> Response:
        """Back to the author with a reason."""

        def step(uow: UnitOfWork, draft: Draft, reason: str) -> object:
            return drafts.give_back(uow, staff_of(request), draft, at=parts.now(), reason=reason)

        return self._step(parts, request, step, "draft.returned", f"{self._path(request)}/review")

    def discard(self, parts: Parts, request: Request) -> Response:
        """Forget the draft."""

        def step(uow: UnitOfWork, draft: Draft, reason: str) -> None:
            drafts.discard(uow, staff_of(request), draft, at=parts.now(), reason=reason)

        return self._step(parts, request, step, "draft.discarded", self._base)

    def publish(self, parts: Parts, request: Request) -> Response:
        """Make it live."""

        def step(uow: UnitOfWork, draft: Draft, reason: str) -> object:
            return publishing.publish(
                uow, staff_of(request), draft,
                content=self._desk.content(uow), at=parts.now(), today=today(parts), reason=reason,
            )  # fmt: skip

        return self._step(parts, request, step, "draft.published", f"{self._path(request)}/history")

    def history(self, parts: Parts, request: Request) -> Response:
        """Everything that was ever live."""
        key = request.path_params["key"]
        with parts.reading() as uow:
            revisions = uow.editing.revisions(self._kind, key)
            live = live_record(self._desk.content(uow), self._kind, key)
        if live is None and not revisions:
            raise NotFound(f"There is no {self._kind.value} {key!r}.")
        return parts.render(
            request, "drafts/history.html",
            said=said(), base=self._base, key=key, revisions=revisions, live=live,
        )  # fmt: skip

    def revision(self, parts: Parts, request: Request) -> Response:
        """One revision with what differs from the one before."""
        return self._revision(parts, request, RestoreForm(), "")

    def restore(self, parts: Parts, request: Request) -> Response:
        """Make it live again, as a new one."""
        form = RestoreForm(request.state.form)
        try:
            with parts.writing() as uow:
                old, _ = self._revisions(uow, request)
                if not form.validate():
                    raise EditingRefused("reason_needed")
                publishing.restore(
                    uow, staff_of(request), old,
                    content=self._desk.content(uow), at=parts.now(), today=today(parts),
                    reason=form.reason.data,
                )  # fmt: skip
                uow.commit()
        except EditingRefused as refused:
            return self._revision(parts, request, form, refused.sentence)
        return parts.redirect(f"{self._path(request)}/history", done="draft.restored")

    def _step(self, parts: Parts, request: Request, step: Step, done: str, path: str) -> Response:
        form = StepForm(request.state.form)
        key = request.path_params["key"]
        try:
            with parts.writing() as uow:
                shown = (form.version.data or 0) if form.validate() else 0
                step(uow, drafts.get_draft(uow, self._kind, key, shown), form.reason.data or "")
                uow.commit()
        except EditingRefused as refused:
            return self._review(parts, request, form, refused.sentence)
        return parts.redirect(path, done=done)

    def _review(self, parts: Parts, request: Request, form: StepForm, sentence: str) -> Response:
        key, staff = request.path_params["key"], staff_of(request)
        with parts.reading() as uow:
            draft = drafts.get_draft(uow, self._kind, key)
            content = self._desk.content(uow)
        live = live_record(content, self._kind, key)
        grave = needs_second_person(live, draft.record)
        form.version.process_data(draft.version)
        return parts.render(
            request,
            "drafts/review.html",
            status=422 if sentence or form.errors else 200,
            said=said(),
            base=self._base,
            key=key,
            draft=draft,
            live=live,
            grave=grave,
            own=is_author(staff, draft.authors),
            changes=record_differences(live, draft.record),
            found=findings(draft.record, content, today(parts)),
            effect=effect(draft.record, content, today(parts)),
            title=_title(draft.record),
            gaps=gaps(draft.record, content) if isinstance(draft.record, LegalDocument) else (),
            writes=staff.may(self._writes),
            publishes=staff.may(Permission.PUBLISH_ENTRIES),
            form=form,
            sentence=sentence,
        )

    def _revision(self, parts: Parts, request: Request, form: RestoreForm, sentence: str) -> Response:
        with parts.reading() as uow:
            shown, before = self._revisions(uow, request)
            live = live_record(self._desk.content(uow), self._kind, shown.key)
        return parts.render(
            request,
            "drafts/revision.html",
            status=422 if sentence else 200,
            said=said(),
            base=self._base,
            key=shown.key,
            revision=shown,
            before=before,
            is_live=live == shown.record,
            changes=record_differences(before.record if before else None, shown.record),
            publishes=staff_of(request).may(Permission.PUBLISH_ENTRIES),
            form=form,
            sentence=sentence,
        )

    def _revisions(self, uow: UnitOfWork, request: Request) -> tuple[Revision, Revision | None]:
        """The one asked for, and the one before it."""
        key, number = request.path_params["key"], request.path_params["number"]
        found = {one.number: one for one in uow.editing.revisions(self._kind, key)}
        if number not in found:
            raise NotFound(f"There is no revision {number} of {self._kind.value} {key!r}.")
        return found[number], found.get(number - 1)

    def _path(self, request: Request) -> str:
        return f"{self._base}/{quote(request.path_params['key'])}"


def _title(record: Record) -> str:
    if isinstance(record, Entry):
        return record.question
    return record.name if isinstance(record, LegalDocument) else record.label
