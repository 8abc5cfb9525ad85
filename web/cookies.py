"""The two cookies: one for the log-in page, one for a session."""

from starlette.requests import Request
from starlette.responses import Response

SESSION = "troly_staff"
BEFORE = "troly_before"  # ties the form of the log-in page to the browser that opened it
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LONGEST = 128


def is_safe_place(request: Request) -> bool:
    """Whether a cookie would arrive here: over TLS, or on this very machine."""
    return request.url.scheme == "https" or _is_loopback(request)


def read(request: Request, name: str) -> str:
    """The value, empty when there is none or none of ours."""
    value = request.cookies.get(_full_name(request, name), "")
    return value if len(value) <= _LONGEST else ""


def write(request: Request, response: Response, name: str, value: str) -> None:
    """Until the browser is closed."""
    response.set_cookie(
        _full_name(request, name),
        value,
        path="/",
        secure=not _is_loopback(request),
        httponly=True,
        samesite="strict",
    )


def forget(request: Request, response: Response, name: str) -> None:
    """Take it back."""
    response.delete_cookie(
        _full_name(request, name),
        path="/",
        secure=not _is_loopback(request),
        httponly=True,
        samesite="strict",
    )


def _full_name(request: Request, name: str) -> str:
    # A browser takes this prefix only with Secure, no domain and the whole path: no neighbour can set it.
    return name if _is_loopback(request) else f"__Host-{name}"


def _is_loopback(request: Request) -> bool:
    return (request.url.hostname or "") in _LOOPBACK
