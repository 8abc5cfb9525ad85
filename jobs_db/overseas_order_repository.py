"""Orders for work abroad in the database."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session, aliased

from jobs_db.insert_row import insert_row
from jobs_db.tables.overseas_order import OverseasOrderRow
from services.errors import NotFound
from services.overseas.model import CostLine, OverseasOrder

_OWN = tuple(field.name for field in fields(OverseasOrder) if field.name != "costs")
# Open, if past its last day: what is invented does not come back when the real lists grow old.
_real: Any = aliased(OverseasOrderRow)
_ANY_REAL: Any = select(_real.id).where(_real.is_sample.is_(False), _real.status == "open").exists()


class SqlOverseasOrderRepository:
    """Implements services.overseas.ports.OverseasOrderRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, order_id: int) -> OverseasOrder | None:
        """See services.overseas.ports.OverseasOrderRepository.get."""
        row = self._session.get(OverseasOrderRow, order_id)
        return None if row is None else _from_row(row)

    def add(self, order: OverseasOrder) -> int:
        """See services.overseas.ports.OverseasOrderRepository.add."""
        values = _values(order)
        if order.id is None:
            del values["id"]
        return insert_row(self._session, OverseasOrderRow, values)

    def save(self, order: OverseasOrder) -> None:
        """See services.overseas.ports.OverseasOrderRepository.save."""
        row = OverseasOrderRow
        statement = update(row).where(row.id == order.id).values(_values(order))
        result: Any = self._session.execute(statement, execution_options={"synchronize_session": "fetch"})
        if not result.rowcount:
            raise NotFound(f"There is no order {order.id} to change.")

    def remove(self, order_id: int) -> None:
        """See services.overseas.ports.OverseasOrderRepository.remove."""
        statement = delete(OverseasOrderRow).where(OverseasOrderRow.id == order_id)
        self._session.execute(statement, execution_options={"synchronize_session": "fetch"})

    def on_list(self, since: date) -> Iterator[OverseasOrder]:
        """See services.overseas.ports.OverseasOrderRepository.on_list."""
        row = OverseasOrderRow
        statement = (
            select(row).where(row.status.in_(("open", "held")), row.valid_through >= since).order_by(row.id)
        )
        return (_from_row(found) for found in self._session.execute(statement).scalars())

    def shown(self, today: date) -> list[OverseasOrder]:
        """See services.overseas.ports.OverseasOrderRepository.shown."""
        statement = (
            select(OverseasOrderRow)
            .where(OverseasOrderRow.status == "open", OverseasOrderRow.valid_through >= today)
            .where(or_(OverseasOrderRow.is_sample.is_(False), ~_ANY_REAL))
            .order_by(OverseasOrderRow.id)
        )
        return [_from_row(row) for row in self._session.execute(statement).scalars()]


def _values(order: OverseasOrder) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(order, name) for name in _OWN}
    return values | {"title_key": order.title_key, "costs": [asdict(line) for line in order.costs]}


def _from_row(row: Any) -> OverseasOrder:
    return OverseasOrder(
        costs=tuple(CostLine(**line) for line in row.costs),
        **{name: getattr(row, name) for name in _OWN},
    )
