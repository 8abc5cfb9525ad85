"""Reference values: amounts, shares, ages and time limits with the days they held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from services.errors import NotFound
from services.policy.citation import Citation
from services.policy.rating import Rating, weakest
from services.policy.units import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """An amount and the days it held; `until` is the last of them, None while it holds."""

    since: date
    amount: Decimal
    rating: Rating
    checked_on: str
    citation: Citation
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it held on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceValue:
    """One named value; with `times_of` its amounts are multiples of that other value."""

    name: str
    label: str
    unit: str
    periods: tuple[Period, ...]
    times_of: str | None = None

    def period(self, day: date) -> Period | None:
        """What held on a day."""
        return next((period for period in self.periods if period.covers(day)), None)


@dataclass(frozen=True, slots=True)
class Dated:
    """A value on one day: the amount, how sure it is, since when, and the provisions behind it."""

    amount: Decimal
    unit: str
    rating: Rating
    since: date
    until: date | None
    citations: tuple[Citation, ...]

    def said(self, *, bare: bool = False) -> str:
        """In words, with its unit unless `bare`."""
        return said(self.amount, self.unit, bare=bare)


@dataclass(frozen=True)
class Values(Mapping[str, ReferenceValue]):
    """All reference values by name."""

    by_name: Mapping[str, ReferenceValue] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Iterable[ReferenceValue]) -> Values:
        """Values in the order given."""
        return cls({value.name: value for value in values})

    def __getitem__(self, name: str) -> ReferenceValue:
        return self.by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_name)

    def __len__(self) -> int:
        return len(self.by_name)

    def on(self, name: str, day: date) -> Dated | None:
        """A value on a day; None when it, or the value it is a multiple of, did not hold then.

        Raises:
            NotFound: There is no such value.
        """
        value = self.by_name.get(name)
        if value is None:
            raise NotFound(f"There is no reference value {name!r}.")
        period = value.period(day)
        if period is None:
            return None
        if value.times_of is None:
            return Dated(
                period.amount, value.unit, period.rating, period.since, period.until, (period.citation,)
            )
        base = self.on(value.times_of, day)
        if base is None:
            return None
        ends = [end for end in (period.until, base.until) if end]
        return Dated(
            amount=period.amount * base.amount,
            unit=value.unit,
            rating=weakest((period.rating, base.rating)),
            since=max(period.since, base.since),
            until=min(ends, default=None),
            citations=(period.citation, *base.citations),
        )

    def depending_on(self, name: str) -> tuple[str, ...]:
        """A value and every value that is a multiple of it, however far."""
        found = [name]
        for known in found:
            found += [
                value.name
                for value in self.by_name.values()
                if value.times_of == known and value.name not in found
            ]
        return tuple(found)
