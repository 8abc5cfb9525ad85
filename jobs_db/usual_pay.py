"""What trades usually pay, read from the newest vacancies of each by their index."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from jobs_db import job_conditions
from jobs_db.tables.job_search import JobSearchRow
from jobs_db.usual_pay_memo import UsualPayMemo
from services.jobs.usual_pay import NEWEST, median_pay

_search: Any = JobSearchRow.__table__.c

# Pay of the newest workplaces of a trade; all columns are in one index. Built once: a first search may
# ask for every trade there is.
_NEWEST_PAY = (
    select(_search.pay_floor, _search.pay_top)
    .where(_search.occupation_id == bindparam("trade"), _search.last_day >= bindparam("today"))
    .where((_search.pay_top + 0).is_not(None))
    .order_by(_search.static_order.desc(), _search.posting_id.desc())
    .limit(NEWEST)
)
_NEWEST_REAL_PAY = _NEWEST_PAY.where(job_conditions.is_real())


def usual_pay(
    session: Session, occupations: Iterable[str], today: date, *, real_only: bool
) -> dict[str, int]:
    """See services.ports.JobRepository.usual_pay."""
    memos: dict[bool, UsualPayMemo] = session.info.setdefault("usual_pay", {})
    memo = memos.setdefault(real_only, UsualPayMemo())
    statement = _NEWEST_REAL_PAY if real_only else _NEWEST_PAY

    def count(trade: str) -> int | None:
        rows = session.execute(statement, {"trade": trade, "today": today.toordinal()})
        return median_pay((row.pay_floor, row.pay_top) for row in rows)

    medians = {trade: memo.get(trade, today, count) for trade in set(occupations)}
    return {trade: pay for trade, pay in medians.items() if pay is not None}
