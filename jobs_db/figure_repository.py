"""Counts of days and months in the database."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from jobs_db.figure_counts import COUNTING
from jobs_db.tables.call import CallRow
from jobs_db.tables.conversation import TurnRow
from jobs_db.tables.figure import FigureMarkRow, FigureRow
from jobs_db.tables.job_search import JobSearchRow
from services.figures.model import SUMMED, Counts, Key, Measure, Piece, Span, Supply
from services.jobs.traits import SAMPLE

_figure: Any = FigureRow.__table__
_mark: Any = FigureMarkRow.__table__
_turn: Any = TurnRow.__table__
_call: Any = CallRow.__table__
_job: Any = JobSearchRow.__table__
_DAY, _MONTH = "day", "month"


class SqlFigureRepository:
    """Implements services.figures.ports.FigureRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(self) -> datetime | None:
        """See the port."""
        firsts = (
            self._session.execute(select(table.c.at).order_by(table.c.at).limit(1)).scalar_one_or_none()
            for table in (_turn, _call)
        )
        return min(filter(None, firsts), default=None)

    def count(self, measure: Measure, since: datetime, until: datetime) -> Counts:
        """See the port."""
        return COUNTING[measure](self._session, since, until)

    def openings(self, today: date) -> Counts:
        """See the port."""
        counted: Counts = {}
        for sample in (False, True):
            counted = counted or self._openings(today, sample)
        return counted

    def of_day(self, measure: Measure, day: date) -> Counts:
        """See the port."""
        return self._of(measure, _DAY, day)

    def put(self, measure: Measure, day: date, counts: Counts) -> None:
        """See the port."""
        self._keep(measure, _DAY, day, counts)

    def roll(self, first: date) -> None:
        """See the port."""
        last = first.replace(day=monthrange(first.year, first.month)[1])
        for measure in SUMMED:
            self._keep(measure, _MONTH, first, self.sums(measure, [Piece(False, Span(first, last))]))

    def mark(self, name: str) -> tuple[date | None, datetime] | None:
        """See the port."""
        row = self._session.execute(select(_mark).where(_mark.c.name == name)).first()
        return None if row is None else (row.day, row.at)

    def set_mark(self, name: str, day: date | None, at: datetime) -> None:
        """See the port."""
        values = {"day": day, "at": at}
        changed: Any = self._session.execute(update(_mark).where(_mark.c.name == name).values(**values))
        if changed.rowcount == 0:
            self._session.execute(insert(_mark), {"name": name, **values})

    def sums(self, measure: Measure, pieces: Sequence[Piece], one: str | None = None) -> Counts:
        """See the port."""
        if not pieces:
            return {}
        among = [
            and_(
                _figure.c.span == (_MONTH if piece.months else _DAY),
                _figure.c.first.between(piece.span.first, piece.span.last),
            )
            for piece in pieces
        ]
        chosen = (_figure.c.measure == measure.value) & or_(*among)
        if one is not None:
            chosen &= _figure.c.one == one
        names = (_figure.c.one, _figure.c.other)
        rows = self._session.execute(
            select(*names, func.sum(_figure.c.number)).where(chosen).group_by(*names)
        )
        return {(first, second): int(number) for first, second, number in rows}

    def by_day(
        self, measure: Measure, span: Span, without: Collection[str] = ()
    ) -> Mapping[tuple[date, str], int]:
        """See the port."""
        chosen = (_figure.c.measure == measure.value) & (_figure.c.span == _DAY)
        chosen &= _figure.c.one.not_in(list(without))
        names = (_figure.c.first, _figure.c.other)
        rows = self._session.execute(
            select(*names, func.sum(_figure.c.number))
            .where(chosen, _figure.c.first.between(span.first, span.last))
            .group_by(*names)
        )
        return {(day, other): int(number) for day, other, number in rows}

    def supply(self, until: date) -> Supply:
        """See the port."""
        kept = (_figure.c.measure == Measure.SUPPLY.value) & (_figure.c.span == _DAY)
        day = self._session.execute(
            select(func.max(_figure.c.first)).where(kept, _figure.c.first <= until)
        ).scalar_one_or_none()
        return Supply(day, {} if day is None else self.of_day(Measure.SUPPLY, day))

    def thin_supply(self, before: date) -> None:
        """See the port."""
        earlier = (_figure.c.measure == Measure.SUPPLY.value) & (_figure.c.span == _DAY)
        earlier &= _figure.c.first < before
        days = self._session.execute(select(_figure.c.first).where(earlier).distinct()).scalars()
        kept = {(day.year, day.month): day for day in sorted(days)}
        self._session.execute(delete(_figure).where(earlier, _figure.c.first.not_in(list(kept.values()))))

    def _of(self, measure: Measure, span: str, first: date) -> Counts:
        rows = self._session.execute(
            select(_figure.c.one, _figure.c.other, _figure.c.number).where(_at(measure, span, first))
        )
        return {(one, other): number for one, other, number in rows}

    def _keep(self, measure: Measure, span: str, first: date, counts: Counts) -> None:
        # Most rows of a day stay as they were a minute ago.
        before = self._of(measure, span, first)
        at = _at(measure, span, first)
        for key in before.keys() - counts.keys():
            self._session.execute(delete(_figure).where(at, *_named(key)))
        for key in before.keys() & counts.keys():
            if before[key] != counts[key]:
                self._session.execute(update(_figure).where(at, *_named(key)).values(number=counts[key]))
        fresh = [
            {"measure": measure.value, "span": span, "first": first, "one": key[0], "other": key[1],
             "number": counts[key]}
            for key in sorted(counts.keys() - before.keys())
        ]  # fmt: skip
        if fresh:
            self._session.execute(insert(_figure), fresh)

    def _openings(self, today: date, sample: bool) -> Counts:
        first = select(_job.c.posting_id, func.min(_job.c.position).label("position"))
        places = first.where(_job.c.last_day >= today.toordinal()).group_by(_job.c.posting_id).subquery()
        at_first = (_job.c.posting_id == places.c.posting_id) & (_job.c.position == places.c.position)
        names = (func.coalesce(_job.c.occupation_id, ""), func.coalesce(_job.c.commune_code, ""))
        is_sample = _job.c.traits.op("&")(SAMPLE) != 0
        rows = self._session.execute(
            select(*names, func.sum(func.coalesce(_job.c.openings, 1)))
            .join(places, at_first)
            .where(is_sample if sample else ~is_sample)
            .group_by(*names)
        )
        return {(trade, commune): int(number) for trade, commune, number in rows}


def _at(measure: Measure, span: str, first: date) -> Any:
    return (_figure.c.measure == measure.value) & (_figure.c.span == span) & (_figure.c.first == first)


def _named(key: Key) -> tuple[Any, Any]:
    return _figure.c.one == key[0], _figure.c.other == key[1]
