"""How much unemployment benefit, and for how long.

Source: Law 74/2025/QH15, Article 39; Decree 374/2025, Articles 8 and 15.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from services.eligibility.model import Answers
from services.eligibility.wording import dated, word
from services.errors import NotFound
from services.policy.content import Content
from services.policy.rating import Rating
from services.policy.units import said

_HUNDRED = Decimal(100)
# Every reference value that `lines` reads.
RESTS_ON = (
    "ui_months_needed", "ui_first_paid_in", "ui_first_months", "ui_step_paid_in", "ui_step_months",
    "ui_max_months", "ui_max_counted", "ui_benefit_share", "ui_cap_zone_1", "ui_cap_zone_2",
    "ui_cap_zone_3", "ui_cap_zone_4",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The values of a day, in months and per cent.

    Attributes:
        first_paid_in: Up to so many months paid in, the first months are drawn.
        step_paid_in: So many more, and `step_months` more are drawn.
        most_counted: What is paid in beyond neither counts nor is kept.
    """

    needed: int
    first_paid_in: int
    first_months: int
    step_paid_in: int
    step_months: int
    most_months: int
    most_counted: int
    share: Decimal

    @classmethod
    def of(cls, content: Content, day: date) -> Terms:
        """The terms of a day.

        Raises:
            NotFound: One of them did not hold that day, or nobody has confirmed it.
        """
        return cls(
            needed=int(_value("ui_months_needed", content, day)),
            first_paid_in=int(_value("ui_first_paid_in", content, day)),
            first_months=int(_value("ui_first_months", content, day)),
            step_paid_in=int(_value("ui_step_paid_in", content, day)),
            step_months=int(_value("ui_step_months", content, day)),
            most_months=int(_value("ui_max_months", content, day)),
            most_counted=int(_value("ui_max_counted", content, day)),
            share=_value("ui_benefit_share", content, day),
        )


def months_drawn(paid_in: int, terms: Terms) -> int:
    """Months of benefit for months paid in and not yet drawn on; 0 below the least that is needed."""
    if paid_in < terms.needed:
        return 0
    steps = max(0, (paid_in - terms.first_paid_in) // terms.step_paid_in)
    return min(terms.most_months, terms.first_months + steps * terms.step_months)


def months_kept(paid_in: int, terms: Terms) -> int:
    """Odd months that stay for another time."""
    counted = min(paid_in, terms.most_counted)
    return max(0, counted - terms.first_paid_in) % terms.step_paid_in


def monthly_benefit(average_wage: Decimal, ceiling: Decimal, terms: Terms) -> Decimal:
    """VND a month, whole: a share of the average wage paid in on, at most the ceiling of the zone."""
    whole = (average_wage * terms.share / _HUNDRED).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return min(whole, ceiling)


def lines(answers: Answers, content: Content, day: date) -> Iterator[str]:
    """What can be reckoned of `average_wage`, `wage_zone` and `paid_months`, in words."""
    try:
        terms = Terms.of(content, day)
    except NotFound:
        return
    wage, zone, paid_in = (answers.get(name) for name in ("average_wage", "wage_zone", "paid_months"))
    if isinstance(wage, Decimal) and zone is not None:
        with suppress(NotFound):
            ceiling = _value(f"ui_cap_{zone}", content, day)
            amount = monthly_benefit(wage, ceiling, terms)
            capped = "ui_month_capped" if amount == ceiling else "ui_month"
            yield word(capped, amount=said(amount, "vnd"), share=said(terms.share, "percent"))
    if isinstance(paid_in, Decimal):
        months = months_drawn(int(paid_in), terms)
        if months:
            yield word("ui_months", months=months, paid_in=int(paid_in))
        kept = months_kept(int(paid_in), terms)
        if months and kept:
            yield word("ui_kept", kept=kept)


def _value(name: str, content: Content, day: date) -> Decimal:
    found = dated(name, content, day)
    if found is None or found.rating is Rating.UNCONFIRMED or found.amount < 1:
        raise NotFound(f"{name!r} is nothing to reckon with on {day}.")
    return found.amount
