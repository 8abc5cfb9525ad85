"""Records written by hand."""

from starlette.requests import Request
from starlette.responses import Response

from services import calendar
from services.fraud.model import HELD
from services.lists.adding import add_record, blank
from services.lists.refusals import ListChangeRefused
from web.lists.record_forms import RecordForm, complain, filled, form_for
from web.lists.requests import posted
from web.lists.words import words
from web.parts import Parts, staff_of


def show_new(parts: Parts, request: Request) -> Response:
    """An empty form."""
    start = blank(request.path_params["kind"], calendar.local(parts.now()).date())
    return _page(parts, request, filled(start, ""))


def add(parts: Parts, request: Request) -> Response:
    """Store what was written."""
    kind, today = request.path_params["kind"], calendar.local(parts.now()).date()
    start = blank(kind, today)
    form = form_for(start, request.state.form)
    sentence, again = "", posted(request, "twice") == "yes"
    if form.validate():
        try:
            source = str(words()["own_source"]).format(day=today.strftime("%d/%m/%Y"))
            values = {**form.values(start), "source": source}
            with parts.writing() as uow:
                record = add_record(
                    uow, staff_of(request), start, values, at=parts.now(), today=today, twice=again
                )
                uow.commit()
        except ListChangeRefused as refused:
            again = refused.code == "there_already"
            if refused.field in form:
                complain(form, refused)
            else:
                sentence = refused.sentence
        else:
            held = getattr(record, "status", "") == HELD
            return parts.redirect(f"/lists/{kind}/{record.id}", done="lists.held" if held else "lists.added")
    return _page(parts, request, form, sentence=sentence, again=again, status=422)


def _page(
    parts: Parts,
    request: Request,
    form: RecordForm,
    *,
    sentence: str = "",
    again: bool = False,
    status: int = 200,
) -> Response:
    return parts.render(
        request,
        "lists/new.html",
        status=status,
        kind=request.path_params["kind"],
        form=form,
        sentence=sentence,
        again=again,
        lists=words(),
    )
