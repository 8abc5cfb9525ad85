"""Reports of fraud in the database."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from jobs_db.insert_row import insert_row
from jobs_db.tables.fraud_report import FraudReportRow
from services.fraud_reports.model import FraudReport

_table: Any = FraudReportRow.__table__


class SqlFraudReportRepository:
    """Implements services.fraud_reports.ports.FraudReportRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, report: FraudReport) -> int:
        """See the port."""
        values = {
            "conversation_id": report.conversation,
            "item": report.item,
            "title": report.title,
            "took_down": report.took_down,
            "reported_at": report.reported_at,
        }
        return insert_row(self._session, FraudReportRow, values)

    def get(self, report_id: int) -> FraudReport | None:
        """See the port."""
        row = self._session.execute(select(_table).where(_table.c.id == report_id)).first()
        return None if row is None else _from_row(row)

    def of_conversation(self, conversation: str, since: datetime) -> list[FraudReport]:
        """See the port."""
        return self._found(_table.c.conversation_id == conversation, _table.c.reported_at >= since)

    def of_item(self, item: str) -> list[FraudReport]:
        """See the port."""
        return self._found(_table.c.item == item)

    def taken_down(self, since: datetime) -> list[FraudReport]:
        """See the port."""
        return self._found(_table.c.took_down.is_(True), _table.c.reported_at >= since)

    def forget_before(self, instant: datetime) -> int:
        """See the port."""
        result: Any = self._session.execute(delete(_table).where(_table.c.reported_at < instant))
        return int(result.rowcount)

    def _found(self, *conditions: Any) -> list[FraudReport]:
        statement = select(_table).where(*conditions).order_by(_table.c.id)
        return [_from_row(row) for row in self._session.execute(statement)]


def _from_row(row: Any) -> FraudReport:
    return FraudReport(
        id=row.id,
        conversation=row.conversation_id,
        item=row.item,
        title=row.title,
        took_down=row.took_down,
        reported_at=row.reported_at,
    )
