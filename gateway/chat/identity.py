"""Who a browser is: a random id signed by us, in a cookie that scripts cannot read."""

import hashlib
import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "troly_chat"
MAX_AGE_SECONDS = 90 * 24 * 3600
ID_LENGTH = 22  # 16 random bytes in base64url


class Identity:
    """Makes ids and knows its own again; nobody can name another person's."""

    def __init__(self, secret_key: str) -> None:
        # The key is also meant for other things later: each use derives its own.
        self._key = hmac.digest(secret_key.encode(), b"chat cookie", "sha256")

    def fresh(self) -> str:
        """An id nobody has had."""
        return secrets.token_urlsafe(16)

    def read(self, request: Request) -> str | None:
        """The id a request proves to own; None without a cookie of ours."""
        person, _, signature = request.cookies.get(COOKIE, "").partition(".")
        if len(person) != ID_LENGTH or not hmac.compare_digest(
            signature.encode(), self._sign(person).encode()
        ):
            return None
        return person

    def write(self, request: Request, response: Response, person: str) -> None:
        """Let the browser keep the id; each visit to the page renews it."""
        response.set_cookie(
            COOKIE,
            f"{person}.{self._sign(person)}",
            max_age=MAX_AGE_SECONDS,
            path="/chat",
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )

    def _sign(self, person: str) -> str:
        return hmac.new(self._key, person.encode(), hashlib.sha256).hexdigest()
