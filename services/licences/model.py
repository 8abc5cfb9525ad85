"""Companies on the official list of licences to send people abroad to work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from language.search_key import search_key


class LicenceStatus(Enum):
    """What a list says of a licence; a licence handed back counts as revoked.

    UNKNOWN is the answer for a company that no list tells about, and for one whose status nobody can read.
    """

    VALID = "valid"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A branch or office of a company, as written in the list."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicensedCompany:
    """One licence of one company, as one list has it.

    Attributes:
        name: Full registered name as written.
        licence_number: As written: "1234/LĐTBXH-GP".
        status: VALID when the list holds only companies whose licence stands and has no column of its own.
        list_date: The day the list was made, not the day it was loaded. Every company of a newly loaded
            list carries its day, also one that has not changed: a valid licence of an older day than the
            newest list counts as no longer listed.
        source: Who published the list, as people are told it; "" when nobody has said.
        short_names: Trading and foreign names, the best known first.
        status_since: First day of the status, where the list tells it.
        decision: Number of the decision that suspended or revoked the licence; empty when not told.
        note: Anything else of the list that people should hear.
    """

    name: str
    licence_number: str
    status: LicenceStatus
    list_date: date
    source: str
    id: int | None = None
    short_names: tuple[str, ...] = ()
    issued_on: date | None = None
    status_since: date | None = None
    decision: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    branches: tuple[Branch, ...] = ()
    note: str = ""
    is_sample: bool = False

    @property
    def name_key(self) -> str:
        """The full name for comparing, without marks."""
        return search_key(self.name)
