"""How a webhook is signed, and the ways in which it may be signed wrongly."""

import hashlib
import hmac
import json
from enum import Enum

HEADER = "X-ZEvent-Signature"


class Signature(Enum):
    """What stands in the header of an event."""

    RIGHT = "right"
    UPPER_CASE = "upper-case hex digits"
    WITHOUT_PREFIX = "right, without mac="
    UNSIGNED = "no header"
    EMPTY = "nothing behind mac="
    WRONG = "other digits"
    HMAC = "keyed hash instead of a plain one"
    APP_SECRET = "with the application's secret"
    ESCAPED = "over the body written with escapes"

    @property
    def holds(self) -> bool:
        """Whether a receiver should take the event as the platform's."""
        return self in (Signature.RIGHT, Signature.UPPER_CASE, Signature.WITHOUT_PREFIX)


def mac(app_id: str, body: bytes, timestamp: str, secret: str) -> str:
    """Of the exact bytes; 64 lower-case hex digits."""
    return hashlib.sha256(app_id.encode() + body + timestamp.encode() + secret.encode()).hexdigest()


def signed(
    body: bytes, app_id: str, oa_secret: str, app_secret: str, signature: Signature = Signature.RIGHT
) -> dict[str, str]:
    """The header of this body, or no header.

    Args:
        body: As it goes over the line; its own timestamp is part of what is signed.
    """
    try:
        timestamp = str(json.loads(body)["timestamp"])
    except (ValueError, KeyError, TypeError):
        timestamp = ""
    right = mac(app_id, body, timestamp, oa_secret)
    if signature is Signature.UNSIGNED:
        return {}
    if signature is Signature.WITHOUT_PREFIX:
        return {HEADER: right}
    if signature is Signature.APP_SECRET:
        right = mac(app_id, body, timestamp, app_secret)
    elif signature is Signature.HMAC:
        right = hmac.new(oa_secret.encode(), body, hashlib.sha256).hexdigest()
    elif signature is Signature.WRONG:
        right = right[:-1] + ("0" if right[-1] != "0" else "1")
    elif signature is Signature.ESCAPED:
        right = mac(app_id, json.dumps(json.loads(body)).encode(), timestamp, oa_secret)
    elif signature is Signature.EMPTY:
        right = ""
    elif signature is Signature.UPPER_CASE:
        right = right.upper()
    return {HEADER: f"mac={right}"}
