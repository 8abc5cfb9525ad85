"""What is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from services import calendar
from services.errors import NotFound
from services.fraud.signals import sentence_of
from services.imports.model import Record
from services.imports.snapshot import digest
from services.lists import holds
from services.lists.changes import CLOSINGS, get_record
from services.lists.merging import twins_of
from services.lists.search import PAGE, STATES, known_kind, list_page, list_search, list_start
from services.staff.permissions import Permission
from web.lists import cursor
from web.lists.fields import facts_of
from web.lists.lines import line_of
from web.lists.reason_form import ReasonForm
from web.lists.record_forms import RecordForm, filled
from web.lists.requests import number_of
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
        kind,
        today,
        text=text,
        state=asked.get("state", ""),
        after=cursor.read(asked.get("after", "") or asked.get("before", "")),
        backwards=bool(asked.get("before") or asked.get("last")),
    )
    with parts.reading() as uow:
        page = list_page(uow, search)
        expiring = list_start(uow, list_search(kind, today, state="soon")) if "soon" in STATES[kind] else 0
        waiting = len(holds.held(uow))
    return parts.render(
        request,
        "lists/list.html",
        kind=kind,
        lines=[line_of(record, today) for record in page.records],
        after=cursor.written(page.after) if page.after else "",
        before=cursor.written(page.before) if page.before else "",
        q=text,
        here=f"/lists/{kind}",
        asked={"q": text, "state": search.state},
        state=search.state,
        states=STATES[kind],
        soon=min(expiring, PAGE),
        soon_more=expiring > PAGE,
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
    meanwhile: Sequence[tuple[str, str]] = (),
) -> Response:
    """The page of a record.

    Args:
        reason: What was written for closing it or opening it again.
        meanwhile: Label and value of the fields that somebody else has changed.
    """
    kind, number = request.path_params["kind"], request.path_params["id"]
    today = calendar.local(parts.now()).date()
    may_edit = staff_of(request).may(Permission.EDIT_LISTS)
    closed: Any = record.status
    with parts.reading() as uow:
        trail = uow.audit.of(f"{kind}:{number}", _TRAIL) if may_edit else []
        alike = twins_of(record, uow, today) if may_edit else []
    return parts.render(
        request,
        "lists/record.html",
        status=status,
        kind=kind,
        record=record,
        line=line_of(record, today),
        form=form,
        facts=facts_of(filled(record, "")),
        sentence=sentence,
        closings=CLOSINGS[kind] if closed not in CLOSINGS[kind] else (),
        may_open=closed in CLOSINGS[kind],
        may_edit=may_edit,
        reason=reason or ReasonForm.for_kind(kind, digest(record)),
        trail=trail,
        meanwhile=meanwhile,
        alike=[line_of(one, today) for one in alike],
        lists=words(),
    )


@dataclass(frozen=True, slots=True)
class Judging:
    """What was written about a hold, and the complaint about it."""

    hold: int
    why: str
    sentence: str


def show_holds(parts: Parts, request: Request) -> Response:
    """Offers that wait for a person, and those that are shown with a warning."""
    return holds_page(parts, request)


def holds_page(
    parts: Parts, request: Request, *, wrong: Judging | None = None, status: int = 200
) -> Response:
    """The page of what is held."""
    groups = []
    with parts.reading() as uow:
        for name, find in (("held", holds.held), ("watched", holds.watched)):
            standing = find(uow)
            after = number_of(request.query_params.get(name, "")) or 0
            if wrong and any(one.id == wrong.hold for one in standing):
                after = wrong.hold - 1
            offers, more = holds.with_offers(standing, after, uow)
            groups.append((name, offers, len(standing), offers[-1].hold.id if more else None))
    return parts.render(
        request,
        "lists/holds.html",
        status=status,
        wrong=wrong,
        groups=groups,
        say=sentence_of,
        may_judge=staff_of(request).may(Permission.JUDGE_HOLDS),
        lists=words(),
    )
