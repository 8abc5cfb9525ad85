"""What the pages of policy content share in one process."""

from datetime import date

from services import UnitOfWork, calendar
from services.policy.content import Content
from services.policy.latest import LatestContent
from web.parts import Parts


class ContentDesk:
    """Content as new as the transaction at hand, read again only when it has changed."""

    def __init__(self) -> None:
        self._latest = LatestContent()

    def content(self, uow: UnitOfWork) -> Content:
        """What is live in this transaction."""
        return self._latest.content(uow.policy)


def today(parts: Parts) -> date:
    """The day in Cà Mau."""
    return calendar.local(parts.now()).date()
