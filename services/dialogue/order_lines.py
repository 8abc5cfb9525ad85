"""What the full card of an order abroad tells beside its costs: licence as listed, ceiling, break-even."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from services.dialogue.wording import SEPARATOR, day, duration, money, phrase
from services.imports.cells.loans import Loan, read_loan
from services.licences.model import LicenceStatus, LicensedCompany
from services.overseas.barred import barred_by, licence_check
from services.overseas.channels import is_official
from services.overseas.costs import break_even, cost_sheet
from services.overseas.model import OverseasOrder
from services.policy.values import Values


def order_lines(
    order: OverseasOrder, values: Values | None, companies: Sequence[LicensedCompany], today: date
) -> tuple[str, ...]:
    """The lines in the order they are read.

    Args:
        values: Reference values of the law; without them no ceiling is told.
        companies: Every record of the lists of licences.
    """
    if is_official(order):
        return (phrase("order", "official"), *_of_costs(order, None, today))
    return (_licence(order, companies, today), *_of_costs(order, values, today))


def _of_costs(order: OverseasOrder, values: Values | None, today: date) -> Iterator[str]:
    sheet = cost_sheet(order, values, today)
    if sheet.ceiling is not None:
        ceiling = money(sheet.ceiling)
        if sheet.service is None:
            yield phrase("order", "ceiling", ceiling=ceiling)
        elif sheet.is_over:
            yield phrase("order", "over", asked=money(sheet.service), ceiling=ceiling)
        else:
            yield phrase("order", "within", asked=money(sheet.service), ceiling=ceiling)
    if sheet.broker:
        yield phrase("order", "broker", asked=money(sheet.broker))
    if sheet.deposit:
        yield phrase("order", "deposit", asked=money(sheet.deposit))
    loan = read_loan(order.support_text)
    if loan is not None:
        yield phrase("order", "loan", loan=SEPARATOR.join(_of_loan(loan)))
    paid = break_even(order)
    if paid is not None:
        yield phrase("order", "break_even", months=paid.months, saved=money(paid.saved), share=paid.percent)


def _of_loan(loan: Loan) -> Iterator[str]:
    if loan.amount is not None:
        yield phrase("loan", "amount", amount=money(loan.amount))
    if loan.percent is not None:
        percent = f"{loan.percent:g}".replace(".", ",")
        yield phrase("loan", "a_month" if loan.per == "month" else "a_year", percent=percent)
    if loan.months is not None:
        yield phrase("loan", "term", months=duration(loan.months))


def barred(order: OverseasOrder, companies: Sequence[LicensedCompany], today: date) -> str | None:
    """Why its company may send nobody today, in words; None where the lists do not say that."""
    status = barred_by(order, companies, today)
    return None if status is None else phrase("licence_barred", status.value)


def _licence(order: OverseasOrder, companies: Sequence[LicensedCompany], today: date) -> str:
    check = licence_check(order, companies, today)
    if check.lists.list_date is None:
        return phrase("order", "licence_no_list")
    listed = day(check.lists.list_date)
    old = phrase("order", "licence_old") if check.lists.is_stale else ""
    if check.status is LicenceStatus.UNKNOWN:
        return phrase("order", "licence_unknown", day=listed, old=old)
    status = phrase("licence_status", check.status.value)
    return phrase("order", "licence", status=status, day=listed, old=old)
