"""One face for vacancies, courses and overseas orders: find, read, show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.dialogue import cards
from services.dialogue.frame import Frame
from services.dialogue.order_lines import barred
from services.dialogue.queries import course_query, job_query, overseas_query
from services.dialogue.replies import ITEM_NAMES, Card
from services.dialogue.warned import warned
from services.dialogue.wording import reason
from services.jobs.monthly_pay import monthly_pay
from services.jobs.page import RankedJob
from services.jobs.search import search_jobs
from services.overseas.model import RankedOrder
from services.overseas.search import search_overseas
from services.ports import UnitOfWork
from services.record_number import record_number
from services.vocational.model import RankedCourse
from services.vocational.search import search_courses


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One result: its short card, why it is shown, and its best pay in VND per month."""

    card: Card
    why: tuple[str, ...]
    best_pay: int | None

    @property
    def key(self) -> str:
        """Its kind and number, as on its card."""
        return self.card.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of offers; `relaxed` names the constraints let go, `more` says that `total` is not all."""

    offers: tuple[Offer, ...]
    total: int
    relaxed: tuple[str, ...]
    more: bool = False


def find(frame: Frame, offset: int, uow: UnitOfWork, today: date) -> Found:
    """Search for what the frame wants, `queries.PAGE` offers from `offset` on."""
    kind = _KINDS[frame.kind]
    page = kind.search(kind.query(frame, offset), uow, today)
    return Found(
        offers=tuple(
            Offer(
                card=kind.card(ranked, uow, today),
                why=tuple(reason(found) for found in ranked.why),
                best_pay=kind.best_pay(ranked),
            )
            for ranked in page.items
        ),
        total=page.total,
        relaxed=page.relaxed,
        more=frame.kind == "job" and page.more_than_total,  # the others are few, and all counted
    )


def read(key: str, uow: UnitOfWork) -> Any | None:
    """The record behind a key such as `vacancy:12`; none when there is no such record."""
    kind, _, number = key.partition(":")
    record_id = record_number(number)
    if record_id is None:
        return None
    if kind == ITEM_NAMES["job"]:
        return uow.jobs.get(record_id)
    if kind == ITEM_NAMES["course"]:
        return uow.courses.get(record_id)
    return uow.overseas_orders.get(record_id) if kind == ITEM_NAMES["overseas"] else None


def _job_card(ranked: RankedJob, uow: UnitOfWork, _today: date) -> Card:
    return warned(cards.job_card(ranked.posting, ranked.distance_km), ranked.posting, uow)


def _course_card(ranked: RankedCourse, _uow: UnitOfWork, _today: date) -> Card:
    return cards.course_card(ranked.course, ranked.distance_km)


def _overseas_card(ranked: RankedOrder, uow: UnitOfWork, today: date) -> Card:
    order = ranked.order
    return warned(cards.overseas_card(order, barred(order, uow.licensed_companies.all(), today)), order, uow)


def _pay_of_job(ranked: RankedJob) -> int | None:
    return monthly_pay(ranked.posting).top


def _pay_of_order(ranked: RankedOrder) -> int | None:
    return ranked.order.salary_max or ranked.order.salary_min


def _no_pay(ranked: RankedCourse) -> None:
    """Courses pay nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """How offers of one kind are found, and what is told of one result."""

    query: Callable[[Frame, int], Any]
    search: Callable[[Any, UnitOfWork, date], Any]
    card: Callable[[Any, UnitOfWork, date], Card]
    best_pay: Callable[[Any], int | None]


_KINDS = {
    "job": _Kind(query=job_query, search=search_jobs, card=_job_card, best_pay=_pay_of_job),
    "course": _Kind(query=course_query, search=search_courses, card=_course_card, best_pay=_no_pay),
    "overseas": _Kind(
        query=overseas_query, search=search_overseas, card=_overseas_card, best_pay=_pay_of_order
    ),
}
