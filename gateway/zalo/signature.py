"""Whether an event is Zalo's: a plain SHA-256 over app id, raw body, timestamp and the account's secret."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST_REWRITTEN = 16_384  # bytes; forgers may send more, but get no more work out of us
_PREFIX = "mac="


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What a signature is made of.

    `body` is exactly what came in; `timestamp` is the one inside it, `header_timestamp` that of a header.
    """

    app_id: str
    body: bytes
    timestamp: str
    oa_secret: str = field(repr=False)
    header_timestamp: str = ""
    oa_id: str = ""
    app_secret: str = field(default="", repr=False)


def signature_of(signed: Signed) -> str:
    """The right one: 64 lower-case hex digits."""
    return _plain(signed.app_id, signed.body, signed.timestamp, signed.oa_secret)


def is_right(header: str, signed: Signed) -> bool:
    """Whether a header carries the right signature, with or without "mac=", in either case of letters."""
    return hmac.compare_digest(signature_of(signed).encode(), _given(header))


def wrong_variant(header: str, signed: Signed) -> str | None:
    """The known mistake that would explain a wrong signature; None if none does.

    Some integrations sign differently, and three secrets are easily mixed up. This is for the log, so that
    the operator knows what to mend; an event signed like this is never accepted.
    """
    given = _given(header)
    for name, signature in _variants(signed):
        if hmac.compare_digest(signature.encode(), given):
            return name
    return None


def _given(header: str) -> bytes:
    given = header.strip().lower().removeprefix(_PREFIX)
    # A header may hold any byte; what is no ASCII is no signature.
    return given.encode("ascii", "replace")


def _plain(first: str, body: bytes, timestamp: str, secret: str) -> str:
    return hashlib.sha256(first.encode() + body + timestamp.encode() + secret.encode()).hexdigest()


def _keyed(secret: str, message: bytes) -> str:
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def _variants(signed: Signed) -> Iterator[tuple[str, str]]:
    app, body, time, secret = signed.app_id, signed.body, signed.timestamp, signed.oa_secret
    whole = app.encode() + body + time.encode()
    if signed.app_secret:
        yield "app_secret", _plain(app, body, time, signed.app_secret)
        yield "hmac_app_secret", _keyed(signed.app_secret, body)
        yield "hmac_app_secret_whole", _keyed(signed.app_secret, whole)
    if signed.oa_id:
        yield "oa_id_first", _plain(signed.oa_id, body, time, secret)
    if signed.header_timestamp:
        yield "header_timestamp", _plain(app, body, signed.header_timestamp, secret)
    yield "hmac_oa_secret", _keyed(secret, body)
    yield "hmac_oa_secret_whole", _keyed(secret, whole)
    yield "without_app_id", _plain("", body, time, secret)
    for name, again in _rewritten(body):
        yield name, _plain(app, again, time, secret)


def _rewritten(body: bytes) -> Iterator[tuple[str, bytes]]:
    """The body as something between Zalo and us may have written it anew: not what Zalo has signed."""
    if len(body) > LONGEST_REWRITTEN:
        return
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return
    yield "body_rewritten", json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    yield "body_rewritten_escaped", json.dumps(content, separators=(",", ":")).encode()
