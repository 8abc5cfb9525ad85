"""Orders for work abroad in the database."""

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobs_db.insert_row import insert_row
from jobs_db.tables.overseas_order import OverseasOrderRow
from services.overseas.model import CostLine, OverseasOrder

_OWN = tuple(field.name for field in fields(OverseasOrder) if field.name != "costs")


class SqlOverseasOrderRepository:
    """Implements services.ports.OverseasOrderRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, order_id: int) -> OverseasOrder | None:
        """See services.ports.OverseasOrderRepository.get."""
        row = self._session.get(OverseasOrderRow, order_id)
        return None if row is None else _from_row(row)

    def add(self, order: OverseasOrder) -> int:
        """See services.ports.OverseasOrderRepository.add."""
        values = {name: getattr(order, name) for name in _OWN}
        if order.id is None:
            del values["id"]
        values |= {"title_key": order.title_key, "costs": [asdict(line) for line in order.costs]}
        return insert_row(self._session, OverseasOrderRow, values)

    def shown(self, today: date) -> list[OverseasOrder]:
        """See services.ports.OverseasOrderRepository.shown."""
        statement = (
            select(OverseasOrderRow)
            .where(OverseasOrderRow.status == "open", OverseasOrderRow.valid_through >= today)
            .order_by(OverseasOrderRow.id)
        )
        return [_from_row(row) for row in self._session.execute(statement).scalars()]


def _from_row(row: Any) -> OverseasOrder:
    return OverseasOrder(
        costs=tuple(CostLine(**line) for line in row.costs),
        **{name: getattr(row, name) for name in _OWN},
    )
