"""Sentences and how they should be read: proposed by editors, accepted by a second person."""

from starlette.requests import Request
from starlette.responses import Response

from services.staff.permissions import Permission
from services.training import examples
from services.training.labels import label_of
from services.training.model import Example, ExampleState
from services.training.refusals import TrainingRefused
from web.gaps.forms import ExampleForm, RejectForm
from web.gaps.words import words
from web.parts import Parts, staff_of

_A_PAGE = 50


class Corrections:
    """For editors and approvers."""

    def show_list(self, parts: Parts, request: Request) -> Response:
        """Corrections of a state, the newest first."""
        return self._list(parts, request, ExampleForm(), "")

    def add(self, parts: Parts, request: Request) -> Response:
        """A sentence somebody types."""
        form = ExampleForm(request.state.form)
        if not form.validate():
            return self._list(parts, request, form, "")
        try:
            with parts.writing() as uow:
                examples.propose(uow, staff_of(request), form.text.data, form.label.data, at=parts.now())
                uow.commit()
        except TrainingRefused as refused:
            return self._list(parts, request, form, refused.sentence)
        return parts.redirect("/gaps/examples", done="gaps.corrected")

    def accept(self, parts: Parts, request: Request) -> Response:
        """Let it be learnt."""
        number = request.path_params["id"]
        try:
            with parts.writing() as uow:
                examples.accept(uow, staff_of(request), number, at=parts.now())
                uow.commit()
        except TrainingRefused as refused:
            return self._list(parts, request, ExampleForm(), refused.sentence)
        return parts.redirect("/gaps/examples", done="gaps.accepted")

    def reject(self, parts: Parts, request: Request) -> Response:
        """Take it out."""
        form, number = RejectForm(request.state.form), request.path_params["id"]
        try:
            with parts.writing() as uow:
                examples.reject(uow, staff_of(request), number, reason=form.reason.data or "", at=parts.now())
                uow.commit()
        except TrainingRefused as refused:
            return self._list(parts, request, ExampleForm(), refused.sentence)
        return parts.redirect("/gaps/examples", done="gaps.rejected")

    def _list(self, parts: Parts, request: Request, form: ExampleForm, sentence: str) -> Response:
        asked, known = request.query_params, {one.value for one in ExampleState}
        state = ExampleState(asked["state"]) if asked.get("state") in known else ExampleState.PROPOSED
        before = asked.get("before", "")
        number = int(before) if before.isascii() and before.isdecimal() and len(before) < 10 else None
        with parts.reading() as uow:
            found = list(uow.training_examples.page(state, _A_PAGE + 1, number))
            counts = uow.training_examples.counts()
        return parts.render(
            request,
            "gaps/examples.html",
            status=422 if sentence or form.errors else 200,
            rows=[_row(one) for one in found[:_A_PAGE]],
            state=state.value,
            states=[
                (one.value, words()["example_states"][one.value], counts.get(one, 0)) for one in ExampleState
            ],
            before=found[_A_PAGE - 1].id if len(found) > _A_PAGE else 0,
            began=number is None,
            form=form,
            rejecting=RejectForm(),
            publishes=staff_of(request).may(Permission.PUBLISH_ENTRIES),
            trains=staff_of(request).may(Permission.TRAIN_MODEL),
            me=staff_of(request).id,
            sentence=sentence,
        )


def _row(example: Example) -> tuple[Example, str, str]:
    """A correction, what it should be read as, and what it was read as."""
    read_as = label_of(example.read_as) if example.read_as else ""
    return example, label_of(example.intent, example.danger), read_as
