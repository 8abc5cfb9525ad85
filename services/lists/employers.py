"""Employers put right, merged, and closed with all their vacancies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from services.errors import NotFound
from services.imports.identity import company_key
from services.imports.lengths import LONGEST_EMPLOYER
from services.imports.snapshot import digest, to_json
from services.jobs.model import Employer, JobPosting
from services.lists.changes import CLOSINGS, required_reason, trace
from services.lists.refusals import ListChangeRefused
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember

KIND = "employers"
_FACTS = ("tax_code", "sector", "address", "phone")
_PIECE = 250


def get_employer(uow: UnitOfWork, number: int) -> Employer:
    """One employer.

    Raises:
        NotFound: There is none.
    """
    found = uow.lists.employer(number)
    if found is None:
        raise NotFound(f"There is no employer {number}.")
    return found


def change_employer(
    uow: UnitOfWork,
    by: StaffMember,
    number: int,
    values: Mapping[str, Any],
    *,
    seen: str,
    at: datetime,
    why: str = "",
) -> Employer:
    """Other facts; lists that name it as before still mean this one.

    Raises:
        NotFound: There is no such employer.
        ListChangeRefused: Nothing is changed, somebody was faster, or the name is another one's.
    """
    before = _turn(uow, number, seen)
    changes: dict[str, Any] = {name: value or None for name, value in values.items()}
    after = replace(before, **changes)
    if after == before:
        raise ListChangeRefused("nothing_changed")
    name = str(after.name or "").strip()
    if not name or len(name) > LONGEST_EMPLOYER:
        raise ListChangeRefused("employer_missing", field="name")
    other = uow.lists.named(name)
    if other is not None and other.id != number:
        raise ListChangeRefused("employer_known", field="name", number=other.id)
    uow.lists.save_employer(after)
    if name != before.name:
        uow.lists.remember_name(company_key(before.name), number)
        uow.lists.remember_name(company_key(name), number)
    trace(uow, by, "employer.change", KIND, before, after, at=at, why=why)
    return after


def merge_employers(
    uow: UnitOfWork, by: StaffMember, gone: int, keep: int, *, seen: str, at: datetime, why: str
) -> int:
    """Let one employer be another: its vacancies move, its name is remembered; how many moved.

    Args:
        seen: Digest of the one that goes, as the person saw it.

    Raises:
        NotFound: One of them is not there.
        ListChangeRefused: No reason is given, somebody was faster, or both are the same.
    """
    reason = required_reason(why)
    if gone == keep:
        raise ListChangeRefused("employer_itself")
    source = _turn(uow, gone, seen)
    target = get_employer(uow, keep)
    facts = {name: getattr(target, name) or getattr(source, name) for name in _FACTS}
    filled = replace(target, **facts)
    if filled != target:
        uow.lists.save_employer(filled)
    moved = uow.lists.move_vacancies(gone, keep)
    uow.lists.remember_name(company_key(source.name), keep)
    uow.lists.remember_name(company_key(target.name), keep)
    uow.lists.remove_employer(gone)
    audit(
        uow, by, "employer.merge", f"{KIND}:{keep}", at=at,
        before={"employer": source.name, "number": gone}, after={**to_json(filled), "moved": moved},
        why=reason,
    )  # fmt: skip
    return moved


def close_vacancies(
    uow: UnitOfWork, by: StaffMember, number: int, how: str, *, at: datetime, why: str
) -> int:
    """Close every open vacancy of an employer; how many there were.

    Raises:
        NotFound: There is no such employer.
        ListChangeRefused: No reason is given, there is no such way of closing, or nothing is open.
    """
    reason = required_reason(why)
    if how not in CLOSINGS["vacancies"]:
        raise ListChangeRefused("no_such_closing", field="how")
    uow.imports.take_turn()
    employer = get_employer(uow, number)
    closed = 0
    for before in _vacancies(uow, number):
        if before.status == "open":
            after = replace(before, status=how)
            uow.jobs.save(after)
            trace(uow, by, "list.close", "vacancies", before, after, at=at, why=reason)
            closed += 1
    if not closed:
        raise ListChangeRefused("nothing_open")
    after_all = {"employer": employer.name, "closed": closed, "status": how}
    audit(uow, by, "employer.close", f"{KIND}:{number}", at=at, after=after_all, why=reason)
    return closed


def lookalikes(uow: UnitOfWork) -> list[list[tuple[int, str]]]:
    """Numbers and names of employers that differ only in legal form, marks or punctuation, in groups."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for number, name in uow.lists.employer_names():
        groups.setdefault(company_key(name), []).append((number, name))
    return [group for _key, group in sorted(groups.items()) if len(group) > 1]


def shown_count(uow: UnitOfWork, number: int, today: date) -> int:
    """How many vacancies of an employer people see."""
    return uow.lists.shown_of([number], today).get(number, 0)


def _vacancies(uow: UnitOfWork, number: int) -> Iterator[JobPosting]:
    after = 0
    while ids := uow.lists.vacancies_of(number, after=after, limit=_PIECE):
        yield from uow.jobs.get_many(ids)
        after = ids[-1]


def _turn(uow: UnitOfWork, number: int, seen: str) -> Employer:
    uow.imports.take_turn()
    found = get_employer(uow, number)
    if digest(found) != seen:
        raise ListChangeRefused("changed_meanwhile")
    return found
