"""One-time codes from a telephone (RFC 6238, 30 seconds, six digits)."""

import re
from datetime import datetime

import pyotp

_STEP_SECONDS = 30
_DRIFT_STEPS = 1  # clocks of telephones are a little off
_SECRET = re.compile("[A-Z2-7]{32}")
ISSUER = "Troly"


def new_secret() -> str:
    """160 random bits in base 32."""
    return pyotp.random_base32()


def is_secret(text: str) -> bool:
    """Whether it has the form of `new_secret`."""
    return _SECRET.fullmatch(text) is not None


def address_of(secret: str, login: str) -> str:
    """What the QR code says to the telephone."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def code_at(secret: str, at: datetime) -> str:
    """The code of an instant."""
    return pyotp.TOTP(secret).at(at)


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The step of time whose code it is, now or half a minute off; None when there is none."""
    if not secret:
        return None
    now = int(at.timestamp()) // _STEP_SECONDS
    totp = pyotp.TOTP(secret)
    given = re.sub(r"\s", "", code)
    for step in range(now - _DRIFT_STEPS, now + _DRIFT_STEPS + 1):
        if pyotp.utils.strings_equal(given, totp.generate_otp(step)):
            return step
    return None
