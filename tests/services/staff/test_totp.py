"""One-time codes, held to the standard's own examples."""

import base64
from datetime import datetime, timedelta, timezone

import pytest

from services.staff.totp import address_of, code_at, is_secret, new_secret, step_of

# RFC 6238, appendix B, SHA-1, the last six of the eight digits.
RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
    ],
)
def test_codes_are_those_of_the_standard(seconds, code):
    at = datetime.fromtimestamp(seconds, timezone.utc)
    assert code_at(RFC_SECRET, at) == code
    assert step_of(RFC_SECRET, code, at) == seconds // 30


@pytest.mark.parametrize(("late", "counts"), [(-31, False), (-30, True), (0, True), (59, True), (60, False)])
def test_a_clock_may_be_half_a_minute_off(late, counts):
    secret = new_secret()
    code = code_at(secret, NOW + timedelta(seconds=late))
    assert (step_of(secret, code, NOW) is not None) is counts


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "1234567", "١٢٣٤٥٦", "287082; --"])
def test_what_is_no_code_counts_for_nothing(code):
    assert step_of(RFC_SECRET, code, datetime.fromtimestamp(59, timezone.utc)) is None


def test_a_code_may_be_typed_with_a_gap():
    assert step_of(RFC_SECRET, "287 082", datetime.fromtimestamp(59, timezone.utc)) == 1


def test_a_secret_has_160_bits_and_its_own_form():
    secrets = {new_secret() for _ in range(50)}
    assert len(secrets) == 50
    assert all(map(is_secret, secrets))
    assert not any(map(is_secret, ["", "A" * 31, "a" * 32, "1" * 32, "A" * 33]))


def test_the_telephone_learns_who_and_where():
    address = address_of(RFC_SECRET, "nguyen.lan")
    assert address.startswith("otpauth://totp/Troly:nguyen.lan?")
    assert f"secret={RFC_SECRET}" in address
