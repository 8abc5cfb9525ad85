"""Find vacancies: every condition first; when nothing is left, fewer, and say which were let go."""

from collections.abc import Sequence
from datetime import date

from services.jobs import relax
from services.jobs.best_paid import best_paid_ids
from services.jobs.candidate import Ring
from services.jobs.nearby import communes_within
from services.jobs.page import JobPage
from services.jobs.query import JobQuery
from services.jobs.rank import Scored
from services.jobs.shown import anchors_of, rank_ids, with_reasons
from services.ladder import take_back
from services.ports import UnitOfWork
from services.results import TOTAL_CAP

# More results than the cap are ordered ring by ring around the anchor, so that the nearest come first.
_RINGS_KM = (0.0, 12.0, 30.0)


def search_jobs(query: JobQuery, uow: UnitOfWork, today: date) -> JobPage:
    """One page of vacancies for a query.

    Args:
        today: Decides what has expired and what is fresh.

    Returns:
        The page; without items only when no vacancy at all admits the person and what she refuses.
    """
    taken, ids = _first_hit(query, uow, today)
    anchors = anchors_of(query)
    end = query.offset + query.limit
    total = len(ids)
    if query.highest_pay_first and total > TOTAL_CAP:
        ids = best_paid_ids(relax.apply_steps(query, taken), end, uow, today)
    is_ringed = (query.home or taken) and not (query.newest_first or query.highest_pay_first)
    rings = _rings(anchors) if is_ringed else [None]
    if len(ids) <= TOTAL_CAP or (rings == [None] and end <= TOTAL_CAP):
        ranked = rank_ids(ids[:TOTAL_CAP], query, uow, today)[query.offset : end]
    else:
        current = relax.apply_steps(query, taken)
        ranked = _deep(query, current, rings, uow, today)
    return JobPage(
        items=with_reasons(ranked, query, uow, today),
        total=min(total, TOTAL_CAP),
        more_than_total=total > TOTAL_CAP,
        relaxed=relax.told(taken),
    )


def _first_hit(query: JobQuery, uow: UnitOfWork, today: date) -> tuple[tuple[str, ...], list[int]]:
    """The fewest steps that find something, and what they find, at most one more than the cap."""

    def ids(current: JobQuery) -> list[int]:
        return uow.jobs.matching_ids(current, today, limit=TOTAL_CAP + 1)

    def finds(current: JobQuery) -> bool:
        return uow.jobs.any_matching(current, today)

    rungs = list(relax.steps_for(query))
    for taken in rungs[:2]:  # every condition, or all but the cheapest: what most searches end with
        found = ids(relax.apply_steps(query, taken))
        if found:
            return taken, found
    if len(rungs) <= 2:
        return rungs[-1], []
    # Each rung finds what the one before it does, so the lowest one that finds anything can be halved for.
    low, high = 2, len(rungs) - 1
    while low < high:
        middle = (low + high) // 2
        found_there = finds(relax.apply_steps(query, rungs[middle]))
        low, high = (low, middle) if found_there else (middle + 1, high)
    taken = take_back(query, rungs[low], relax.apply_steps, finds)
    return taken, ids(relax.apply_steps(query, taken))


def _deep(
    wanted: JobQuery,
    current: JobQuery,
    rings: Sequence[Ring | None],
    uow: UnitOfWork,
    today: date,
) -> list[Scored]:
    """One page out of more results than are ranked at once: block by block, ring by ring.

    A vacancy with workplaces in several rings stands where the first of them is.
    """
    # Rings are read from the first one on, because only then is it known what has had its turn.
    before = 0 if len(rings) > 1 else wanted.offset - wanted.offset % TOTAL_CAP
    end = wanted.offset + wanted.limit - before
    found: dict[int, Scored] = {}
    for ring in rings:
        start = before
        while len(found) < end:
            ids = uow.jobs.matching_ids(current, today, limit=TOTAL_CAP, offset=start, ring=ring)
            for scored in rank_ids(ids, wanted, uow, today):
                found.setdefault(scored.candidate.posting_id, scored)
            start += TOTAL_CAP
            if len(ids) < TOTAL_CAP:
                break
    return list(found.values())[wanted.offset - before : end]


def _rings(anchors: Sequence[str]) -> list[Ring | None]:
    if not anchors:
        return [None]
    rings: list[Ring | None] = []
    seen: tuple[str, ...] = ()
    for km in _RINGS_KM:
        within = communes_within(anchors, km)
        inside = tuple(code for code in within if code not in seen)
        if inside:
            rings.append(Ring(inside=inside))
        seen = within
    return [*rings, Ring(outside=seen)]
