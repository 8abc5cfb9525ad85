"""Orders whose company may send nobody today, as the lists of licences tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from services.licences.check import LicenceCheck, LicenceQuery, check_licence
from services.licences.model import LicenceStatus, LicensedCompany
from services.licences.numbers import licence_number
from services.overseas.channels import is_official
from services.overseas.model import OverseasOrder

_BARRING = (LicenceStatus.SUSPENDED, LicenceStatus.REVOKED)


def licence_check(order: OverseasOrder, companies: Sequence[LicensedCompany], today: date) -> LicenceCheck:
    """The licence of the order's company, looked up by its name and its number."""
    query = LicenceQuery(name=order.sending_company, number=licence_number(order.licence_text))
    return check_licence(query, companies, today)


def barred_by(
    order: OverseasOrder, companies: Sequence[LicensedCompany], today: date
) -> LicenceStatus | None:
    """SUSPENDED or REVOKED where the lists say so of its company; never for an order of the State."""
    if is_official(order) or not _may_be_barred(order, companies):
        return None
    status = licence_check(order, companies, today).status
    return status if status in _BARRING else None


def _may_be_barred(order: OverseasOrder, companies: Sequence[LicensedCompany]) -> bool:
    """Whether a barred licence has the order's number: this spares most checks of names."""
    number = licence_number(order.licence_text)
    if number is None:
        return True
    written = (licence_number(one.licence_number) for one in companies if one.status in _BARRING)
    return any(other is not None and other.agrees(number) for other in written)
