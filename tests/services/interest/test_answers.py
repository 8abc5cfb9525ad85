"""Names, telephone numbers and communes as people write them."""

from pathlib import Path
from typing import Any

import pytest

from services.interest.answers import commune_in, has_refused_number, name_in, phone_in
from tests.yaml_file import read_yaml

CASES: dict[str, list[dict[str, Any]]] = read_yaml(Path(__file__).with_suffix(".yml"))


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: case["said"])
def test_a_name_is_found_without_what_introduces_it(case: dict[str, Any]) -> None:
    assert name_in(case["said"]) == case["name"]
    assert phone_in(case["said"]) == case.get("phone")


@pytest.mark.parametrize("case", CASES["phones"], ids=lambda case: case["said"])
def test_a_telephone_number_can_be_called(case: dict[str, Any]) -> None:
    assert phone_in(case["said"]) == case["phone"]


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["said"])
def test_numbers_of_identity_and_accounts_are_refused(case: dict[str, Any]) -> None:
    assert has_refused_number(case["said"]) is case["refused"]


@pytest.mark.parametrize("case", CASES["communes"], ids=lambda case: case["said"])
def test_a_place_nobody_knows_is_kept_as_typed(case: dict[str, Any]) -> None:
    assert commune_in(case["said"]) == case["commune"]
