"""From ids to results: ordered by what they are worth, then read whole, with their reasons."""

from collections.abc import Sequence
from datetime import date

from services.jobs.nearby import commune_codes
from services.jobs.page import RankedJob
from services.jobs.query import JobQuery
from services.jobs.rank import Scored, rank
from services.jobs.reasons import reasons
from services.ports import UnitOfWork


def anchors_of(query: JobQuery) -> tuple[str, ...]:
    """Communes from which distance counts: those of the home, else those of the wanted places."""
    return commune_codes([query.home]) if query.home else commune_codes(query.places)


def rank_ids(ids: Sequence[int], wanted: JobQuery, uow: UnitOfWork, today: date) -> list[Scored]:
    """Vacancies by their ids, the best first.

    Args:
        wanted: What the person asked for, before anything was let go.
    """
    candidates = uow.jobs.candidates(ids)
    trades = {one.occupation_id for one in candidates if one.occupation_id is not None}
    usual_pay = uow.jobs.usual_pay(trades, today)
    return rank(candidates, wanted, anchors_of(wanted), today, usual_pay)


def with_reasons(
    ranked: Sequence[Scored], wanted: JobQuery, uow: UnitOfWork, today: date
) -> tuple[RankedJob, ...]:
    """The vacancies themselves, in the same order, each with why it is shown."""
    postings = {p.id: p for p in uow.jobs.get_many([scored.candidate.posting_id for scored in ranked])}
    items = []
    for scored in ranked:
        posting = postings[scored.candidate.posting_id]
        # Within one commune the distance between centres says nothing.
        distance_km = scored.distance_km or None
        ferry = scored.way.ferry if scored.way is not None else None
        why = reasons(posting, wanted, distance_km, today, ferry)
        items.append(RankedJob(posting=posting, distance_km=distance_km, why=why))
    return tuple(items)
