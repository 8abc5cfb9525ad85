"""Licences by name, by near name and by number; names standing in a message."""

from __future__ import annotations

from collections.abc import Iterable

from language.search_key import search_key
from services.licences.current import Standing
from services.licences.model import LicensedCompany
from services.licences.names import is_same, likeness, name_key, spelled_otherwise
from services.licences.numbers import LicenceNumber, licence_number
from services.resources import load_yaml

_LEAST_LETTERS = 5  # a shorter single word stands in too many sentences


def by_name(name: str, raw: str, known: Iterable[Standing]) -> tuple[Standing, ...]:
    """Companies of exactly this name: of the full name where there are any, else by what sets names apart.

    Args:
        raw: The message as typed; a name it writes with other tone marks is not this name.
    """
    asked = name_key(name)
    if not asked.full:
        return ()
    found = [
        one
        for one in known
        if any(
            is_same(asked, name_key(own)) and not spelled_otherwise(raw, own) for own in names_of(one.company)
        )
    ]
    whole = [one for one in found if name_key(one.company.name).full == asked.full]
    return tuple(whole if asked.shared and whole else found)


def near_names(name: str, known: Iterable[Standing]) -> tuple[Standing, ...]:
    """Companies of the same or a near name, the most alike first."""
    asked = name_key(name)
    least = float(load_yaml("licences/settings.yml")["alike"])
    scored = [(max(likeness(asked, name_key(own)) for own in names_of(one.company)), one) for one in known]
    near = sorted((pair for pair in scored if pair[0] >= least), key=lambda pair: -pair[0])
    return tuple(one for _, one in near)


def has_number(standing: Standing, number: LicenceNumber) -> bool:
    """Whether this may be the licence of a number."""
    own = licence_number(standing.company.licence_number)
    return own is not None and own.agrees(number)


def names_in(text: str, companies: Iterable[LicensedCompany]) -> str:
    """The longest name of the lists that a message holds word by word, without marks; "" for none."""
    key = f" {search_key(text)} "
    names = {
        form
        for company in companies
        for name in names_of(company)
        for form in (name_key(name).full, name_key(name).core)
    }
    held = [name for name in names if (" " in name or len(name) >= _LEAST_LETTERS) and f" {name} " in key]
    return max(held, key=len, default="")


def names_of(company: LicensedCompany) -> tuple[str, ...]:
    """Every name a company goes by: its own, its short ones, those of its branches."""
    branches = (branch.name for branch in company.branches if branch.name)
    return (company.name, *company.short_names, *branches)
