"""Employers: looked for, put right, merged, closed with all their vacancies."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from services import calendar
from services.imports.identity import company_key
from services.imports.snapshot import digest
from services.jobs.model import Employer
from services.lists import employers
from services.lists.employer_search import employer_page
from services.lists.refusals import ListChangeRefused
from services.staff.permissions import Permission
from web.lists.fields import facts_of
from web.lists.lines import line_of
from web.lists.meanwhile import side_by_side
from web.lists.reason_form import ReasonForm
from web.lists.record_forms import complain, filled, form_for
from web.lists.requests import number_of, posted
from web.lists.words import words
from web.parts import Parts, staff_of

_LONGEST_SEARCH = 100
_TRAIL, _VACANCIES = 20, 50
_HERE = "/lists/employers"


def show_employers(parts: Parts, request: Request) -> Response:
    """One page of the employers, by name."""
    asked = request.query_params
    text, before, after = (
        asked.get("q", "")[:_LONGEST_SEARCH],
        asked.get("before", ""),
        asked.get("after", ""),
    )
    backwards = bool(before or asked.get("last"))
    today = calendar.local(parts.now()).date()
    with parts.reading() as uow:
        page = employer_page(uow, text, today, start=number_of(after or before), backwards=backwards)
    return parts.render(
        request,
        "lists/employers.html",
        employers=page.employers,
        after=page.after.id if page.after else None,
        before=page.before.id if page.before else None,
        here=_HERE,
        asked={"q": text},
        q=text,
        lists=words(),
    )


def show_employer(parts: Parts, request: Request) -> Response:
    """One employer with its vacancies."""
    return _shown(parts, request)


def change(parts: Parts, request: Request) -> Response:
    """Other facts of an employer."""
    number = request.path_params["id"]
    with parts.writing() as uow:
        employer = employers.get_employer(uow, number)
        form = form_for(employer, request.state.form)
        more: dict[str, Any] = {"form": form}
        if form.validate():
            try:
                employers.change_employer(
                    uow, staff_of(request), number, form.values(employer),
                    seen=form.seen.data or "", at=parts.now(), why=form.why.data or "",
                )  # fmt: skip
                uow.commit()
                return parts.redirect(f"{_HERE}/{number}", done="lists.changed")
            except ListChangeRefused as refused:
                if refused.code == "changed_meanwhile":
                    both = side_by_side(employer, form, digest(employer))
                    more = {"form": both.form, "meanwhile": both.changed, "sentence": refused.sentence}
                elif refused.field in form:
                    complain(form, refused)
                else:
                    more["sentence"] = refused.sentence
    return _shown(parts, request, status=422, **more)


def close(parts: Parts, request: Request) -> Response:
    """Close every vacancy of an employer."""
    number, how, why = request.path_params["id"], posted(request, "how"), posted(request, "why")
    with parts.writing() as uow:
        try:
            employers.close_vacancies(uow, staff_of(request), number, how, at=parts.now(), why=why)
        except ListChangeRefused as refused:
            reason = ReasonForm.for_kind("vacancies", "", how=how, why=why)
            return _shown(parts, request, status=422, sentence=reason.complain(refused), reason=reason)
        uow.commit()
    return parts.redirect(f"{_HERE}/{number}", done="lists.all_closed")


def show_merge(parts: Parts, request: Request) -> Response:
    """Which employer this one is."""
    return _merge_page(parts, request)


def merge(parts: Parts, request: Request) -> Response:
    """Let this employer be another one."""
    number, into, why = request.path_params["id"], number_of(posted(request, "into")), posted(request, "why")
    with parts.writing() as uow:
        try:
            if into is None:
                raise ListChangeRefused("employer_itself")
            employers.merge_employers(
                uow, staff_of(request), number, into, seen=posted(request, "seen"), at=parts.now(), why=why
            )
        except ListChangeRefused as refused:
            return _merge_page(parts, request, sentence=refused.sentence, why=why, into=into, status=422)
        uow.commit()
    return parts.redirect(f"{_HERE}/{into}", done="lists.merged")


def _merge_page(
    parts: Parts,
    request: Request,
    *,
    sentence: str = "",
    why: str = "",
    into: int | None = None,
    status: int = 200,
) -> Response:
    number, text = request.path_params["id"], request.query_params.get("q", "")[:_LONGEST_SEARCH]
    today = calendar.local(parts.now()).date()
    with parts.reading() as uow:
        employer = employers.get_employer(uow, number)
        page = employer_page(uow, text or _core(employer), today)
        chosen = uow.lists.employer(into) if into is not None and into != number else None
        moving = len(uow.lists.vacancies_of(number, limit=1000))
    found = [(one, count) for one, count in page.employers if one.id != number]
    if chosen is not None and all(one.id != into for one, _count in found):
        found.insert(0, (chosen, 0))
    return parts.render(
        request,
        "lists/merge.html",
        status=status,
        employer=employer,
        seen=digest(employer),
        candidates=found,
        moving=moving,
        into=into,
        why=why,
        q=text,
        sentence=sentence,
        lists=words(),
    )


def _core(employer: Employer) -> str:
    return " ".join(company_key(employer.name).split()[:3])


def _shown(
    parts: Parts,
    request: Request,
    *,
    form: Any = None,
    reason: ReasonForm | None = None,
    sentence: str = "",
    meanwhile: tuple[tuple[str, str], ...] = (),
    status: int = 200,
) -> Response:
    number, today = request.path_params["id"], calendar.local(parts.now()).date()
    may_edit = staff_of(request).may(Permission.EDIT_LISTS)
    with parts.reading() as uow:
        employer = employers.get_employer(uow, number)
        shown = employers.shown_count(uow, number, today)
        ids = uow.lists.vacancies_of(number, limit=_VACANCIES, shown_on=today)
        lines = [line_of(posting, today) for posting in uow.jobs.get_many(ids)]
        trail = uow.audit.of(f"{employers.KIND}:{number}", _TRAIL) if may_edit else []
    seen = digest(employer)
    return parts.render(
        request,
        "lists/employer.html",
        status=status,
        employer=employer,
        form=form or filled(employer, seen),
        facts=facts_of(filled(employer, seen)),
        reason=reason or ReasonForm.for_kind("vacancies", ""),
        sentence=sentence,
        meanwhile=meanwhile,
        vacancies=lines,
        shown=shown,
        trail=trail,
        may_edit=may_edit,
        lists=words(),
    )
