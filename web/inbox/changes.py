"""What officers do with conversations; every change leaves its trace in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from services import UnitOfWork
from services.errors import InvalidInput, NotFound
from services.handover import answering, approval, call_back, notes, taking
from services.handover.model import Case, CaseOutcome, HeldByAnother, Officer
from services.resources import load_yaml
from services.staff.audit import audit
from web.inbox.forms import AnswerForm, CloseForm, LabelsForm, NoteForm
from web.inbox.pages import Pages
from web.inbox.view import colleagues, found_case, officer_of
from web.parts import Parts, staff_of

_Work = Callable[[UnitOfWork, Officer], Any]


class Changes:
    """Handlers of what is posted.

    Args:
        pages: Show the case again when something was refused.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def take(self, parts: Parts, request: Request) -> Response:
        """Have a case."""
        number, at = _number(request), parts.now()
        return self._done(parts, request, "take", lambda uow, me: taking.take(uow, number, me, at))

    def answer(self, parts: Parts, request: Request) -> Response:
        """Say something to the person."""
        number, form, at = _number(request), AnswerForm(request.state.form), parts.now()
        text = form.text.data or ""
        return self._done(
            parts,
            request,
            "answer",
            lambda uow, me: answering.answer(uow, number, me, text, at),
            path=f"/inbox/{number}#write",
            text=text,
        )

    def hand(self, parts: Parts, request: Request) -> Response:
        """Give a case to a colleague."""
        number, at = _number(request), parts.now()
        chosen = str(request.state.form.get("colleague") or "")

        def work(uow: UnitOfWork, me: Officer) -> Case:
            found_case(uow, number)
            known = [one.officer for one in colleagues(uow, me, at) if str(one.officer.id) == chosen]
            if not known:
                raise InvalidInput(f"There is no officer {chosen!r} to hand a case to.")
            return taking.hand_to(uow, number, me, known[0])

        return self._done(parts, request, "hand", work, path="/inbox")

    def put_back(self, parts: Parts, request: Request) -> Response:
        """Let a case wait again."""
        number, at = _number(request), parts.now()
        work: _Work = lambda uow, me: taking.put_back(uow, number, me, at)  # noqa: E731
        return self._done(parts, request, "put_back", work, path="/inbox")

    def give_back(self, parts: Parts, request: Request) -> Response:
        """The assistant goes on."""
        number, at = _number(request), parts.now()
        work: _Work = lambda uow, me: taking.give_back(uow, number, me, at)  # noqa: E731
        return self._done(parts, request, "give_back", work, path="/inbox")

    def close(self, parts: Parts, request: Request) -> Response:
        """End a case."""
        number, form, at = _number(request), CloseForm(request.state.form), parts.now()

        def work(uow: UnitOfWork, me: Officer) -> Case:
            found_case(uow, number)
            if not form.validate():
                raise InvalidInput("A case is closed with an outcome.")
            return taking.close(uow, number, me, CaseOutcome(form.outcome.data), at, seen=form.seen.data)

        return self._done(parts, request, "close", work, path="/inbox", refused="person_wrote")

    def note(self, parts: Parts, request: Request) -> Response:
        """Tell colleagues something."""
        number, form, at = _number(request), NoteForm(request.state.form), parts.now()
        text = form.note.data or ""

        def work(uow: UnitOfWork, me: Officer) -> None:
            notes.add_note(uow, found_case(uow, number).conversation, me, text, at)

        return self._done(parts, request, "note", work, refused="note_refused", note=text)

    def labels(self, parts: Parts, request: Request) -> Response:
        """Say what a conversation is about."""
        number, form = _number(request), LabelsForm(request.state.form)

        def work(uow: UnitOfWork, _me: Officer) -> None:
            notes.set_labels(uow, found_case(uow, number).conversation, form.labels.data or [])

        return self._done(parts, request, "labels", work, refused="label_refused")

    def called(self, parts: Parts, request: Request) -> Response:
        """Somebody was called back."""
        number, staff, at = _number(request), staff_of(request), parts.now()
        with parts.writing() as uow:
            if not call_back.done(uow, number, at):
                raise NotFound(f"There is no call {number} to be made.")
            audit(uow, staff, "call.done", f"call:{number}", at=at)
            uow.commit()
        return parts.redirect("/inbox", done="inbox.called")

    def judge(self, parts: Parts, request: Request) -> Response:
        """Send an answer that was held, as it is or in other words."""
        number, staff, at = _number(request), staff_of(request), parts.now()
        form = request.state.form
        text = str(form.get("text") or "") if form.get("how") == "rewrite" else None
        with parts.writing() as uow:
            try:
                approval.approve(uow, number, officer_of(staff), at, text)
            except HeldByAnother as refused:
                raise _with_sentence(refused, "judged_before") from refused
            except InvalidInput as refused:
                raise _with_sentence(refused, "answer_refused") from refused
            action = "held.approve" if text is None else "held.rewrite"
            audit(uow, staff, action, f"held:{number}", at=at)
            uow.commit()
        return parts.redirect("/inbox", done="inbox.judged")

    def _done(
        self,
        parts: Parts,
        request: Request,
        name: str,
        work: _Work,
        *,
        path: str = "",
        refused: str = "answer_refused",
        **typed: str,
    ) -> Response:
        """Do it and go on; what is refused shows the case again with a sentence and what was typed."""
        number, staff = _number(request), staff_of(request)
        with parts.writing() as uow:
            try:
                work(uow, officer_of(staff))
            except HeldByAnother as held:
                sentence = _sentence("held" if held.officer else "not_held")
                name_of = held.officer.name if held.officer else ""
                status, sentence = 409, sentence.format(name=name_of)
            except InvalidInput:
                status, sentence = 422, _sentence(refused)
            else:
                audit(uow, staff, f"case.{name}", f"case:{number}", at=parts.now())
                uow.commit()
                return parts.redirect(path or f"/inbox/{number}")
        return self._pages.shown_case(parts, request, number, status=status, sentence=sentence, **typed)


def _number(request: Request) -> int:
    number: int = request.path_params["id"]
    return number


def _sentence(key: str) -> str:
    return str(load_yaml("web/inbox.yml")["refused"][key])


def _with_sentence(error: Exception, key: str) -> Exception:
    """An error that its page explains."""
    error.sentence = _sentence(key)  # type: ignore[attr-defined]
    return error
