"""The token that ties a form to a session."""

import hashlib
import hmac


def token_of(secret: str) -> str:
    """What pages carry: it follows from the cookie's secret, and does not lead back to it."""
    return hmac.new(secret.encode(), b"csrf", hashlib.sha256).hexdigest()
