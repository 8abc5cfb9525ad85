"""Every route passes here: who asks, whether they may, whether the form is ours, whether it left a trace."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from services.errors import InvalidInput, NotAllowed, NotFound
from services.staff.audit import written
from services.staff.permissions import Permission
from web import cookies, csrf
from web.errors import SignInNeeded, SomethingFirst
from web.forms import read_form
from web.identity import fresh_secret, identify
from web.parts import Parts
from web.routing import Action, Gate, Page, Route

_LARGEST_NUMBER = 2**31 - 1  # of a row
_NUL = "\x00"  # PostgreSQL keeps no text that has it

Endpoint = Callable[[Request], Awaitable[Response]]


def guarded(route: Route, parts: Parts) -> Endpoint:
    """The handler of a route behind all checks; `endpoint.route` tells which."""

    async def endpoint(request: Request) -> Response:
        keeps_alive = not (isinstance(route, Page) and route.background)
        await run_in_threadpool(identify, parts, request, keeps_alive=keeps_alive)
        _admit(route, request)
        _read_address(request)
        async with _posted(route, request) as form:
            _readable(value for _, value in form.multi_items())
            request.state.form = form
            if not isinstance(route, Page):
                csrf.check(request, form, request.state.secret)
            response = await _handled(route, parts, request)
        if request.state.fresh and request.state.staff is None and isinstance(route, Page):
            cookies.write(request, response, cookies.BEFORE, request.state.secret)
        return response

    endpoint.route = route  # type: ignore[attr-defined]
    return endpoint


def _admit(route: Route, request: Request) -> None:
    if route.allowed is Gate.ANYBODY:
        if not request.state.secret:
            request.state.secret, request.state.fresh = fresh_secret(), True
        return
    staff = request.state.staff
    if staff is None:
        raise SignInNeeded("Nobody is signed in.")
    if isinstance(route.allowed, Permission) and not staff.may(route.allowed):
        raise NotAllowed(f"This needs the permission {route.allowed.value}.")
    if request.state.first and not route.while_pending:
        raise SomethingFirst(request.state.first)


def _read_address(request: Request) -> None:
    """Nothing that a database cannot look for."""
    given = request.path_params.values()
    if any(isinstance(value, int) and value > _LARGEST_NUMBER for value in given):
        raise NotFound("No record has such a number.")
    _readable((*given, *(value for _, value in request.query_params.multi_items())))


def _readable(values: Iterable[object]) -> None:
    if any(isinstance(value, str) and _NUL in value for value in values):
        raise InvalidInput("No text that anybody types has such a sign in it.")


@asynccontextmanager
async def _posted(route: Route, request: Request) -> AsyncIterator[FormData]:
    form = FormData() if isinstance(route, Page) else await read_form(request, route.max_body)
    try:
        yield form
    finally:
        await form.close()


async def _handled(route: Route, parts: Parts, request: Request) -> Response:
    noted: list[str] = []
    token = written.set(noted)
    try:
        if asyncio.iscoroutinefunction(route.handler):
            response = await route.handler(parts, request)
        else:
            response = await run_in_threadpool(route.handler, parts, request)
    finally:
        written.reset(token)
    if isinstance(route, Action) and response.status_code < 400 and not noted:
        raise RuntimeError(f"{route.path} changed something without writing to the trail")
    return cast(Response, response)
