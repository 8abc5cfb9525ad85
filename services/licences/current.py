"""What the lists say now: the newest word on each licence, and how old the newest list is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from services.licences.model import LicenceStatus, LicensedCompany
from services.licences.numbers import licence_number
from services.resources import load_yaml

_WORST_FIRST = (LicenceStatus.REVOKED, LicenceStatus.SUSPENDED, LicenceStatus.UNKNOWN, LicenceStatus.VALID)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListState:
    """The newest list there is.

    Attributes:
        list_date, source: None and "" while no list was loaded.
        age_days: Days since it was made; 0 without a list.
        is_stale: Older than `stale_after_days` of data/licences/settings.yml.
        is_sample: It is invented, for showing how the check works.
    """

    list_date: date | None
    source: str
    age_days: int
    is_stale: bool
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A licence and where it stands; `dropped`: an older list had it as valid, the newest no more."""

    company: LicensedCompany
    dropped: bool = False

    @property
    def status(self) -> LicenceStatus:
        """UNKNOWN for a licence that the newest list has no more."""
        return LicenceStatus.UNKNOWN if self.dropped else self.company.status


def counting(companies: Sequence[LicensedCompany]) -> Sequence[LicensedCompany]:
    """The records that count: invented ones only until a list of the Center's own is there."""
    return [company for company in companies if not company.is_sample] or companies


def list_state(companies: Iterable[LicensedCompany], today: date) -> ListState:
    """The newest list among the records."""
    newest = max(companies, key=lambda company: company.list_date, default=None)
    if newest is None:
        return ListState(list_date=None, source="", age_days=0, is_stale=False, is_sample=False)
    age = max(0, (today - newest.list_date).days)
    return ListState(
        list_date=newest.list_date,
        source=newest.source,
        age_days=age,
        is_stale=age > stale_after_days(),
        is_sample=newest.is_sample,
    )


def standings(companies: Iterable[LicensedCompany]) -> tuple[Standing, ...]:
    """The newest record of each licence; of two of one day, the worse one.

    A suspended or revoked licence stays so until a newer list calls it valid: lists of the valid ones
    alone leave it out.
    """
    newest: dict[object, LicensedCompany] = {}
    for company in sorted(companies, key=_by_day_and_harm):
        newest[_identity(company)] = company
    last_valid = max(
        (one.list_date for one in newest.values() if one.status is LicenceStatus.VALID), default=date.min
    )
    return tuple(
        Standing(one, one.status is LicenceStatus.VALID and one.list_date < last_valid)
        for one in newest.values()
    )


def stale_after_days() -> int:
    """Days after which a list counts as old."""
    days: int = load_yaml("licences/settings.yml")["stale_after_days"]
    return days


def _by_day_and_harm(company: LicensedCompany) -> tuple[date, int]:
    return company.list_date, -_WORST_FIRST.index(company.status)


def _identity(company: LicensedCompany) -> object:
    return licence_number(company.licence_number) or company.name_key
