"""The trial page: shows the phones of people who exist nowhere else."""

from pathlib import Path
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from tests.platforms.telegram.errors import ApiError

PAGE = Path(__file__).with_name("page.html")
NAME_LIMIT = 40


class Phone(Protocol):
    """Of one platform."""

    doings: dict[str, Any]

    def show(self, user: str) -> dict[str, Any]:
        """What stands on the phone of this person."""


def create_page(phones: dict[str, Phone]) -> Starlette:
    """The page over phones by the name of their platform."""

    async def page(_request: Request) -> Response:
        return HTMLResponse(PAGE.read_text(encoding="utf-8"))

    async def show(request: Request) -> Response:
        phone, user = phones.get(request.path_params["platform"]), request.path_params["user"]
        if phone is None or not user.strip() or len(user) > NAME_LIMIT:
            return JSONResponse({}, 404)
        return JSONResponse(phone.show(user))

    async def do(request: Request) -> Response:
        phone, user = phones.get(request.path_params["platform"]), request.path_params["user"]
        # A form of another site cannot send this type.
        if request.headers.get("content-type") != "application/json":
            return JSONResponse({}, 415)
        doing = phone.doings.get(request.path_params["doing"]) if phone else None
        if doing is None or not user.strip() or len(user) > NAME_LIMIT:
            return JSONResponse({}, 404)
        try:
            await run_in_threadpool(doing, user, await request.json())
        except (ApiError, ValueError, LookupError) as error:
            return JSONResponse({"problem": str(error)}, 400)
        return JSONResponse({})

    return Starlette(
        routes=[
            Route("/", page),
            Route("/phone/{platform}/{user}", show),
            Route("/phone/{platform}/{user}/{doing}", do, methods=["POST"]),
        ]
    )
