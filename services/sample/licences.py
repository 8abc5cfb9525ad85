"""Sample list of licences to send people abroad."""

from datetime import date, timedelta
from typing import Any

from services.licences.model import Branch, LicenceStatus, LicensedCompany
from services.resources import load_yaml


def make_licensed_companies(today: date) -> list[LicensedCompany]:
    """A list of this month, and one licence that only an older list has."""
    words = load_yaml("sample/licences.yml")
    return [_company(row, number, words, today) for number, row in enumerate(words["companies"], start=1)]


def _company(row: dict[str, Any], number: int, words: dict[str, Any], today: date) -> LicensedCompany:
    made = words["older_list_days_ago" if row.get("older_list") else "list_days_ago"]
    since = row.get("since_days_ago")
    return LicensedCompany(
        name=row["name"],
        licence_number=row["licence"],
        status=LicenceStatus(row.get("status", LicenceStatus.VALID.value)),
        list_date=today - timedelta(days=made),
        source=words["source"],
        short_names=tuple(row.get("short_names", ())),
        status_since=None if since is None else today - timedelta(days=since),
        decision=row.get("decision", ""),
        phone=words["phone"].format(number=number),
        branches=tuple(Branch(**branch) for branch in row.get("branches", ())),
        note=words["note"],
        is_sample=True,
    )
