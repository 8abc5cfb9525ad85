"""A notice of the Center to people of some communes, for some days."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class NoticeKind(str, Enum):
    """What it is about; words in data/notices.yml."""

    STORM = "storm"
    FRAUD = "fraud"
    JOB_FAIR = "job_fair"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What people are told.

    Attributes:
        communes: Codes of those it is for; none for everybody.
        begins, ends: It is told from the one until just before the other.
        ended_by: Who ended it early; "" when its time was over.
    """

    id: int | None = None
    kind: NoticeKind
    text: str
    communes: frozenset[str] = frozenset()
    begins: datetime
    ends: datetime
    staff_id: int | None
    staff_name: str
    created_at: datetime
    ended_at: datetime | None = None
    ended_by: str = ""
    ended_why: str = ""

    @property
    def thing(self) -> str:
        """Its name in the trail, and in what is kept of who was told."""
        return f"notice:{self.id}"

    @property
    def is_for_all(self) -> bool:
        """Whether the commune does not matter."""
        return not self.communes

    def holds(self, at: datetime) -> bool:
        """Whether it is told at an instant."""
        return self.ended_at is None and self.begins <= at < self.ends

    def concerns(self, communes: Set[str]) -> bool:
        """Whether somebody of these communes is told."""
        return self.is_for_all or not self.communes.isdisjoint(communes)
