"""What the database has of the offers of a list, read piece by piece and kept only where it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from datetime import date

from services.fraud.release import confirmed_offers, reported_phones
from services.fraud.signals import Knowledge, phones_of
from services.imports.identity import Key, company_key, identity
from services.imports.model import Record
from services.imports.record_kinds import kind_of, offered_by, store_of, title_of
from services.jobs.model import Employer, JobPosting
from services.jobs.monthly_pay import monthly_pay
from services.jobs.usual_pay import median_pay
from services.overseas.model import OverseasOrder
from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A record that is shown now and that the list does not have."""

    kind: str
    id: int
    title: str
    company: str


@dataclass(slots=True)
class Present:
    """The present list.

    Attributes:
        by_identity: Records that may be one of the list.
        missing: Shown now, and none of the list can be them.
        phones: Telephone number → companies it stands for.
        employers: By company key, and by name as it is written.
    """

    by_identity: dict[Key, list[Record]] = field(default_factory=dict)
    missing: list[Missing] = field(default_factory=list)
    phones: dict[str, set[str]] = field(default_factory=dict)
    employers: dict[str, Employer] = field(default_factory=dict)


def read_present(
    kinds: Iterable[str],
    keys: Set[Key],
    since: date,
    may_be_missed: Callable[[Record], bool],
    uow: UnitOfWork,
    settled: Set[int] = frozenset(),
) -> Present:
    """Read the records of some kinds that are on the lists since a day.

    Args:
        keys: Identities of the records of the list.
        may_be_missed: Whether the list should have a record.
        settled: Vacancies whose rows came back untouched; nothing more is asked of them.
    """
    present = Present()
    for kind in kinds:
        for record in store_of(kind, uow).on_list(since):
            key = identity(record)
            is_settled = isinstance(record, JobPosting) and record.id in settled
            if key in keys and not is_settled:
                present.by_identity.setdefault(key, []).append(record)
            elif may_be_missed(record) and not is_settled:
                present.missing.append(missing(record))
            if not record.is_sample:  # invented offers say nothing of real ones
                _note_phones(record, present.phones)
    for employer in uow.jobs.employers():
        present.employers[employer.name] = employer
        present.employers.setdefault(company_key(employer.name), employer)
    return present


def missing(record: Record) -> Missing:
    """What is told of a record that the list does not have."""
    return Missing(
        kind=kind_of(record), id=record.id or 0, title=title_of(record), company=offered_by(record)
    )


def knowledge_of(records: Iterable[Record], present: Present, on: date, uow: UnitOfWork) -> Knowledge:
    """What to hold offers against: telephone numbers and usual pay, here and in the list itself."""
    phones = {phone: set(companies) for phone, companies in present.phones.items()}
    postings = []
    for record in records:
        _note_phones(record, phones)
        if isinstance(record, JobPosting):
            postings.append(record)
    trades = {posting.occupation_id for posting in postings if posting.occupation_id}
    usual = dict(_usual_pay_within(postings, trades))
    usual.update(uow.jobs.usual_pay(trades, on, real_only=True))
    frauds = list(confirmed_offers(uow))
    return Knowledge(
        phones=phones,
        usual_pay=usual,
        reported_phones=reported_phones(uow),
        confirmed_phones=frozenset(phone for one in frauds for phone in phones_of(one)),
        confirmed_companies=frozenset(company_key(offered_by(one)) for one in frauds if offered_by(one)),
    )


def _usual_pay_within(postings: list[JobPosting], trades: Set[str]) -> Iterator[tuple[str, int]]:
    stated: dict[str, list[tuple[int | None, int | None]]] = {trade: [] for trade in trades}
    for posting in postings:
        if posting.occupation_id:
            pay = monthly_pay(posting)
            stated[posting.occupation_id].append((pay.floor, pay.top))
    for trade, ends in stated.items():
        usual = median_pay(ends)
        if usual is not None:
            yield trade, usual


def _note_phones(record: Record, phones: dict[str, set[str]]) -> None:
    if isinstance(record, JobPosting | OverseasOrder):
        for phone in phones_of(record):
            phones.setdefault(phone, set()).add(company_key(offered_by(record)))
