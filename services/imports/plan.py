"""What an import would do, before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from services.fraud.model import HELD
from services.fraud.release import looked_at
from services.fraud.signals import find_signals, must_be_held
from services.imports.differences import merged
from services.imports.identity import company_key, identity
from services.imports.intake import Taken, Twin, take_in
from services.imports.known import Missing, knowledge_of, missing, read_present
from services.imports.matching import pairs
from services.imports.model import Record, RowResult, Verdict
from services.imports.own_rows import untouched
from services.imports.record_kinds import kind_of
from services.imports.snapshot import digest
from services.jobs.model import Employer, JobPosting
from services.licences.model import LicensedCompany
from services.overseas.model import OverseasOrder
from services.ports import UnitOfWork
from services.vocational.model import Course

_LONGEST_SOURCE = 200  # letters
_REOPENED_DAYS = 60  # an offer past its last day for longer is a new one when a list brings it again


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list, read row by row.

    Attributes:
        on: The day on which it counts as published.
        told: Fields that have a column in it.
        source: Where it comes from, as people are told it.
    """

    kind: str
    on: date
    results: tuple[RowResult, ...]
    told: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A record that is new; with signals it is held."""

    record: Record
    address: str
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A record that becomes another; `signals` are those it is held for from now on."""

    before: Record
    after: Record
    names: tuple[str, ...]
    address: str
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do.

    Attributes:
        same: How many records are there already, just so.
        missing: Shown now and not in the list; closed only if a person says so.
        twins, lookalikes, left_out: See services.imports.intake.Intake.
    """

    listing: Listing
    additions: tuple[Addition, ...]
    changes: tuple[Change, ...]
    same: int
    missing: tuple[Missing, ...]
    twins: tuple[Twin, ...]
    lookalikes: tuple[Twin, ...]
    left_out: tuple[RowResult, ...]

    @property
    def writes(self) -> bool:
        """Whether anything is to be written, apart from closing what is missing."""
        return bool(self.additions or self.changes)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each, by name: new, changed, same, held, duplicate, doubtful, rejected."""
        verdicts = [row.verdict for row in self.left_out]
        return {
            "new": len(self.additions),
            "changed": len(self.changes),
            "same": self.same,
            "held": sum(bool(one.signals) for one in self.additions)
            + sum(bool(one.signals) for one in self.changes),
            "duplicate": len(self.twins),
            "doubtful": verdicts.count(Verdict.DOUBTFUL),
            "rejected": verdicts.count(Verdict.REJECTED),
        }

    @property
    def fingerprint(self) -> str:
        """The same for two plans that would do the same."""
        found = hashlib.sha256()
        for addition in self.additions:
            found.update(digest(addition.record).encode())
        for change in self.changes:
            found.update(f"{digest(change.before)}>{digest(change.after)}".encode())
        for one in self.missing:
            found.update(f"-{one.id}".encode())
        return found.hexdigest()


def make_plan(listing: Listing, uow: UnitOfWork) -> Plan:
    """Compare a list with what the database has; reads only."""
    settled, results = untouched(listing.results, listing.on, uow)
    intake = take_in(results)
    other_names = uow.lists.other_names()
    taken = [_under_known_name(_of_listing(one, listing), other_names) for one in intake.taken]
    kinds = {listing.kind, *(one.kind for one in taken)}
    keys = {identity(one.record) for one in taken}
    since = listing.on if listing.kind == "licensed_companies" else listing.on - timedelta(_REOPENED_DAYS)

    def may_be_missed(record: Record) -> bool:
        return _is_shown(record, listing) and identity(record) not in intake.asked

    present = read_present(kinds, keys, since, may_be_missed, uow, settled)
    taken = [_with_known_employer(one, present.employers) for one in taken]
    knowledge = knowledge_of([one.record for one in taken], present, listing.on, uow)
    additions: list[Addition] = []
    changes: list[Change] = []
    missed = present.missing
    same = len(settled)
    for one, record in pairs(taken, present.by_identity):
        if one is None:
            if record is not None and may_be_missed(record):
                missed.append(missing(record))
            continue
        signals: tuple[str, ...] = ()
        if isinstance(one.record, JobPosting | OverseasOrder):
            signals = find_signals(one.record, knowledge, one.doubts)
        if record is None:
            additions.append(_addition(one, signals))
            continue
        after, names = merged(record, one.record, listing.told)
        if names:
            if isinstance(record, JobPosting | OverseasOrder):  # what it showed before is not new
                signals = tuple(sign for sign in signals if sign not in find_signals(record, knowledge))
            changes.append(_change(record, after, names, one.address, signals, uow))
        else:
            same += 1
    return Plan(
        listing=listing,
        additions=tuple(additions),
        changes=tuple(changes),
        same=same,
        missing=tuple(sorted(missed, key=lambda one: one.id)),
        twins=tuple(intake.twins),
        lookalikes=tuple(intake.lookalikes),
        left_out=tuple(intake.left_out),
    )


def _of_listing(one: Taken, listing: Listing) -> Taken:
    record: Any = replace(one.record, source=listing.source[:_LONGEST_SOURCE])
    if isinstance(record, Course):  # of its place no former unit is kept
        place = replace(record.place, old_province_code=None, old_district_code=None)
        record = replace(record, place=place)
    return replace(one, record=record)


def _under_known_name(one: Taken, names: Mapping[str, Employer]) -> Taken:
    """An employer that was merged into another is that one, whatever lists call it."""
    if not isinstance(one.record, JobPosting):
        return one
    known = names.get(company_key(one.record.employer.name))
    return one if known is None else replace(one, record=replace(one.record, employer=known))


def _with_known_employer(one: Taken, employers: dict[str, Employer]) -> Taken:
    """An employer written otherwise than before is still the one that is known; a new one becomes known."""
    if not isinstance(one.record, JobPosting):
        return one
    own = one.record.employer
    known = employers.get(own.name) or employers.setdefault(company_key(own.name), own)
    return replace(one, record=replace(one.record, employer=known))


def _is_shown(record: Record, listing: Listing) -> bool:
    """Whether people see a record that a list of this kind should have; no list has what is invented."""
    kind = kind_of(record)
    if kind != listing.kind or record.is_sample or isinstance(record, LicensedCompany):
        return False
    return record.is_shown(listing.on)


def _addition(one: Taken, signals: tuple[str, ...]) -> Addition:
    if not must_be_held(signals):
        return Addition(record=one.record, address=one.address)
    offer: Any = one.record  # only offers have signals
    return Addition(record=replace(offer, status=HELD), address=one.address, signals=signals)


def _change(
    before: Any, after: Any, names: tuple[str, ...], address: str, signals: tuple[str, ...], uow: UnitOfWork
) -> Change:
    if must_be_held(signals):
        fresh = set(signals) - looked_at(kind_of(before), before.id, uow)
        if must_be_held(fresh):
            after = replace(after, status=HELD)
            return Change(before=before, after=after, names=names, address=address, signals=signals)
    return Change(before=before, after=after, names=names, address=address)
