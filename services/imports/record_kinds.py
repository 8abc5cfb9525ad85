"""The four kinds of records a list can bring, and where each of them is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Protocol

from services.imports.model import Record
from services.jobs.model import JobPosting
from services.licences.model import LicensedCompany
from services.overseas.model import OverseasOrder
from services.ports import UnitOfWork
from services.vocational.model import Course

# Record → its kind, named as the list that mostly brings it.
KINDS: dict[type[Record], str] = {
    JobPosting: "vacancies",
    Course: "courses",
    OverseasOrder: "overseas_orders",
    LicensedCompany: "licensed_companies",
}
CLASSES: dict[str, type[Record]] = {kind: record for record, kind in KINDS.items()}
# What a record becomes when it is closed; a licence never is: its lists stand side by side.
CLOSED = {"vacancies": "withdrawn", "courses": "finished", "overseas_orders": "withdrawn"}


class RecordStore(Protocol):
    """What the repositories of all kinds have in common."""

    def get(self, record_id: int, /) -> Any: ...

    def add(self, record: Any, /) -> int: ...

    def save(self, record: Any, /) -> None: ...

    def remove(self, record_id: int, /) -> None: ...

    def on_list(self, since: date, /) -> Iterator[Any]: ...


def kind_of(record: Record) -> str:
    """The kind of a record, a key of CLASSES."""
    return KINDS[type(record)]


def store_of(kind: str, uow: UnitOfWork) -> RecordStore:
    """The repository of a kind."""
    stores: dict[str, RecordStore] = {
        "vacancies": uow.jobs,
        "courses": uow.courses,
        "overseas_orders": uow.overseas_orders,
        "licensed_companies": uow.licensed_companies,
    }
    return stores[kind]


def offered_by(record: Record) -> str:
    """Who offers it: the employer, the school, the sending company, the licensed company itself."""
    match record:
        case JobPosting():
            return record.employer.name
        case Course():
            return record.provider
        case OverseasOrder():
            return record.sending_company
        case LicensedCompany():
            return record.name


def title_of(record: Record) -> str:
    """What people call it; the number of a licence."""
    return record.licence_number if isinstance(record, LicensedCompany) else record.title
