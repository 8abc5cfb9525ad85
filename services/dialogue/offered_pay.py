"""What the offers pay that a search may find: whether there is more, and where the most lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from services.dialogue.frame import Frame
from services.dialogue.offers import find
from services.dialogue.queries import job_query
from services.jobs.monthly_pay import monthly_pay
from services.jobs.relax import CHEAPER_THAN_PAY, apply_steps
from services.jobs.search import search_jobs
from services.ports import UnitOfWork

_PAY_LET_GO = frozenset({"salary", "salary_any"})


class OfferedPay(Protocol):
    """What comparisons of pay ask of the offers."""

    def reaches(self, frame: Frame) -> bool:
        """Whether an offer pays what the frame wants, with nothing let go that is dearer than pay."""

    def best(self, frame: Frame) -> int | None:
        """The most that an offer pays which meets everything but the pay, VND per month; none if unknown."""


@dataclass(frozen=True, slots=True)
class ListedPay:
    """Implements `OfferedPay` over the Center's lists on one day."""

    uow: UnitOfWork
    today: date

    def reaches(self, frame: Frame) -> bool:
        """See `OfferedPay.reaches`; courses pay nothing, so nothing is said of theirs."""
        if frame.kind == "course":
            return True
        if frame.kind == "job":
            return self._is_paid_by_a_job(frame)
        found = find(frame, 0, self.uow, self.today)
        return bool(found.offers) and not _PAY_LET_GO.intersection(found.relaxed)

    def _is_paid_by_a_job(self, frame: Frame) -> bool:
        query = apply_steps(job_query(frame), CHEAPER_THAN_PAY)
        if self.uow.jobs.any_matching(query, self.today):
            return True
        if self.uow.jobs.any_matching(replace(query, salary_min=None), self.today):
            return False
        # What is shown lies farther off already, or is another trade: there the pay is looked for too.
        return (self.highest(frame) or 0) >= (frame.salary_min or 0)

    def best(self, frame: Frame) -> int | None:
        """See `OfferedPay.best`."""
        offers = find(_by_pay(frame), 0, self.uow, self.today).offers
        return next((offer.best_pay for offer in offers), None)

    def highest(self, frame: Frame) -> int | None:
        """The most that an offer pays which `reaches` looks at, VND per month; none if unknown."""
        if frame.kind != "job":
            return self.best(frame)
        query = apply_steps(job_query(_by_pay(frame)), CHEAPER_THAN_PAY)
        postings = [item.posting for item in search_jobs(query, self.uow, self.today).items]
        return next((monthly_pay(posting).top for posting in postings), None)


def _by_pay(frame: Frame) -> Frame:
    """Whatever the pay, the highest first."""
    return replace(frame, salary_min=None, salary_max=None, newest=False, best_paid=True)
