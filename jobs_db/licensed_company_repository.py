"""Licences to send people abroad in the database."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jobs_db.insert_row import insert_row
from jobs_db.tables.licensed_company import LicensedCompanyRow
from services.errors import NotFound
from services.licences.model import Branch, LicenceStatus, LicensedCompany

_PLAIN = tuple(
    field.name for field in fields(LicensedCompany) if field.name not in ("status", "short_names", "branches")
)

_table: Any = LicensedCompanyRow.__table__


class SqlLicensedCompanyRepository:
    """Implements services.licences.ports.LicensedCompanyRepository over a session.

    One search checks many names against the whole list: it is read once, until the session changes it.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._all: tuple[LicensedCompany, ...] | None = None

    def get(self, company_id: int) -> LicensedCompany | None:
        """See services.licences.ports.LicensedCompanyRepository.get."""
        row = self._session.get(LicensedCompanyRow, company_id)
        return None if row is None else _from_row(row)

    def add(self, company: LicensedCompany) -> int:
        """See services.licences.ports.LicensedCompanyRepository.add."""
        self._all = None
        values = _values(company)
        if company.id is None:
            del values["id"]
        return insert_row(self._session, LicensedCompanyRow, values)

    def save(self, company: LicensedCompany) -> None:
        """See services.licences.ports.LicensedCompanyRepository.save."""
        self._all = None
        row = LicensedCompanyRow
        statement = update(row).where(row.id == company.id).values(_values(company))
        result: Any = self._session.execute(statement, execution_options={"synchronize_session": "fetch"})
        if not result.rowcount:
            raise NotFound(f"There is no licence record {company.id} to change.")

    def remove(self, company_id: int) -> None:
        """See services.licences.ports.LicensedCompanyRepository.remove."""
        self._all = None
        statement = delete(LicensedCompanyRow).where(LicensedCompanyRow.id == company_id)
        self._session.execute(statement, execution_options={"synchronize_session": "fetch"})

    def on_list(self, since: date) -> Iterator[LicensedCompany]:
        """See services.licences.ports.LicensedCompanyRepository.on_list."""
        return (company for company in self.all() if company.list_date >= since)

    def all(self) -> list[LicensedCompany]:
        """See services.licences.ports.LicensedCompanyRepository.all."""
        if self._all is None:
            # Rows and not objects of the session: there are hundreds, and none is changed.
            rows = self._session.execute(select(_table).order_by(_table.c.id))
            self._all = tuple(map(_from_row, rows))
        return list(self._all)


def _values(company: LicensedCompany) -> dict[str, Any]:
    return {name: getattr(company, name) for name in _PLAIN} | {
        "name_key": company.name_key,
        "status": company.status.value,
        "short_names": list(company.short_names),
        "branches": [asdict(branch) for branch in company.branches],
    }


def _from_row(row: Any) -> LicensedCompany:
    return LicensedCompany(
        status=LicenceStatus(row.status),
        short_names=tuple(row.short_names),
        branches=tuple(Branch(**branch) for branch in row.branches),
        **{name: getattr(row, name) for name in _PLAIN},
    )
