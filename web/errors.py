"""Every error ends in a page with one sentence that tells nothing of the inside."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from services.errors import InvalidInput, NotAllowed, NotFound, Unavailable
from web.rendering import Renderer

log = logging.getLogger("web")


class SignInNeeded(NotAllowed):
    """Nobody is signed in."""


class SomethingFirst(NotAllowed):
    """A password must be changed, or codes be set up, at `path`."""

    def __init__(self, path: str) -> None:
        super().__init__(f"First {path} must be done.")
        self.path = path


class ForgedForm(NotAllowed):
    """The form cannot be trusted."""


class TooLarge(InvalidInput):
    """More was sent than is taken."""


Handlers = Mapping[Any, Callable[[Request, Exception], Response | Awaitable[Response]]]


def handlers(renderer: Renderer) -> Handlers:
    """What Starlette calls for each kind of error."""

    def told(kind: str, status: int) -> Callable[[Request, Exception], Response]:
        def show(request: Request, error: Exception) -> Response:
            return _page(renderer, request, kind, status, getattr(error, "sentence", ""))

        return show

    def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return _page(renderer, request, "not_found" if status in (404, 405) else "invalid", status)

    def crashed(request: Request, error: Exception) -> Response:
        log.error("web.request.failed method=%s", request.method, exc_info=error)
        return _page(renderer, request, "crashed", 500)

    return {
        SignInNeeded: _to_login,
        SomethingFirst: _to_first,
        ForgedForm: told("forged", 403),
        TooLarge: told("too_large", 413),
        NotAllowed: told("not_allowed", 403),
        NotFound: told("not_found", 404),
        InvalidInput: told("invalid", 422),
        Unavailable: told("unavailable", 503),
        HTTPException: http,
        ClientDisconnect: _gone,
        Exception: crashed,
    }


def moved(request: Request, path: str) -> Response:
    """Send the browser to a page; a script that asked for a piece of one makes the whole page go."""
    if request.headers.get("hx-request") == "true":
        return Response(status_code=204, headers={"HX-Redirect": path})
    return RedirectResponse(path, 303)


def _gone(_request: Request, _error: Exception) -> Response:
    """Nobody reads it: the browser went on before everything had been sent."""
    return Response(status_code=400)


def _to_login(request: Request, _error: Exception) -> Response:
    here = request.url.path
    wanted = request.method == "GET" and here != "/" and "hx-request" not in request.headers
    return moved(request, f"/login?{urlencode({'next': here})}" if wanted else "/login")


def _to_first(request: Request, error: Exception) -> Response:
    assert isinstance(error, SomethingFirst)  # noqa: S101  (Starlette looks it up by its class)
    return moved(request, error.path)


def _page(renderer: Renderer, request: Request, kind: str, status: int, sentence: str = "") -> Response:
    return HTMLResponse(
        renderer.html(request, "templates/error.html", {"kind": kind, "sentence": sentence}), status
    )
