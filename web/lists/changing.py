"""What is changed."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from services import UnitOfWork, calendar
from services.imports.model import Record
from services.imports.snapshot import digest
from services.lists import holds
from services.lists.changes import change_record, close_record, get_record, open_again
from services.lists.refusals import ListChangeRefused
from services.staff.model import StaffMember
from web.lists import pages
from web.lists.meanwhile import side_by_side
from web.lists.reason_form import ReasonForm
from web.lists.record_forms import complain, filled, form_for
from web.lists.requests import posted
from web.parts import Parts, staff_of

_Step = Callable[[UnitOfWork, StaffMember, str], Any]


def change(parts: Parts, request: Request) -> Response:
    """Other values for a record."""
    kind, number = request.path_params["kind"], request.path_params["id"]
    staff = staff_of(request)
    with parts.writing() as uow:
        record = get_record(uow, kind, number)
        form = form_for(record, request.state.form)
        sentence = ""
        meanwhile: tuple[tuple[str, str], ...] = ()
        if form.validate():
            try:
                values = form.values(record)
                change_record(
                    uow, staff, kind, number, values,
                    seen=form.seen.data or "", at=parts.now(), why=form.why.data or "",
                )  # fmt: skip
                uow.commit()
                return parts.redirect(f"/lists/{kind}/{number}", done="lists.changed")
            except ListChangeRefused as refused:
                sentence = refused.sentence
                if refused.code == "changed_meanwhile":
                    both = side_by_side(record, form, digest(record))
                    form, meanwhile = both.form, both.changed
                elif refused.field in form:
                    complain(form, refused)
                    sentence = ""
    return pages.shown(parts, request, record, form, sentence=sentence, meanwhile=meanwhile, status=422)


def close(parts: Parts, request: Request) -> Response:
    """People are not to see a record any more."""
    at, how = parts.now(), posted(request, "how")

    def step(uow: UnitOfWork, staff: StaffMember, why: str) -> Record:
        kind, number = request.path_params["kind"], request.path_params["id"]
        return close_record(uow, staff, kind, number, how, seen=posted(request, "seen"), at=at, why=why)

    return _stepped(parts, request, step, "lists.closed")


def reopen(parts: Parts, request: Request) -> Response:
    """People are to see a closed record again."""
    at = parts.now()

    def step(uow: UnitOfWork, staff: StaffMember, why: str) -> Record:
        kind, number = request.path_params["kind"], request.path_params["id"]
        today, seen = calendar.local(at).date(), posted(request, "seen")
        return open_again(uow, staff, kind, number, seen=seen, at=at, today=today, why=why)

    return _stepped(parts, request, step, "lists.opened")


def let_pass(parts: Parts, request: Request) -> Response:
    """A held offer is all right."""
    at, number = parts.now(), request.path_params["id"]
    return _judged(
        parts,
        request,
        lambda uow, staff, why: holds.let_pass(uow, staff, number, at=at, why=why),
        "lists.released",
    )


def call_fraud(parts: Parts, request: Request) -> Response:
    """A held offer is a fraud."""
    at, number = parts.now(), request.path_params["id"]
    return _judged(
        parts,
        request,
        lambda uow, staff, why: holds.call_fraud(uow, staff, number, at=at, why=why),
        "lists.confirmed",
    )


def _stepped(parts: Parts, request: Request, step: _Step, done: str) -> Response:
    kind, number = request.path_params["kind"], request.path_params["id"]
    with parts.writing() as uow:
        record = get_record(uow, kind, number)
        try:
            step(uow, staff_of(request), posted(request, "why"))
        except ListChangeRefused as refused:
            seen = digest(record)
            reason = ReasonForm.for_kind(kind, seen, how=posted(request, "how"), why=posted(request, "why"))
            sentence = reason.complain(refused)
            return pages.shown(
                parts, request, record, filled(record, seen), sentence=sentence, reason=reason, status=422
            )
        uow.commit()
    return parts.redirect(f"/lists/{kind}/{number}", done=done)


def _judged(parts: Parts, request: Request, step: _Step, done: str) -> Response:
    with parts.writing() as uow:
        try:
            step(uow, staff_of(request), posted(request, "why"))
        except ListChangeRefused as refused:
            wrong = pages.Judging(request.path_params["id"], posted(request, "why"), refused.sentence)
            return pages.holds_page(parts, request, wrong=wrong, status=422)
        uow.commit()
    return parts.redirect("/lists/holds", done=done)
