"""What notices ask of the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from services.notices.model import Notice


class NoticeRepository(Protocol):
    """Notices that are told, that will be, and that were."""

    def add(self, notice: Notice) -> int:
        """Store a new one; returns its id."""
        ...

    def get(self, notice_id: int) -> Notice | None:
        """One notice; None if there never was one."""
        ...

    def save(self, notice: Notice) -> None:
        """Store a changed one.

        Raises:
            NotFound: It has no id, or none is stored under it.
        """
        ...

    def end(self, notice_id: int, at: datetime, by: str, why: str) -> bool:
        """Tell it no more; False if it was ended before."""
        ...

    def undone(self) -> Sequence[Notice]:
        """Those that are not ended, the newest first; some may be past their time or not begun."""
        ...

    def ended(self, limit: int, before: int | None = None) -> Sequence[Notice]:
        """Those that are ended, the newest first.

        Args:
            before: Only those with a smaller id, to go on from the last one shown.
        """
        ...
