"""Which offers meet what a person wants to be told of."""

from __future__ import annotations

from dataclasses import replace
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

# Ids of what was found, the best first, and what was let go to find it.
_Found = tuple[list[int | None], tuple[str, ...]]


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


def matching(wish: Frame, uow: UnitOfWork, today: date) -> tuple[str, ...]:
    """Keys of the offers that meet a wish in every part, the best first; what only nearly does is no news."""
    found, relaxed = _KINDS[wish.kind](wish, uow, today)
    return () if relaxed else tuple(f"{ITEM_NAMES[wish.kind]}:{number}" for number in found)


def _vacancies(wish: Frame, uow: UnitOfWork, today: date) -> _Found:
    page = search_jobs(replace(job_query(wish), limit=_most()), uow, today)
    return [ranked.posting.id for ranked in page.items], page.relaxed


def _courses(wish: Frame, uow: UnitOfWork, today: date) -> _Found:
    page = search_courses(replace(course_query(wish), limit=_most()), uow, today)
    return [ranked.course.id for ranked in page.items], page.relaxed


def _orders(wish: Frame, uow: UnitOfWork, today: date) -> _Found:
    page = search_overseas(replace(overseas_query(wish), limit=_most()), uow, today)
    return [ranked.order.id for ranked in page.items], page.relaxed


def _most() -> int:
    return setting("alerts", "looked_at")


_KINDS = {"job": _vacancies, "course": _courses, "overseas": _orders}
