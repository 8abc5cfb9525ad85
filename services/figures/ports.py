"""What the figures ask of the database."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from services.figures.model import Counts, Measure, Piece, Span, Supply


class FigureRepository(Protocol):
    """Counts that are kept, and the counting itself."""

    def begin(self) -> datetime | None:
        """When the first turn or call was; None before it."""
        ...

    def count(self, measure: Measure, since: datetime, until: datetime) -> Counts:
        """Count what happened from an instant on and before another, from the records themselves."""
        ...

    def openings(self, today: date) -> Counts:
        """Openings of today's vacancies by trade and commune; samples only while there is nothing else.

        A vacancy with several workplaces counts at the first; one that tells no number counts as one.
        """
        ...

    def of_day(self, measure: Measure, day: date) -> Counts:
        """What is kept of a day."""
        ...

    def put(self, measure: Measure, day: date, counts: Counts) -> None:
        """Keep the counts of a day in place of those before."""
        ...

    def roll(self, first: date) -> None:
        """Keep the sums of the days of the month that begins on a day, in place of those before."""
        ...

    def mark(self, name: str) -> tuple[date | None, datetime] | None:
        """How far something is counted, and when it was last looked at; None if never."""
        ...

    def set_mark(self, name: str, day: date | None, at: datetime) -> None:
        """Note how far something is counted."""
        ...

    def sums(self, measure: Measure, pieces: Sequence[Piece], one: str | None = None) -> Counts:
        """Sums over some days.

        Args:
            one: Only what has this first name.
        """
        ...

    def by_day(
        self, measure: Measure, span: Span, without: Collection[str] = ()
    ) -> Mapping[tuple[date, str], int]:
        """Sums of each day by the second name alone.

        Args:
            without: First names that are left out.
        """
        ...

    def supply(self, until: date) -> Supply:
        """Openings of the last day on which they were counted, not later than a day."""
        ...

    def thin_supply(self, before: date) -> None:
        """Delete openings of the days before one, but for the last counted of each month.

        Those of one day take as much room as a month of everything else.
        """
        ...
