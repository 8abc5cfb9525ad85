"""What a vacancy brings in a month, whatever it pays by, and what that was reckoned with."""

from __future__ import annotations

from dataclasses import dataclass

from services.jobs.model import JobPosting
from services.jobs.piece_pay import a_month_of
from services.resources import load_yaml

BASES = ("stated", "full_days", "part_time", "pieces")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyPay:
    """VND per month.

    Attributes:
        low: None when no lower figure is known.
        high: None when no upper figure is known.
        basis: Of BASES: stated by the month, full working days, fewer hours a day, or checked pieces a day.
        hours_a_day: That were reckoned with.
    """

    low: int | None
    high: int | None
    basis: str
    hours_a_day: int

    @property
    def top(self) -> int | None:
        """The most it is known to reach."""
        return self.high if self.high is not None else self.low

    @property
    def floor(self) -> int | None:
        """The least it is known to be."""
        return self.low if self.low is not None else self.high


def monthly_pay(posting: JobPosting) -> MonthlyPay:
    """The pay of a vacancy by the month; both ends are None when it states none.

    A stored range is that of full days; part time by the hour brings its share of it.
    """
    times = load_yaml("matching/working_time.yml")
    low, high, hours = posting.salary_min, posting.salary_max, int(times["hours_a_day"])
    if low is None and high is None:
        pieces = (
            a_month_of(posting.pay_text, posting.occupation_id) if posting.salary_unit == "piece" else None
        )
        if pieces is not None:
            return MonthlyPay(low=pieces[0], high=pieces[1], basis="pieces", hours_a_day=hours)
        return MonthlyPay(low=None, high=None, basis="stated", hours_a_day=hours)
    if posting.salary_unit == "hour" and _is_part_time(posting):
        part = int(times["part_time_hours_a_day"])
        low, high = (None if end is None else end * part // hours for end in (low, high))
        return MonthlyPay(low=low, high=high, basis="part_time", hours_a_day=part)
    by_month = posting.salary_unit in ("month", "unknown")
    return MonthlyPay(low=low, high=high, basis="stated" if by_month else "full_days", hours_a_day=hours)


def _is_part_time(posting: JobPosting) -> bool:
    return "part_time" in posting.work_time and "full_time" not in posting.work_time
