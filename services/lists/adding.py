"""A record that somebody writes by hand, as when an employer telephones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from services.errors import NotFound
from services.fraud.model import HELD, Hold
from services.fraud.release import confirmed_offers, reported_phones
from services.fraud.signals import Knowledge, find_signals, must_be_held, phones_of
from services.imports.identity import company_key
from services.imports.lengths import unfit
from services.imports.model import Record
from services.imports.record_kinds import kind_of, offered_by, store_of
from services.imports.snapshot import to_json
from services.jobs.model import Employer, JobPosting
from services.lists.changes import known_employer
from services.lists.merging import twins_of
from services.lists.refusals import ListChangeRefused
from services.overseas.model import OverseasOrder
from services.places import Workplace
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember
from services.vocational.model import Course

_DAYS_SHOWN = 30


def blank(kind: str, today: date) -> Record:
    """A record in which nothing is written yet.

    Raises:
        NotFound: Records of this kind only come in lists: one licence alone would make all others look old.
    """
    last_day = today + timedelta(_DAYS_SHOWN)
    if kind == "vacancies":
        return JobPosting(
            title="", employer=Employer(name=""), places=(), date_posted=today, valid_through=last_day
        )
    if kind == "courses":
        return Course(title="", provider="", place=Workplace(place_text=""))
    if kind == "overseas_orders":
        return OverseasOrder(
            title="",
            country="",
            sending_company="",
            licence_text="",
            date_posted=today,
            valid_through=last_day,
        )
    raise NotFound(f"Nothing is added by hand to {kind!r}.")


def add_record(
    uow: UnitOfWork,
    by: StaffMember,
    start: Record,
    values: Mapping[str, Any],
    *,
    at: datetime,
    today: date,
    twice: bool = False,
) -> Record:
    """Store a new record; one that looks like a fraud is held, as it would be in a list.

    Args:
        start: See `blank`.
        twice: Whether it is added although people see one that looks like it.

    Raises:
        ListChangeRefused: It cannot be stored, its last day is past, or it is there already.
    """
    uow.imports.take_turn()
    record: Any = replace(start, **values)
    if isinstance(record, JobPosting):
        record = replace(record, employer=known_employer(uow, record.employer))
    wrong = unfit(record)
    if wrong:
        code, value = wrong[0]
        raise ListChangeRefused(code, value=value[:60])
    if not record.is_shown(today):
        raise ListChangeRefused("day_past_new", field=_last_day(record))
    twins = [] if twice else twins_of(record, uow, today)
    if twins:
        raise ListChangeRefused("there_already", field="twice", number=twins[0].id)
    signals = _signals(record, uow)
    if must_be_held(signals):
        record = replace(record, status=HELD)
    number = store_of(kind_of(record), uow).add(record)
    stored = replace(record, id=number)
    if record.status == HELD:
        uow.holds.add_all([Hold(kind=kind_of(record), record_id=number, signals=signals, held_at=at)])
    audit(uow, by, "list.add", f"{kind_of(record)}:{number}", at=at, after=to_json(stored))
    return stored  # type: ignore[no-any-return]


def _last_day(record: Record) -> str:
    return "registration_deadline" if isinstance(record, Course) else "valid_through"


def _signals(record: Record, uow: UnitOfWork) -> tuple[str, ...]:
    if not isinstance(record, JobPosting | OverseasOrder):
        return ()
    frauds = list(confirmed_offers(uow))
    knowledge = Knowledge(
        reported_phones=reported_phones(uow),
        confirmed_phones=frozenset(phone for one in frauds for phone in phones_of(one)),
        confirmed_companies=frozenset(company_key(offered_by(one)) for one in frauds if offered_by(one)),
    )
    return find_signals(record, knowledge)
