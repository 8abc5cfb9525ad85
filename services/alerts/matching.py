"""Which offers meet what a person wants to be told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from services.dialogue.frame import Frame
from services.dialogue.queries import course_query, job_query, overseas_query
from services.dialogue.replies import ITEM_NAMES
from services.interest.words import setting
from services.jobs.search import search_jobs
from services.overseas.search import search_overseas
from services.vocational.search import search_courses

if TYPE_CHECKING:
    from services.ports import UnitOfWork

# Ids of what was found, the best first, what was let go to find it, and ids of all there is.
_Found = tuple[list[int | None], tuple[str, ...], list[int | None]]


@dataclass(frozen=True, slots=True)
class Matches:
    """Keys of the offers that meet a wish.

    Attributes:
        best: At most `looked_at` of data/requests/settings.yml, the best first.
        every: At most `remembered` of them; the best are among them.
    """

    best: tuple[str, ...] = ()
    every: tuple[str, ...] = ()


def wish_of(frame: Frame) -> Frame:
    """Of a search, what an alert keeps: trade, place and pay; nothing about the person."""
    near_home = frame.near_home and frame.home is not None
    return Frame(
        kind=frame.kind,
        occupation=frame.occupation,
        sector=frame.sector,
        place=frame.place,
        country=frame.country,
        salary_min=frame.salary_min,
        home=frame.home if near_home else None,
        near_home=near_home,
    )


def matching(wish: Frame, uow: UnitOfWork, today: date) -> Matches:
    """The offers that meet a wish in every part; what only nearly does is no news."""
    found, relaxed, every = _KINDS[wish.kind](wish, uow, today)
    if relaxed:
        return Matches()
    best = _keys(wish, found[: _most()])
    return Matches(best, tuple(dict.fromkeys((*best, *_keys(wish, every)))))


def _vacancies(wish: Frame, uow: UnitOfWork, today: date) -> _Found:
    query = replace(job_query(wish), limit=_most())
    page = search_jobs(query, uow, today)
    found = [ranked.posting.id for ranked in page.items]
    if len(found) < _most() or page.relaxed:
        return found, page.relaxed, found
    return found, page.relaxed, [*uow.jobs.matching_ids(query, today, limit=_remembered())]


def _courses(wish: Frame, uow: UnitOfWork, today: date) -> _Found:
    page = search_courses(replace(course_query(wish), limit=_remembered()), uow, today)
    found = [ranked.course.id for ranked in page.items]
    return found, page.relaxed, found


def _orders(wish: Frame, uow: UnitOfWork, today: date) -> _Found:
    page = search_overseas(replace(overseas_query(wish), limit=_remembered()), uow, today)
    found = [ranked.order.id for ranked in page.items]
    return found, page.relaxed, found


def _keys(wish: Frame, numbers: Sequence[int | None]) -> tuple[str, ...]:
    return tuple(f"{ITEM_NAMES[wish.kind]}:{number}" for number in numbers)


def _remembered() -> int:
    return setting("alerts", "remembered")


def _most() -> int:
    return setting("alerts", "looked_at")


_KINDS = {"job": _vacancies, "course": _courses, "overseas": _orders}
