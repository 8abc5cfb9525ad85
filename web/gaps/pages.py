"""Groups of questions without a good answer: listed, looked at, decided on."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from services import UnitOfWork
from services.editing.model import Draft
from services.errors import InvalidInput
from services.gaps import deciding
from services.gaps.deciding import get_gap
from services.gaps.model import After, Gap, GapState, Question
from services.gaps.refusals import GapRefused
from services.policy.entry import Entry
from services.training.examples import propose
from services.training.labels import label_of
from services.training.refusals import TrainingRefused
from web.drafts.desk import ContentDesk, today
from web.forms import StaffForm
from web.gaps.forms import CorrectForm, DismissForm
from web.gaps.words import words
from web.parts import Parts, staff_of

_A_PAGE = 40
_SHOWN = 50  # questions of one group
_OFFERED = 5
_ONLY = ("bad", "reported")


_Work = Callable[[UnitOfWork, Gap], Draft]


class GapPages:
    """For editors."""

    def __init__(self, desk: ContentDesk) -> None:
        self._desk = desk

    def show_list(self, parts: Parts, request: Request) -> Response:
        """Groups of a state, the most asked first."""
        asked = request.query_params
        known = {state.value for state in GapState}
        state = GapState(asked["state"]) if asked.get("state") in known else GapState.OPEN
        only = next((name for name in _ONLY if asked.get(name) == "1"), "")
        after = _read(asked.get("after", ""))
        with parts.reading() as uow:
            found = list(uow.gaps.page(state, _A_PAGE + 1, after=after, **({only: True} if only else {})))
            counts = uow.gaps.counts()
        shown, last = found[:_A_PAGE], found[_A_PAGE - 1] if len(found) > _A_PAGE else None
        return parts.render(
            request,
            "gaps/list.html",
            gaps=shown,
            state=state.value,
            states=[(one.value, words()["states"][one.value], counts.get(one, 0)) for one in GapState],
            only=only,
            began=after is None,
            after=f"{last.total}.{last.id}" if last else "",
        )

    def show(self, parts: Parts, request: Request) -> Response:
        """One group with its wordings."""
        with parts.reading() as uow:
            gap = get_gap(uow, request.path_params["id"])
            return self._one(parts, request, uow, gap, chosen=request.query_params.get("wording", ""))

    def draft(self, parts: Parts, request: Request) -> Response:
        """A draft of a new entry."""
        at = parts.now()

        def work(uow: UnitOfWork, gap: Gap) -> Draft:
            content = self._desk.content(uow)
            return deciding.draft_entry(
                uow, staff_of(request), gap, content=content, at=at, today=today(parts)
            )

        return self._drafted(parts, request, work)

    def extend(self, parts: Parts, request: Request) -> Response:
        """Further wordings of an entry there is."""
        key, at = str(request.state.form.get("entry") or ""), parts.now()

        def work(uow: UnitOfWork, gap: Gap) -> Draft:
            content = self._desk.content(uow)
            return deciding.extend_entry(uow, staff_of(request), gap, key, content=content, at=at)

        return self._drafted(parts, request, work)

    def dismiss(self, parts: Parts, request: Request) -> Response:
        """Set it aside."""
        form, at = DismissForm(request.state.form), parts.now()
        with parts.writing() as uow:
            gap = get_gap(uow, request.path_params["id"])
            if not form.validate():
                return self._one(parts, request, uow, gap, dismissing=form, status=422)
            try:
                deciding.dismiss(uow, staff_of(request), gap, reason=form.reason.data, at=at)
            except GapRefused as refused:
                return self._again(parts, request, uow, refused, dismissing=form)
            uow.commit()
        return parts.redirect("/gaps", done="gaps.dismissed")

    def reopen(self, parts: Parts, request: Request) -> Response:
        """Let it wait again."""
        with parts.writing() as uow:
            gap = get_gap(uow, request.path_params["id"])
            try:
                deciding.reopen(uow, staff_of(request), gap, at=parts.now())
            except GapRefused as refused:
                return self._again(parts, request, uow, refused)
            uow.commit()
        return parts.redirect(f"/gaps/{gap.id}", done="gaps.reopened")

    def correct(self, parts: Parts, request: Request) -> Response:
        """Say how one of its wordings should have been read."""
        form, chosen = CorrectForm(request.state.form), str(request.state.form.get("wording") or "")
        with parts.writing() as uow:
            gap = get_gap(uow, request.path_params["id"])
            questions = {one.reference: one for one in uow.gaps.questions(gap.id, _SHOWN)}
            if not form.validate() or chosen not in questions:
                sentence = "" if chosen in questions else words()["no_wording"]
                return self._one(
                    parts, request, uow, gap, correcting=form, chosen=chosen, sentence=sentence, status=422
                )
            question = questions[chosen]
            try:
                propose(
                    uow,
                    staff_of(request),
                    question.said,
                    form.label.data,
                    at=parts.now(),
                    read_as=question.intent,
                    conversation=question.conversation,
                )
            except TrainingRefused as refused:
                return self._again(parts, request, uow, refused, correcting=form, chosen=chosen)
            uow.commit()
        return parts.redirect(f"/gaps/{gap.id}", done="gaps.corrected")

    def _drafted(self, parts: Parts, request: Request, work: _Work) -> Response:
        with parts.writing() as uow:
            gap = get_gap(uow, request.path_params["id"])
            try:
                draft = work(uow, gap)
            except InvalidInput as refused:
                uow.rollback()
                return self._again(parts, request, uow, refused)
            uow.commit()
        return parts.redirect(f"/entries/{draft.key}", done="gaps.drafted")

    def _again(
        self, parts: Parts, request: Request, uow: UnitOfWork, refused: InvalidInput, **shown: Any
    ) -> Response:
        gap = get_gap(uow, request.path_params["id"])
        sentence = str(getattr(refused, "sentence", ""))
        return self._one(parts, request, uow, gap, sentence=sentence, status=422, **shown)

    def _one(
        self,
        parts: Parts,
        request: Request,
        uow: UnitOfWork,
        gap: Gap,
        *,
        dismissing: StaffForm | None = None,
        correcting: StaffForm | None = None,
        chosen: str = "",
        sentence: str = "",
        status: int = 200,
    ) -> Response:
        questions = list(uow.gaps.questions(gap.id, _SHOWN))
        return parts.render(
            request,
            "gaps/gap.html",
            status=status,
            gap=gap,
            questions=[(one.reference, one, label_of(one.intent)) for one in questions],
            said=words(),
            offered=self._offered(uow, questions),
            dismissing=dismissing or DismissForm(),
            correcting=correcting or CorrectForm(),
            chosen=chosen,
            sentence=sentence,
        )

    def _offered(self, uow: UnitOfWork, questions: list[Question]) -> list[Entry]:
        """Entries that were answered from or offered, those of the newest questions first."""
        content = self._desk.content(uow)
        keys = dict.fromkeys(key for one in questions for key in one.entries)
        found = (content.entries.get(key) for key in keys)
        return [entry for entry in found if entry is not None][:_OFFERED]


def _read(after: str) -> After | None:
    total, _, number = after.partition(".")
    if not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in (total, number)):
        return None
    return After(int(total), int(number))
