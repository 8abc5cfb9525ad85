"""A form counts only when it comes from a page of ours, opened in the same session."""

import hmac

from starlette.datastructures import FormData
from starlette.requests import Request

from web.csrf_token import token_of
from web.errors import ForgedForm

FIELD = "csrf"
HEADER = "X-CSRF-Token"
_OWN = frozenset({"same-origin", "none"})


def check(request: Request, form: FormData, secret: str) -> None:
    """Nothing happens when all is well.

    Raises:
        ForgedForm: It comes from another site, or without the token of this session.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in _OWN:
        raise ForgedForm("The form was sent by another site.")
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host", ""):
        raise ForgedForm("The form was sent by another site.")
    given = request.headers.get(HEADER) or form.get(FIELD) or ""
    expected = token_of(secret) if secret else ""
    if not expected or not hmac.compare_digest(str(given).encode(), expected.encode()):
        raise ForgedForm("The form has no token of this session.")
