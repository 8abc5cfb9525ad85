"""The few numbers that are looked at first, beside those of the period before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from services.figures.buckets import MINUTES, SECONDS, at_most
from services.figures.model import Measure
from services.figures.reading import Figures
from services.figures.words import minutes, number, percent, with_seconds, words

MOST_WAIT, HALF = 0.95, 0.5
_BETTER = {"answered": True, "liked": True, "wait": False, "officer_wait": False}
NEEDED = (
    Measure.TURNS,
    Measure.PEOPLE,
    Measure.WAITS,
    Measure.OFFICER_WAITS,
    Measure.RATINGS,
    Measure.CALLS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One number in words.

    Attributes:
        change: By how much it grew since the period before, as a part of it; of a share, by how much more of
            the whole. None where there is nothing to compare.
        more_is_better: None where neither is.
    """

    key: str
    label: str
    value: str
    change: float | None
    is_share: bool = False
    more_is_better: bool | None = None


def headlines(now: Figures, before: Figures) -> list[Headline]:
    """What the page begins with."""
    then, here = _numbers(before), _numbers(now)
    told: list[Headline] = []
    for key, label in words()["summary"].items():
        value, past = here[key], then[key]
        is_share = key in ("answered", "handed_over", "liked")
        told.append(
            Headline(
                key=key,
                label=label,
                value=_written(key, value, is_share),
                change=_change(value, past, is_share),
                is_share=is_share,
                more_is_better=_BETTER.get(key),
            )
        )
    return told


def _numbers(figures: Figures) -> Mapping[str, float | None]:
    questions = figures.questions()
    asked = sum(questions.values())

    def part(group: str) -> float | None:
        return sum(one for (_, name), one in questions.items() if name == group) / asked if asked else None

    rated = figures.total(Measure.RATINGS)
    good = sum(one for (_, mark), one in figures.of(Measure.RATINGS).items() if mark == "good")
    return {
        "questions": asked,
        "people": figures.total(Measure.PEOPLE),
        "answered": part("answered"),
        "handed_over": part("handed_over"),
        "wait": at_most(SECONDS, figures.of(Measure.WAITS), MOST_WAIT),
        "officer_wait": at_most(MINUTES, figures.of(Measure.OFFICER_WAITS), HALF),
        "liked": good / rated if rated else None,
        "calls": figures.total(Measure.CALLS),
    }


def _written(key: str, value: float | None, is_share: bool) -> str:
    if value is None:
        return "–"
    if is_share:
        return percent(value)
    if key == "wait":
        return f"> {with_seconds(SECONDS[-1])}" if value == inf else f"≤ {with_seconds(value)}"
    if key == "officer_wait":
        return f"> {minutes(MINUTES[-1])}" if value == inf else f"≤ {minutes(value)}"
    return number(value)


def _change(value: float | None, past: float | None, is_share: bool) -> float | None:
    if value is None or past is None or inf in (value, past):
        return None
    if is_share:
        return value - past
    return (value - past) / past if past else None
