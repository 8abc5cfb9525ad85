"""A licence is told only where the lists tell exactly one; everything else is told as unknown."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from services.licences.check import Found, LicenceQuery, check_licence
from services.licences.current import stale_after_days, standings
from services.licences.model import LicenceStatus
from services.licences.numbers import licence_number
from services.resources import read_yaml
from tests.services.licences.sample_list import COMPANIES, LIST_DAY, SOURCE, TODAY, licence

CASES = read_yaml(Path(__file__).parent / "cases/checks.yml")


def numbers(those: Any) -> list[str]:
    return [one.company.licence_number for one in those]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_company_is_looked_up(case: dict[str, Any]) -> None:
    query = LicenceQuery(
        name=case.get("name", ""),
        number=licence_number(case["number"]) if "number" in case else None,
        branch=case.get("branch", ""),
        raw=case.get("raw", ""),
    )
    found = check_licence(query, COMPANIES, TODAY)
    assert (found.found.value, found.status.value) == (case["found"], case["status"])
    assert numbers(found.standings) == case["companies"]
    assert not case.get("alike") or numbers(found.alike) == case["alike"]
    assert found.branch_listed == case.get("branch_listed")
    assert any(one.dropped for one in found.standings) == case.get("dropped", False)
    assert (found.lists.list_date, found.lists.source) == (LIST_DAY, SOURCE)


def test_only_a_single_company_can_be_valid() -> None:
    told = [
        check_licence(LicenceQuery(name=case.get("name", ""), raw=case.get("raw", "")), COMPANIES, TODAY)
        for case in CASES
    ]
    assert {one.found for one in told if one.status is LicenceStatus.VALID} == {Found.ONE}


def test_without_any_list_nothing_is_known() -> None:
    found = check_licence(LicenceQuery(name="Sao Biển Mẫu"), [], TODAY)
    assert (found.found, found.status, found.lists.list_date) == (Found.NONE, LicenceStatus.UNKNOWN, None)


@pytest.mark.parametrize(("days", "stale"), [(0, False), (1, True)])
def test_a_list_grows_old(days: int, stale: bool) -> None:
    day = LIST_DAY + timedelta(days=stale_after_days() + days)
    assert check_licence(LicenceQuery(name="Sao Biển Mẫu"), COMPANIES, day).lists.is_stale is stale


def test_the_newest_word_on_a_licence_counts() -> None:
    old = licence("A", "5/LĐTBXH-GP", "suspended", list_date=LIST_DAY - timedelta(days=30))
    assert [
        one.status for one in standings([old, replace(old, list_date=LIST_DAY, status=LicenceStatus.VALID)])
    ] == [LicenceStatus.VALID]


@pytest.mark.parametrize("status", ["suspended", "revoked", "unknown"])
def test_of_one_day_the_worse_word_counts(status: str) -> None:
    valid, other = licence("A", "5/LĐTBXH-GP"), licence("A", "05/LĐTBXH-GP", status)
    for order in ([valid, other], [other, valid]):
        assert [one.status for one in standings(order)] == [LicenceStatus(status)]


def test_a_suspended_licence_stays_so_when_a_newer_list_has_only_valid_ones() -> None:
    old = licence("A", "5/LĐTBXH-GP", "suspended", list_date=LIST_DAY - timedelta(days=30))
    assert standings([old, licence("B", "6/LĐTBXH-GP")])[0].status is LicenceStatus.SUSPENDED


def test_invented_companies_count_only_until_there_is_a_list() -> None:
    invented = licence("Công ty Bông Sen Mẫu", "1/MẪU", is_sample=True)
    query = LicenceQuery(name="Bông Sen Mẫu")
    assert check_licence(query, [invented], TODAY).found is Found.ONE
    assert check_licence(query, [invented, *COMPANIES], TODAY).found is Found.NONE
