"""Keep the counts of each day: one that goes on is counted anew every minute, one that is over never."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from services.calendar import CA_MAU_TIME, local
from services.figures.model import SUMMED, Counts, Measure

if TYPE_CHECKING:
    from services import UnitOfWorkFactory

# A turn may be stored a while after its instant, and what was wrong with an answer is told after its mark.
CLOSES_AFTER = timedelta(hours=2)
SUPPLY_EVERY = timedelta(hours=1)  # all vacancies are read for it
AT_ONCE = 60  # days: a database that is counted for the first time must not keep other work waiting
DAYS, MONTHS, SUPPLY = "days", "months", "supply"
_ONE = timedelta(days=1)


def keep_figures(unit_of_work: UnitOfWorkFactory, at: datetime) -> int:
    """Bring the counts up to an instant; a second time at once changes nothing but the instant.

    Returns:
        How many days were counted.
    """
    today, closed = local(at).date(), _last_closed(at)
    with unit_of_work() as uow:
        mark, begin = uow.figures.mark(DAYS), uow.figures.begin()
    done = mark[0] if mark else None
    first = done + _ONE if done else local(begin).date() if begin else today
    days = [first + timedelta(days=number) for number in range(min(AT_ONCE, (today - first).days + 1))]
    for day in days:
        count_day(unit_of_work, day)
        done = day if day <= closed else done
        with unit_of_work(writing=True) as uow:
            uow.figures.set_mark(DAYS, done, at)
            uow.commit()
    if done is not None:
        _sum_months(unit_of_work, min(first, done, local(begin).date() if begin else done), done, at)
    _count_supply(unit_of_work, today, at)
    return len(days)


def count_day(unit_of_work: UnitOfWorkFactory, day: date) -> dict[Measure, Counts]:
    """Count one day from its records; returns the counts, which are kept."""
    since, until = instants(day)
    with unit_of_work() as uow:
        counted: dict[Measure, Counts] = {
            measure: uow.figures.count(measure, since, until) for measure in SUMMED
        }
        changed = [one for one in SUMMED if dict(uow.figures.of_day(one, day)) != dict(counted[one])]
    if changed:
        with unit_of_work(writing=True) as uow:
            for measure in changed:
                uow.figures.put(measure, day, counted[measure])
            uow.commit()
    return counted


def recount(unit_of_work: UnitOfWorkFactory, day: date, at: datetime) -> None:
    """Count a day that is over once more, and its month: people who were forgotten since are gone from it."""
    count_day(unit_of_work, day)
    first = day.replace(day=1)
    with unit_of_work(writing=True) as uow:
        mark = uow.figures.mark(MONTHS)
        if mark is not None and mark[0] is not None and first <= mark[0]:
            uow.figures.roll(first)
            uow.figures.set_mark(MONTHS, mark[0], at)
        uow.commit()


def instants(day: date) -> tuple[datetime, datetime]:
    """When a day of Cà Mau begins and ends."""
    begin = datetime.combine(day, time(), CA_MAU_TIME)
    return begin, begin + _ONE


def _last_closed(at: datetime) -> date:
    return local(at - CLOSES_AFTER).date() - _ONE


def _sum_months(unit_of_work: UnitOfWorkFactory, begin: date, done: date, at: datetime) -> None:
    """Sum up the months whose last day is done."""
    with unit_of_work() as uow:
        mark = uow.figures.mark(MONTHS)
    month = _next(mark[0]) if mark and mark[0] else begin.replace(day=1)
    while _last_of(month) <= done:
        with unit_of_work(writing=True) as uow:
            uow.figures.roll(month)
            uow.figures.set_mark(MONTHS, month, at)
            uow.commit()
        month = _next(month)


def _count_supply(unit_of_work: UnitOfWorkFactory, today: date, at: datetime) -> None:
    with unit_of_work() as uow:
        mark = uow.figures.mark(SUPPLY)
        if mark is not None and mark[0] == today and at - mark[1] < SUPPLY_EVERY:
            return
        openings = uow.figures.openings(today)
    with unit_of_work(writing=True) as uow:
        uow.figures.put(Measure.SUPPLY, today, openings)
        if mark is None or mark[0] != today:
            uow.figures.thin_supply(today)
        uow.figures.set_mark(SUPPLY, today, at)
        uow.commit()


def _last_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def _next(month: date) -> date:
    return _last_of(month) + _ONE
