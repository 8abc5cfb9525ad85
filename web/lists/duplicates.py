"""Offers and employers that are in the lists twice."""

from starlette.requests import Request
from starlette.responses import Response

from services import calendar
from services.imports.snapshot import digest
from services.lists import employers, merging
from services.lists.refusals import ListChangeRefused
from web.lists.lines import line_of
from web.lists.requests import number_of, posted
from web.lists.words import words
from web.parts import Parts, staff_of

_EMPLOYERS = 25  # groups


def show(parts: Parts, request: Request) -> Response:
    """What looks like one."""
    return _page(parts, request)


def merge(parts: Parts, request: Request) -> Response:
    """Make one of several offers."""
    form = request.state.form
    kind, keep, why = posted(request, "kind"), number_of(posted(request, "keep")), posted(request, "why")
    gone = [number for text in form.getlist("gone") if (number := number_of(str(text))) is not None]
    with parts.writing() as uow:
        try:
            if keep is None:
                raise ListChangeRefused("nothing_to_merge")
            merging.merge_records(
                uow, staff_of(request), kind, keep, gone,
                seen=[str(one) for one in form.getlist("seen")], at=parts.now(), why=why,
            )  # fmt: skip
        except ListChangeRefused as refused:
            return _page(parts, request, sentence=refused.sentence, why=why, keep=keep, status=422)
        uow.commit()
    return parts.redirect(f"/lists/{kind}/{keep}", done="lists.merged")


def _page(
    parts: Parts,
    request: Request,
    *,
    sentence: str = "",
    why: str = "",
    keep: int | None = None,
    status: int = 200,
) -> Response:
    today = calendar.local(parts.now()).date()
    number, _, title = request.query_params.get("after", "").partition(".")
    start = (number_of(number) or 0, title[:200])
    with parts.reading() as uow:
        found, after = merging.twin_vacancies(uow, today, start)
        if start[0] == 0:
            found = [*found, *merging.other_twins(uow, today)]
        alike = employers.lookalikes(uow)[:_EMPLOYERS] if start[0] == 0 else []
    return parts.render(
        request,
        "lists/duplicates.html",
        status=status,
        groups=[
            (twins, [(line_of(record, today), digest(record)) for record in twins.records]) for twins in found
        ],
        employers=alike,
        after=f"{after[0]}.{after[1]}" if after else "",
        sentence=sentence,
        why=why,
        keep=keep,
        lists=words(),
    )
