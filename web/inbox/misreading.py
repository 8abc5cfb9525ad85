"""An officer tells editors that the assistant took a sentence for something else."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from services import UnitOfWork
from services.gaps.misreading import Misread, misread, nearest_group, report
from services.gaps.model import reference_of
from services.gaps.refusals import GapRefused
from services.staff.permissions import Permission
from services.training.labels import label_of
from web.inbox.forms import MisreadForm
from web.inbox.view import found_case
from web.parts import Parts, staff_of
from web.views import note_view


def show(parts: Parts, request: Request) -> Response:
    """What editors would see of a sentence, and a note beside it."""
    with parts.reading() as uow:
        one = _found(uow, request)
    note_view(parts, request, "case.see", f"case:{request.path_params['id']}")
    return _shown(parts, request, one, MisreadForm())


def send(parts: Parts, request: Request) -> Response:
    """Put it among the gaps; who may correct it goes on to that at once."""
    form, staff, number = MisreadForm(request.state.form), staff_of(request), request.path_params["id"]
    with parts.reading() as uow:
        one = _found(uow, request)
        near = nearest_group(uow, one)
    if not form.validate():
        return _shown(parts, request, one, form)
    turn = one.question
    try:
        with parts.writing() as uow:
            gap = report(
                uow, staff, turn.conversation, turn.position,
                near=near, note=form.note.data or "", at=parts.now(),
            )  # fmt: skip
            uow.commit()
    except GapRefused as refused:
        return _shown(parts, request, one, form, refused.sentence)
    if staff.may(Permission.EDIT_ENTRIES):
        return parts.redirect(f"/gaps/{gap}", done="inbox.misread_to_correct", wording=turn.reference)
    return parts.redirect(f"/inbox/{number}", done="inbox.misread")


def reported(uow: UnitOfWork, conversation: str) -> dict[int, str]:
    """Where the turns that were reported are corrected, by position."""
    return {
        position: address(gap, conversation, position)
        for position, gap in uow.gaps.reported(conversation).items()
    }


def address(gap: int, conversation: str, position: int) -> str:
    """The page on which a turn is corrected."""
    return f"/gaps/{gap}?wording={reference_of(conversation, position)}"


def _found(uow: UnitOfWork, request: Request) -> Misread:
    case = found_case(uow, request.path_params["id"])
    return misread(uow, case.conversation, request.path_params["position"])


def _shown(parts: Parts, request: Request, one: Misread, form: MisreadForm, sentence: str = "") -> Response:
    question = one.question
    corrects = staff_of(request).may(Permission.EDIT_ENTRIES)
    there = one.group is not None and bool(one.reported_by) and corrects
    return parts.render(
        request,
        "inbox/misread.html",
        status=422 if sentence or form.errors else 200,
        number=request.path_params["id"],
        question=question,
        read_as=label_of(question.intent) if question.intent else "",
        reported_by=one.reported_by,
        correction=address(one.group or 0, question.conversation, question.position) if there else "",
        corrects=corrects,
        form=form,
        sentence=sentence,
    )
