"""Records put right, closed and opened again, by one person at a time; each change leaves its trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

from services.errors import NotFound
from services.fraud.model import HELD
from services.imports.identity import company_key
from services.imports.lengths import LONGEST_EMPLOYER, unfit
from services.imports.model import Record
from services.imports.record_kinds import CLOSED, store_of
from services.imports.snapshot import digest, to_json
from services.jobs.model import Employer, JobPosting
from services.lists.refusals import ListChangeRefused
from services.lists.search import known_kind
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember

MAX_WHY = 300
# How a record may be closed; a licence never is.
CLOSINGS = {
    "vacancies": ("filled", "withdrawn"),
    "courses": ("finished",),
    "overseas_orders": ("filled", "withdrawn"),
    "licensed_companies": (),
}
_OPENED = {"vacancies": "open", "courses": "gathering", "overseas_orders": "open"}
_UNTOLD = frozenset({"title_key", "id"})


def get_record(uow: UnitOfWork, kind: str, number: int) -> Record:
    """A record in whatever state.

    Raises:
        NotFound: There is none.
    """
    record: Record | None = store_of(kind, uow).get(number) if known_kind(kind) else None
    if record is None:
        raise NotFound(f"There is no record {number} of {kind}.")
    return record


def change_record(
    uow: UnitOfWork,
    by: StaffMember,
    kind: str,
    number: int,
    values: Mapping[str, Any],
    *,
    seen: str,
    at: datetime,
    why: str = "",
) -> Record:
    """Other values for some fields.

    Args:
        seen: Digest of the record as the person saw it.

    Raises:
        NotFound: There is no such record.
        ListChangeRefused: Somebody else was faster, nothing is changed, or what it became cannot be stored.
    """
    before = _turn(uow, kind, number, seen)
    after: Any = replace(before, **values)
    if isinstance(after, JobPosting):
        after = replace(after, employer=known_employer(uow, after.employer))
    names = [
        field.name for field in fields(before) if getattr(before, field.name) != getattr(after, field.name)
    ]
    if not names:
        raise ListChangeRefused("nothing_changed")
    wrong = unfit(after)
    if wrong:
        code, value = wrong[0]
        raise ListChangeRefused(code, value=value[:60])
    store_of(kind, uow).save(after)
    trace(uow, by, "list.change", kind, before, after, at=at, why=why)
    return after  # type: ignore[no-any-return]


def close_record(
    uow: UnitOfWork, by: StaffMember, kind: str, number: int, how: str, *, seen: str, at: datetime, why: str
) -> Record:
    """People do not see it any more.

    Raises:
        NotFound: There is no such record.
        ListChangeRefused: No reason is given, it is closed already, or cannot be closed so.
    """
    reason = required_reason(why)
    before: Any = _turn(uow, kind, number, seen)
    if how not in CLOSINGS[kind]:
        raise ListChangeRefused("no_such_closing", field="how")
    if before.status == HELD:
        raise ListChangeRefused("held")  # opened again it would be shown without having been judged
    if before.status in (*CLOSINGS[kind], CLOSED[kind]):
        raise ListChangeRefused("closed_already")
    after = replace(before, status=how)
    store_of(kind, uow).save(after)
    trace(uow, by, "list.close", kind, before, after, at=at, why=reason)
    return after  # type: ignore[no-any-return]


def open_again(
    uow: UnitOfWork,
    by: StaffMember,
    kind: str,
    number: int,
    *,
    seen: str,
    at: datetime,
    today: date,
    why: str,
) -> Record:
    """Show a closed record again.

    Raises:
        NotFound: There is no such record.
        ListChangeRefused: No reason is given, it is not closed, held as a fraud, or its last day is past.
    """
    reason = required_reason(why)
    before: Any = _turn(uow, kind, number, seen)
    if kind not in _OPENED or before.status == HELD or before.status not in CLOSINGS[kind]:
        raise ListChangeRefused("not_closed")
    after = replace(before, status=_OPENED[kind])
    if not after.is_shown(today):
        raise ListChangeRefused("day_past")
    store_of(kind, uow).save(after)
    trace(uow, by, "list.open", kind, before, after, at=at, why=reason)
    return after  # type: ignore[no-any-return]


def required_reason(why: str) -> str:
    """The reason without blanks around it.

    Raises:
        ListChangeRefused: There is none, or it is too long.
    """
    reason = why.strip()
    if not reason or len(reason) > MAX_WHY:
        raise ListChangeRefused("reason_missing", field="why", most=MAX_WHY)
    return reason


def _turn(uow: UnitOfWork, kind: str, number: int, seen: str) -> Record:
    uow.imports.take_turn()  # an import under way compares what it found with what it writes
    record = get_record(uow, kind, number)
    if digest(record) != seen:
        raise ListChangeRefused("changed_meanwhile")
    return record


def known_employer(uow: UnitOfWork, employer: Employer) -> Employer:
    """The employer as it is known; another way of writing its name makes no second one.

    Raises:
        ListChangeRefused: It has no name, or one too long.
    """
    if employer.id is not None:
        return employer
    name = employer.name.strip()
    if not name or len(name) > LONGEST_EMPLOYER:
        raise ListChangeRefused("employer_missing", field="employer")
    exact = uow.lists.named(name)
    if exact is not None:
        return exact
    key = company_key(name)
    other = uow.lists.other_names().get(key)
    if other is not None:
        return other
    known = (one for one in uow.jobs.employers() if company_key(one.name) == key)
    return next(known, Employer(name=name))


def trace(
    uow: UnitOfWork,
    by: StaffMember,
    action: str,
    kind: str,
    before: Any,
    after: Any,
    *,
    at: datetime,
    why: str,
) -> None:
    """Write what became of a record, of the fields that changed."""
    was, became = to_json(before), to_json(after)
    names = [name for name in was if was[name] != became[name] and name not in _UNTOLD]
    audit(
        uow, by, action, f"{kind}:{before.id}", at=at,
        before={name: was[name] for name in names},
        after={name: became[name] for name in names},
        why=why,
    )  # fmt: skip
