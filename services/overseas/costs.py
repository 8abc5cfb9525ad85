"""The cost sheet of an order: who pays what, beside the legal ceiling, and when the work has paid for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from language.search_key import search_key
from services.licences.fee_ceilings import service_fee_law
from services.overseas.model import CostLine, OverseasOrder
from services.policy.values import Values
from services.resources import load_yaml

_CREW = "crew"  # on cargo ships the ceiling is another, and the programme does not tell which ships


@dataclass(frozen=True, slots=True, kw_only=True)
class CostSheet:
    """What the person going pays, in VND; None where the order does not tell.

    Attributes:
        total: Everything she pays and does not get back; None unless every such line has its amount.
        deposit: What she leaves in a bank and gets back; not within the total.
        service, broker: Of the total, for the company and for whoever led her there.
        ceiling: The most the law lets the company take for its service, reckoned with the lowest pay; None
            when the pay or the length of the contract is not told, or the law of the day is not known.
    """

    total: int | None
    deposit: int | None
    service: int | None
    broker: int | None
    ceiling: int | None

    @property
    def is_over(self) -> bool:
        """Whether more is taken for the service than the law allows at most."""
        return self.service is not None and self.ceiling is not None and self.service > self.ceiling


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Months of work until the total is paid; `saved` VND a month, `percent` of the lowest pay, go to it."""

    months: int
    saved: int
    percent: int


def cost_sheet(order: OverseasOrder, values: Values | None, day: date) -> CostSheet:
    """The sheet of an order.

    Args:
        values: Reference values of the law; without them there is no ceiling.
        day: Decides which of them hold.
    """
    own = [line for line in order.costs if line.paid_by == "worker"]
    kept = [line for line in own if _kind(line) != "deposit"]
    return CostSheet(
        total=_sum(kept),
        deposit=_sum(line for line in own if _kind(line) == "deposit"),
        service=_sum(line for line in own if _kind(line) == "service"),
        broker=_sum(line for line in own if _kind(line) == "broker"),
        ceiling=None if values is None else _ceiling(order, values, day),
    )


def break_even(order: OverseasOrder) -> BreakEven | None:
    """When the work has paid for what the person laid out; None unless pay and costs are both known.

    Assumes the lowest pay of the order, a fixed share of it put aside, no interest on a loan, and that the
    deposit comes back.
    """
    total = cost_sheet(order, None, order.date_posted).total
    if not total or not order.salary_min:
        return None
    percent: int = _settings()["saved_percent"]
    saved = order.salary_min * percent // 100
    return BreakEven(months=-(-total // saved), saved=saved, percent=percent)


def _ceiling(order: OverseasOrder, values: Values, day: date) -> int | None:
    law = service_fee_law(values, day)
    if law is None or not order.salary_min or not order.contract_months or order.programme == _CREW:
        return None
    return int(law.months_of_pay(order.contract_months) * order.salary_min)


def _sum(lines: Iterable[CostLine]) -> int | None:
    """None for no line, and for one without an amount: half a sum would be a wrong one."""
    amounts = [line.amount for line in lines]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def _kind(line: CostLine) -> str:
    name = f" {search_key(line.name)} "
    kinds: dict[str, list[str]] = _settings()["kinds"]
    return next((kind for kind, words in kinds.items() if any(f" {word} " in name for word in words)), "")


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = load_yaml("overseas/costs.yml")
    return found
