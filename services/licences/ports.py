"""What licences to send people abroad ask of the database."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from services.licences.model import LicensedCompany


class LicensedCompanyRepository(Protocol):
    """Licences to send people abroad, as every list that was loaded has them."""

    def get(self, company_id: int) -> LicensedCompany | None:
        """One record; None if there never was one, or it was removed."""

    def add(self, company: LicensedCompany) -> int:
        """Store a new record; returns its id."""

    def save(self, company: LicensedCompany) -> None:
        """Store a changed record.

        Raises:
            NotFound: It has no id, or none is stored under it.
        """

    def remove(self, company_id: int) -> None:
        """Forget a record; nothing happens when there is none."""

    def on_list(self, since: date) -> Iterator[LicensedCompany]:
        """Records of lists made on a day or later, by id."""

    def all(self) -> list[LicensedCompany]:
        """Every record of every list, by id; there are some thousands at most."""
