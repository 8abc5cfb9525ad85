"""One face for vacancies, courses and overseas orders: find, read, show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.dialogue import cards
from services.dialogue.frame import Frame
from services.dialogue.replies import ITEM_NAMES, Card
from services.dialogue.wording import reason
from services.jobs.query import JobQuery
from services.jobs.search import search_jobs
from services.overseas.model import OverseasQuery
from services.overseas.search import search_overseas
from services.ports import UnitOfWork
from services.vocational.model import CourseQuery
from services.vocational.search import search_courses

PAGE = 3
# Who needs no dormitory does not mind one; who wants no overtime does mind it.
_BURDENS = frozenset({"overtime"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One result: its key, its short card, why it is shown, and its best pay in VND per month."""

    key: str
    card: Card
    why: tuple[str, ...]
    best_pay: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of offers; `relaxed` names the constraints let go, `more` says that `total` is not all."""

    offers: tuple[Offer, ...]
    total: int
    relaxed: tuple[str, ...]
    more: bool = False


def find(frame: Frame, offset: int, uow: UnitOfWork, today: date) -> Found:
    """Search for what the frame wants, `PAGE` offers from `offset` on."""
    return _FINDERS[frame.kind](frame, offset, uow, today)


def read(key: str, uow: UnitOfWork) -> Any | None:
    """The record behind a key such as `vacancy:12`; none when there is no such record."""
    kind, _, number = key.partition(":")
    if not number.isdigit():
        return None
    if kind == ITEM_NAMES["job"]:
        return uow.jobs.get(int(number))
    if kind == ITEM_NAMES["course"]:
        return uow.courses.get(int(number))
    return uow.overseas_orders.get(int(number)) if kind == ITEM_NAMES["overseas"] else None


def _find_jobs(frame: Frame, offset: int, uow: UnitOfWork, today: date) -> Found:
    query = JobQuery(
        occupations=_ids(frame.occupation),
        sectors=frame.sector,
        places=frame.place,
        home=frame.home,
        near_home=frame.near_home,
        salary_min=frame.salary_min,
        salary_max=frame.salary_max,
        age=frame.age,
        gender=frame.gender,
        education=frame.education,
        experience_months=frame.experience_months,
        work_time=frame.work_time,
        benefits=frame.benefits,
        excluded_occupations=_ids(frame.negated.occupation),
        excluded_sectors=frame.negated.sector,
        excluded_places=frame.negated.place,
        excluded_work_time=frame.negated.work_time,
        excluded_benefits=tuple(name for name in frame.negated.benefits if name in _BURDENS),
        newest_first=frame.newest,
        offset=offset,
        limit=PAGE,
    )
    page = search_jobs(query, uow, today)
    offers = []
    for ranked in page.items:
        why = tuple(reason(found) for found in ranked.why)
        posting = ranked.posting
        card = cards.job_card(posting, ranked.distance_km)
        offers.append(
            Offer(key=card.key, card=card, why=why, best_pay=posting.salary_max or posting.salary_min)
        )
    return Found(offers=tuple(offers), total=page.total, relaxed=page.relaxed, more=page.more_than_total)


def _find_courses(frame: Frame, offset: int, uow: UnitOfWork, today: date) -> Found:
    query = CourseQuery(
        occupations=_ids(frame.occupation),
        sectors=frame.sector,
        places=frame.place,
        home=frame.home,
        near_home=frame.near_home,
        age=frame.age,
        education=frame.education,
        excluded_occupations=_ids(frame.negated.occupation),
        excluded_sectors=frame.negated.sector,
        excluded_places=frame.negated.place,
        offset=offset,
        limit=PAGE,
    )
    page = search_courses(query, uow, today)
    offers = []
    for ranked in page.items:
        card = cards.course_card(ranked.course, ranked.distance_km)
        why = tuple(reason(found) for found in ranked.why)
        offers.append(Offer(key=card.key, card=card, why=why, best_pay=None))
    return Found(offers=tuple(offers), total=page.total, relaxed=page.relaxed)


def _find_overseas(frame: Frame, offset: int, uow: UnitOfWork, today: date) -> Found:
    query = OverseasQuery(
        countries=frame.country,
        occupations=tuple(item for item in _ids(frame.occupation) if not item.startswith("xkld-")),
        sectors=frame.sector,
        salary_min=frame.salary_min,
        age=frame.age,
        gender=frame.gender,
        education=frame.education,
        experience_months=frame.experience_months,
        no_language="no_language" in frame.wishes,
        excluded_countries=frame.negated.country,
        excluded_occupations=_ids(frame.negated.occupation),
        excluded_sectors=frame.negated.sector,
        offset=offset,
        limit=PAGE,
    )
    page = search_overseas(query, uow, today)
    offers = []
    for ranked in page.items:
        card = cards.overseas_card(ranked.order)
        why = tuple(reason(found) for found in ranked.why)
        best = ranked.order.salary_max or ranked.order.salary_min
        offers.append(Offer(key=card.key, card=card, why=why, best_pay=best))
    return Found(offers=tuple(offers), total=page.total, relaxed=page.relaxed)


def _ids(occupations: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(occupation.id for occupation in occupations)


_FINDERS: dict[str, Callable[[Frame, int, UnitOfWork, date], Found]] = {
    "job": _find_jobs,
    "course": _find_courses,
    "overseas": _find_overseas,
}
