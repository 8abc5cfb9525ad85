"""What the law lets a company take from a person who goes abroad, beside what she is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import Enum

from services.licences.fee_question import FeeQuestion
from services.policy.citation import Citation
from services.policy.rating import Rating
from services.policy.values import Dated, Values

_PER_YEAR, _PER_YEAR_AT_SEA = "overseas_fee_per_year", "overseas_fee_per_year_seafarer"
_LONG, _LONG_CEILING = "overseas_fee_long_contract", "overseas_fee_long_ceiling"
_READ = (Rating.READ, Rating.CODIFIED)  # of others no ceiling is made
_MONTHS_A_YEAR = 12


class Verdict(Enum):
    """What the comparison came to; WITHIN is no consent: some countries and trades have lower ceilings."""

    NEVER = "never"
    OVER = "over"
    WITHIN = "within"
    OPEN = "open"
    DEPOSIT = "deposit"


@dataclass(frozen=True, slots=True)
class ServiceFeeLaw:
    """The ceilings of one day: months of pay for 12 months of contract, and for a long contract in all."""

    per_year: Dated
    long_from: Dated
    long_ceiling: Dated

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Each provision once."""
        values = (self.per_year, self.long_from, self.long_ceiling)
        return tuple(dict.fromkeys(citation for value in values for citation in value.citations))

    def months_of_pay(self, contract_months: int | None) -> Decimal:
        """The most that may be taken, in months of pay; of the longest contract when its length is unknown.

        Parts of a year count by months: 18 months make one and a half times the ceiling of a year.
        """
        if contract_months is None or contract_months >= self.long_from.amount:
            return self.long_ceiling.amount
        shares = self.per_year.amount * contract_months / _MONTHS_A_YEAR
        return min(shares, self.long_ceiling.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeComparison:
    """What is asked for beside the ceiling.

    Attributes:
        law: The ceilings; None when none held on the day, or nobody has read them.
        months_of_pay: The ceiling for this contract, or for the longest one.
        ceiling: VND; None while the pay is unknown.
        pay_needed: VND per month from which on the amount keeps to the ceiling; where the pay is unknown.
    """

    question: FeeQuestion
    verdict: Verdict
    law: ServiceFeeLaw | None = None
    months_of_pay: Decimal | None = None
    ceiling: int | None = None
    pay_needed: int | None = None


def service_fee_law(values: Values, day: date, *, seafarer: bool = False) -> ServiceFeeLaw | None:
    """The ceilings on the service fee in force on a day; None unless all were read in their sources."""
    names = (_PER_YEAR_AT_SEA if seafarer else _PER_YEAR, _LONG, _LONG_CEILING)
    held = [values.on(name, day) for name in names if name in values]
    known = [value for value in held if value is not None and value.rating in _READ]
    return ServiceFeeLaw(*known) if len(known) == len(names) else None


def compare_fee(question: FeeQuestion, values: Values, day: date) -> FeeComparison:
    """Whether the money asked for keeps to the law of a day, as far as what is known tells.

    A fee for a broker is never the worker's to pay, whatever the amount. A deposit is no fee: its ceilings,
    country by country, are not among the values.
    """
    if question.purpose == "broker":
        return FeeComparison(question=question, verdict=Verdict.NEVER)
    if question.purpose == "deposit":
        return FeeComparison(question=question, verdict=Verdict.DEPOSIT)
    law = service_fee_law(values, day, seafarer=question.seafarer)
    if law is None:
        return FeeComparison(question=question, verdict=Verdict.OPEN)
    months = law.months_of_pay(question.contract_months)
    if question.monthly_pay is None:
        needed = (question.amount / months).to_integral_value(ROUND_CEILING)
        return FeeComparison(
            question=question, verdict=Verdict.OPEN, law=law, months_of_pay=months, pay_needed=int(needed)
        )
    ceiling = int(months * question.monthly_pay)
    verdict = Verdict.OVER if question.amount > ceiling else Verdict.WITHIN
    return FeeComparison(question=question, verdict=verdict, law=law, months_of_pay=months, ceiling=ceiling)
