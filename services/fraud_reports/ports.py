"""What reports of fraud ask of the database."""

from datetime import datetime
from typing import Protocol

from services.fraud_reports.model import FraudReport


class FraudReportRepository(Protocol):
    """Reports of fraud."""

    def add(self, report: FraudReport) -> int:
        """Store a new one; returns its id."""
        ...

    def get(self, report_id: int) -> FraudReport | None:
        """One of them; None if there never was one, or it was forgotten."""
        ...

    def of_conversation(self, conversation: str, since: datetime) -> list[FraudReport]:
        """Those of one conversation since an instant, the oldest first."""
        ...

    def of_item(self, item: str) -> list[FraudReport]:
        """Those of one offer, the oldest first."""
        ...

    def taken_down(self, since: datetime) -> list[FraudReport]:
        """Those that took an offer off the lists since an instant, the oldest first."""
        ...

    def forget_before(self, instant: datetime) -> int:
        """Delete those made before an instant; returns how many."""
        ...
