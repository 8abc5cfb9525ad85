"""Whether a company may send people abroad, by the lists of the Center; never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from language.search_key import search_key
from services.licences.current import ListState, Standing, counting, list_state, standings
from services.licences.lookup import by_name, has_number, near_names
from services.licences.model import LicenceStatus, LicensedCompany
from services.licences.numbers import LicenceNumber
from services.resources import load_yaml


class Found(Enum):
    """What a check came to: ONE is the only one that tells a status."""

    ONE = "one"
    SEVERAL = "several"
    NEAR = "near"
    MISMATCH = "mismatch"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceQuery:
    """What is asked about: a name, a licence number or both; `branch` is the place of a branch.

    `raw` is the message as typed, whose tone marks may tell two companies apart.
    """

    name: str = ""
    number: LicenceNumber | None = None
    branch: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceCheck:
    """The result.

    Attributes:
        standings: The company, or those it may be: with SEVERAL, NEAR and MISMATCH nothing is certain.
        alike: Other companies of the same or a near name; with MISMATCH, whose number it is.
        branch_listed: Whether the branch asked about is in the list; None when none was.
        lists: The newest list.
    """

    found: Found
    lists: ListState
    standings: tuple[Standing, ...] = ()
    alike: tuple[Standing, ...] = ()
    branch_listed: bool | None = None

    @property
    def status(self) -> LicenceStatus:
        """UNKNOWN unless the lists tell exactly one company."""
        return self.standings[0].status if self.found is Found.ONE else LicenceStatus.UNKNOWN


def check_licence(query: LicenceQuery, companies: Sequence[LicensedCompany], today: date) -> LicenceCheck:
    """Look a company up.

    Args:
        companies: Every record of every list.
        today: Decides whether the newest list is old.
    """
    companies = counting(companies)
    lists, known = list_state(companies, today), standings(companies)
    named = by_name(query.name, query.raw, known) if query.name else ()
    if query.number is not None:
        return _by_number(query, query.number, known, named, lists)
    if not named:
        near = near_names(query.name, known)
        return LicenceCheck(found=Found.NEAR if near else Found.NONE, lists=lists, standings=_most(near))
    if len(named) > 1:
        return LicenceCheck(found=Found.SEVERAL, lists=lists, standings=_most(named))
    return _one(named[0], query, known, lists)


def _by_number(
    query: LicenceQuery,
    number: LicenceNumber,
    known: Sequence[Standing],
    named: Sequence[Standing],
    lists: ListState,
) -> LicenceCheck:
    """The number decides; a name beside it must be the name of that licence."""
    own = [one for one in known if has_number(one, number)]
    if not query.name:
        found = Found.ONE if len(own) == 1 else Found.SEVERAL if own else Found.NONE
        return _one(own[0], query, known, lists) if len(own) == 1 else _several(found, own, lists)
    both = [one for one in named if one in own]
    if len(both) == 1:
        return _one(both[0], query, known, lists)
    if both:
        return _several(Found.SEVERAL, both, lists)
    if not own and not named:
        near = near_names(query.name, known)
        return LicenceCheck(found=Found.NEAR if near else Found.NONE, lists=lists, standings=_most(near))
    return LicenceCheck(found=Found.MISMATCH, lists=lists, standings=_most(named), alike=_most(own))


def _several(found: Found, those: Sequence[Standing], lists: ListState) -> LicenceCheck:
    return LicenceCheck(found=found, lists=lists, standings=_most(those))


def _one(
    standing: Standing, query: LicenceQuery, known: Sequence[Standing], lists: ListState
) -> LicenceCheck:
    alike = [one for one in near_names(standing.company.name, known) if one != standing]
    listed = None
    if query.branch:
        branches = [search_key(f"{one.name} {one.address}") for one in standing.company.branches]
        listed = any(search_key(query.branch) in branch for branch in branches)
    return LicenceCheck(
        found=Found.ONE, lists=lists, standings=(standing,), alike=_most(alike), branch_listed=listed
    )


def _most(those: Sequence[Standing]) -> tuple[Standing, ...]:
    return tuple(those[: int(load_yaml("licences/settings.yml")["names_shown"])])
