"""The ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route as Served
from starlette.types import ASGIApp

from web import packages
from web.access import guarded
from web.assets import Assets
from web.errors import handlers
from web.headers import SecurityHeaders
from web.parts import Parts


def create_app(parts: Parts, assets: Assets) -> ASGIApp:
    """The pages of every package, behind their gates."""
    routes = packages.routes(parts)
    parts.renderer.know({route.path for route in routes if route.method == "GET"})
    application = Starlette(
        routes=[
            Served("/health", _alive),
            Served("/static/{version}/{name}", assets.show),
            *(Served(route.path, guarded(route, parts), methods=[route.method]) for route in routes),
        ],
        exception_handlers=handlers(parts.renderer),
        lifespan=partial(_lifespan, parts),
    )
    return SecurityHeaders(application)


@asynccontextmanager
async def _lifespan(parts: Parts, _application: Starlette) -> AsyncIterator[None]:
    packages.read_ahead(parts)
    yield


async def _alive(_request: Request) -> Response:
    return PlainTextResponse("ok")
