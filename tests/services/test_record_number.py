"""Only what may be stored under a number is one; nothing else reaches the database."""

import pytest

from services.dialogue.offers import read
from services.record_number import record_number
from tests.fakes import FakeUnitOfWork


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("007", 7), ("2147483647", 2_147_483_647)])
def test_a_number_is_read(text: str, number: int) -> None:
    assert record_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "²", "١", "1.5", " 1", "2147483648", pytest.param("9" * 5_000, id="long")]
)
def test_what_no_record_can_have_is_none(text: str) -> None:
    assert record_number(text) is None


@pytest.mark.parametrize("number", ["²", "9" * 20])
def test_an_offer_that_cannot_be_is_not_looked_for(number: str) -> None:
    assert read(f"vacancy:{number}", FakeUnitOfWork()) is None
