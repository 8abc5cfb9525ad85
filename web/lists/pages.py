"""What is looked at."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from services import calendar
from services.errors import NotFound
from services.fraud.release import held_offers, watched_offers
from services.fraud.signals import sentence_of
from services.imports.model import Record
from services.imports.snapshot import digest
from services.lists.changes import CLOSINGS, get_record
from services.lists.search import STATES, known_kind, list_page, list_search
from services.staff.permissions import Permission
from web.lists import cursor
from web.lists.lines import line_of
from web.lists.reason_form import ReasonForm
from web.lists.record_forms import RecordForm, filled
from web.lists.words import words
from web.parts import Parts, staff_of

_TRAIL = 20
_LONGEST_SEARCH = 100


def show_list(parts: Parts, request: Request) -> Response:
    """One page of a list."""
    kind = request.path_params.get("kind", next(iter(STATES)))
    if not known_kind(kind):
        raise NotFound(f"There is no list {kind!r}.")
    asked = request.query_params
    today = calendar.local(parts.now()).date()
    text = asked.get("q", "")[:_LONGEST_SEARCH]
    search = list_search(
        kind, today, text=text, state=asked.get("state", ""), after=cursor.read(asked.get("after", ""))
    )
    with parts.reading() as uow:
        page = list_page(uow, search)
        expiring = list_page(uow, list_search(kind, today, state="soon")) if "soon" in STATES[kind] else None
        waiting = len(uow.holds.standing())
    return parts.render(
        request,
        "lists/list.html",
        kind=kind,
        lines=[line_of(record, today) for record in page.records],
        after=cursor.written(page.after) if page.after else "",
        began="after" not in asked,
        q=text,
        state=search.state,
        states=STATES[kind],
        soon=len(expiring.records) if expiring else 0,
        soon_more=bool(expiring and expiring.after),
        waiting=waiting,
        lists=words(),
        may_edit=staff_of(request).may(Permission.EDIT_LISTS),
    )


def show_record(parts: Parts, request: Request) -> Response:
    """One record: a form for who may change it, its facts for everybody else."""
    kind, number = request.path_params["kind"], request.path_params["id"]
    with parts.reading() as uow:
        record = get_record(uow, kind, number)
    return shown(parts, request, record, filled(record, digest(record)))


def shown(
    parts: Parts,
    request: Request,
    record: Record,
    form: RecordForm,
    *,
    sentence: str = "",
    status: int = 200,
    reason: ReasonForm | None = None,
) -> Response:
    """The page of a record."""
    kind, number = request.path_params["kind"], request.path_params["id"]
    today = calendar.local(parts.now()).date()
    may_edit = staff_of(request).may(Permission.EDIT_LISTS)
    closed: Any = record.status
    with parts.reading() as uow:
        trail = uow.audit.of(f"{kind}:{number}", _TRAIL) if may_edit else []
    return parts.render(
        request,
        "lists/record.html",
        status=status,
        kind=kind,
        record=record,
        line=line_of(record, today),
        form=form,
        facts=_facts(record),
        sentence=sentence,
        closings=CLOSINGS[kind] if closed not in CLOSINGS[kind] else (),
        may_open=closed in CLOSINGS[kind],
        may_edit=may_edit,
        reason=reason or ReasonForm.for_kind(kind, digest(record)),
        trail=trail,
        lists=words(),
    )


def show_holds(parts: Parts, request: Request) -> Response:
    """Offers that wait for a person, and those that are shown with a warning."""
    return holds_page(parts, request)


def holds_page(parts: Parts, request: Request, *, sentence: str = "", status: int = 200) -> Response:
    """The page of what is held."""
    with parts.reading() as uow:
        held, watched = list(held_offers(uow)), list(watched_offers(uow))
    return parts.render(
        request,
        "lists/holds.html",
        status=status,
        sentence=sentence,
        groups=[("held", held), ("watched", watched)],
        say=sentence_of,
        may_judge=staff_of(request).may(Permission.JUDGE_HOLDS),
        lists=words(),
    )


def _facts(record: Record) -> list[tuple[str, str]]:
    form = filled(record, "")
    return [
        (field.label.text, _said(field))
        for field in form
        if field.name not in ("seen", "why") and field.data not in (None, "")
    ]


def _said(field: Any) -> str:
    choices = dict(field.choices) if hasattr(field, "choices") else {}
    value = field.data
    if hasattr(value, "strftime"):
        return str(value.strftime("%d/%m/%Y"))
    return str(choices.get(value, value))
