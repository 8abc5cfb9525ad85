"""What is counted: every count belongs to a day of Cà Mau, a measure, and two names the measure gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

Key = tuple[str, str]
Counts = Mapping[Key, int]

UNKNOWN = ""  # a commune or trade that was not told
FEWEST = 5  # a smaller number of people of one commune is not shown: one of them might be known by it


class Measure(str, Enum):
    """What a count is of; behind it what its two names are."""

    TURNS = "turns"  # messages that were answered: topic, outcome
    PLACES = "places"  # questions and searches: commune, topic
    TRADES = "trades"  # people who looked for work: trade, commune
    PEOPLE = "people"  # people who wrote: channel, nothing
    HOURS = "hours"  # messages: hour of the clock, nothing
    WAITS = "waits"  # answers of the assistant: most seconds waited, nothing
    CASES = "cases"  # cases for officers: what became of them, nothing
    OFFICER_WAITS = "officer_waits"  # cases that an officer answered: most minutes waited, nothing
    RATINGS = "ratings"  # answers that were rated: topic, mark or what was wrong
    CALLS = "calls"  # calls that officers took: need, outcome
    INTEREST = "interest"  # names put down: kind of offer, nothing
    SUPPLY = "supply"  # openings at the end of the day, no sum over days: trade, commune


SUMMED = tuple(measure for measure in Measure if measure is not Measure.SUPPLY)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both among them."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a span: whole months that are summed up, or days."""

    months: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Supply:
    """Openings as they stood at the end of a day; `day` is None when nothing was ever counted."""

    day: date | None
    openings: Counts
