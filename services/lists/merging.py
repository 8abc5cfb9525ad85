"""The same offer twice in the lists: found, and made one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from services.imports.identity import identity, twin_key
from services.imports.model import Record
from services.imports.record_kinds import CLASSES, CLOSED, store_of
from services.imports.snapshot import digest
from services.jobs.model import JobPosting
from services.lists.changes import get_record, required_reason, trace
from services.lists.refusals import ListChangeRefused
from services.ports import UnitOfWork
from services.staff.model import StaffMember

KINDS = ("vacancies", "courses", "overseas_orders")
GROUPS = 15  # on a page
_SHOWN = ("open", "gathering")
MOST = 20  # offers of one group that are looked at
_EMPTY = (None, "", (), 0, "none", "unknown")
# Of these the later one counts, of all others what the kept record says.
_LAST_DAYS = ("valid_through", "registration_deadline")
_KEPT = ("id", "status", "is_sample", "date_posted", "source", "employer")
# What only makes sense together.
_TOGETHER = (
    ("pay_text", "salary_min", "salary_max", "salary_unit"),
    ("age_min", "age_max"),
    ("contact_name", "contact_phone"),
    ("occupation_id", "vsco", "sector"),
)


@dataclass(frozen=True, slots=True)
class Twins:
    """Offers that look like one; `same` means that pay, day and gender agree too."""

    kind: str
    records: tuple[Record, ...]
    same: bool


def twins_of(record: Record, uow: UnitOfWork, today: date) -> list[Record]:
    """Other offers people see that look like this one."""
    if isinstance(record, JobPosting):
        if record.employer.id is None:
            return []
        ids = uow.lists.vacancies_of(
            record.employer.id, limit=MOST, shown_on=today, title_key=record.title_key
        )
        others: Iterable[Record] = uow.jobs.get_many(ids)
    else:
        kind = next((kind for kind in KINDS[1:] if isinstance(record, CLASSES[kind])), "")
        others = _shown(kind, uow, today) if kind else ()
    own = identity(record)
    return [one for one in others if one.id != record.id and identity(one) == own][:MOST]


def twin_vacancies(
    uow: UnitOfWork, today: date, after: tuple[int, str]
) -> tuple[list[Twins], tuple[int, str] | None]:
    """A page of twins among the vacancies people see.

    Args:
        after: Employer and title of the last twins of the page before; (0, "") for the first page.

    Returns:
        The twins, and where the next page begins; None on the last one.
    """
    titles = uow.lists.same_titles(today, after, GROUPS)
    groups = uow.lists.vacancies_titled(titles, today)
    postings = {
        one.id: one for one in uow.jobs.get_many([number for ids in groups.values() for number in ids[:MOST]])
    }
    found: list[Twins] = []
    for title in titles:
        ids = groups.get(title, ())[:MOST]
        found += _grouped("vacancies", [postings[number] for number in ids if number in postings])
    return found, titles[-1] if len(titles) == GROUPS else None


def other_twins(uow: UnitOfWork, today: date) -> list[Twins]:
    """Twins among the courses and orders people see, which are few."""
    return [twins for kind in KINDS[1:] for twins in _grouped(kind, _shown(kind, uow, today))]


def merge_records(
    uow: UnitOfWork,
    by: StaffMember,
    kind: str,
    keep: int,
    gone: Sequence[int],
    *,
    seen: Iterable[str],
    at: datetime,
    why: str,
) -> Record:
    """Keep one of several offers, filled with what only the others said, and close the others.

    Args:
        seen: Digests of all of them, as the person saw them.

    Raises:
        NotFound: One of them is not there.
        ListChangeRefused: No reason is given, there is nothing to merge, or somebody was faster.
    """
    reason = required_reason(why)
    others = [number for number in dict.fromkeys(gone) if number != keep]
    if kind not in KINDS or not others or len(others) > MOST:
        raise ListChangeRefused("nothing_to_merge")
    uow.imports.take_turn()
    before: Any = get_record(uow, kind, keep)
    sources: list[Any] = [get_record(uow, kind, number) for number in others]
    known = set(seen)
    if any(digest(one) not in known or one.status not in _SHOWN for one in (before, *sources)):
        raise ListChangeRefused("changed_meanwhile")
    after = before
    for source in sources:
        after = _filled(after, source)
        closed = replace(source, status=CLOSED[kind])
        store_of(kind, uow).save(closed)
        trace(uow, by, "list.merge", kind, source, closed, at=at, why=f"{reason} (→ {keep})")
    if after != before:
        store_of(kind, uow).save(after)
    trace(uow, by, "list.merge", kind, before, after, at=at, why=reason)
    return after  # type: ignore[no-any-return]


def _filled(record: Any, other: Any) -> Any:
    changes: dict[str, Any] = {}
    for field in fields(record):
        name = field.name
        if name in _KEPT:
            continue
        own, theirs = getattr(record, name), getattr(other, name)
        if name in _LAST_DAYS:
            changes[name] = max(filter(None, (own, theirs)), default=None)
            continue
        group = next((group for group in _TOGETHER if name in group), (name,))
        if all(getattr(record, one, None) in _EMPTY for one in group):
            changes[name] = theirs
    return replace(record, **changes)


def _grouped(kind: str, records: Iterable[Record]) -> list[Twins]:
    groups: dict[object, list[Record]] = {}
    for record in records:
        groups.setdefault(identity(record), []).append(record)
    return [
        Twins(kind, tuple(group), len(set(map(twin_key, group))) == 1)
        for group in groups.values()
        if len(group) > 1
    ]


def _shown(kind: str, uow: UnitOfWork, today: date) -> list[Record]:
    return [one for one in store_of(kind, uow).on_list(today) if one.is_shown(today)]
