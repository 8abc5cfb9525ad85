"""Find orders for work abroad; when nothing meets every condition, say which were let go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from services.jobs.model import EDUCATION_LEVELS
from services.jobs.shared_reasons import trade_reasons
from services.jobs.trade_groups import related_occupations
from services.ladder import fewest_steps
from services.overseas.barred import barred_by
from services.overseas.channels import is_official
from services.overseas.model import OverseasOrder, OverseasPage, OverseasQuery, RankedOrder
from services.ports import UnitOfWork
from services.results import Reason

# The country is what people have made up their minds about, so it goes last.
_STEPS = (
    "language",
    "salary_90",
    "salary_80",
    "occupation_group",
    "occupation",
    "sector",
    "salary_any",
    "country",
)
_TOLD_AS = {"salary_90": "salary", "salary_80": "salary"}
_FRESH_DAYS = 7
_LITTLE_SCHOOLING = ("none", "primary", "lower_secondary")


def search_overseas(query: OverseasQuery, uow: UnitOfWork, today: date) -> OverseasPage:
    """One page of open orders: the best fitting first, then those of the State, then the best paid.

    Orders of a company that may send nobody come last of all, whatever they pay.

    Args:
        today: Decides what has expired and what is fresh.
    """
    shown = uow.overseas_orders.shown(today)

    def meeting(current: OverseasQuery) -> list[OverseasOrder]:
        return [order for order in shown if _meets(order, current)]

    taken = fewest_steps(query, _STEPS, _apply_steps, lambda current: bool(meeting(current)))
    found = meeting(_apply_steps(query, taken))
    barred = _barred(found, uow, today)
    found.sort(key=lambda order: (_maker(order) in barred, _order(order, query)))
    page = found[query.offset : query.offset + query.limit]
    return OverseasPage(
        items=tuple(RankedOrder(order=order, why=_reasons(order, query, today)) for order in page),
        total=len(found),
        relaxed=tuple(dict.fromkeys(_TOLD_AS.get(step, step) for step in taken)),
    )


def _barred(
    orders: Sequence[OverseasOrder], uow: UnitOfWork, today: date
) -> frozenset[tuple[str, str, bool]]:
    """The companies among them that may send nobody, each looked up once."""
    companies = uow.licensed_companies.all()
    makers = {_maker(order): order for order in orders}
    return frozenset(maker for maker, order in makers.items() if barred_by(order, companies, today))


def _maker(order: OverseasOrder) -> tuple[str, str, bool]:
    return order.sending_company, order.licence_text, is_official(order)


def _apply_steps(query: OverseasQuery, taken: Sequence[str]) -> OverseasQuery:
    wanted = query.occupations
    if "occupation_group" in taken:
        wanted = (*wanted, *related_occupations(wanted))
    percent = 80 if "salary_80" in taken else 90 if "salary_90" in taken else 100
    lowered = None if query.salary_min is None else query.salary_min * percent // 100
    return replace(
        query,
        no_language=query.no_language and "language" not in taken,
        salary_min=None if "salary_any" in taken else lowered,
        occupations=() if "occupation" in taken else wanted,
        sectors=() if "sector" in taken else query.sectors,
        countries=() if "country" in taken else query.countries,
    )


def _meets(order: OverseasOrder, query: OverseasQuery) -> bool:
    return (
        (not query.countries or order.country in query.countries)
        and (not query.occupations or order.occupation_id in query.occupations)
        and (not query.sectors or order.sector in query.sectors)
        and (query.salary_min is None or _best_pay(order) >= query.salary_min)
        and not (query.no_language and order.language_level)
        and order.country not in query.excluded_countries
        and order.occupation_id not in query.excluded_occupations
        and order.sector not in query.excluded_sectors
        and _admits(order, query)
    )


def _admits(order: OverseasOrder, query: OverseasQuery) -> bool:
    """Whether the person may go: what she is does not change by letting go."""
    if query.age is not None and not (order.age_min or 0) <= query.age <= (order.age_max or query.age):
        return False
    if query.gender is not None and order.gender not in (None, query.gender):
        return False
    if query.experience_months is not None and order.experience_months > query.experience_months:
        return False
    if query.education is None:
        return True
    return EDUCATION_LEVELS.index(order.education) <= EDUCATION_LEVELS.index(query.education)


def _best_pay(order: OverseasOrder) -> int:
    return order.salary_max or order.salary_min or 0


def _order(order: OverseasOrder, query: OverseasQuery) -> tuple[object, ...]:
    return (
        -_best_pay(order) if query.highest_pay_first else 0,
        order.occupation_id not in query.occupations,
        order.country not in query.countries,
        not is_official(order),
        bool(order.language_level) and query.no_language,
        -_best_pay(order),
        -order.date_posted.toordinal(),
        order.id or 0,
    )


def _reasons(order: OverseasOrder, wanted: OverseasQuery, today: date) -> tuple[Reason, ...]:
    found = [
        Reason("country", {"country": order.country}),
        *trade_reasons(order.occupation_id, wanted.occupations),
    ]
    if wanted.salary_min is not None and _best_pay(order) >= wanted.salary_min:
        found.append(Reason("salary", {"salary_min": order.salary_min, "salary_max": order.salary_max}))
    if is_official(order):
        found.append(Reason("official"))
    if not order.language_level:
        found.append(Reason("no_language"))
    if wanted.education in _LITTLE_SCHOOLING and order.education == "none":
        found.append(Reason("education_none"))
    if (today - order.date_posted).days <= _FRESH_DAYS:
        found.append(Reason("fresh"))
    return tuple(found)
