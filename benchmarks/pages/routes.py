"""What the router of the real staff web serves."""

from __future__ import annotations

from functools import lru_cache

from starlette.applications import Starlette

from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from web.routing import Ask, Page, Route
from web.settings import WebSettings
from web.wiring import staff_web


def pages() -> list[Page]:
    """Every page, in the router's order."""
    return [route for route in _routes() if isinstance(route, Page)]


def asks() -> list[Ask]:
    """Every question that changes nothing."""
    return [route for route in _routes() if isinstance(route, Ask)]


@lru_cache
def _routes() -> tuple[Route, ...]:
    # Nothing is asked of the database: it is in memory and has no tables.
    app = staff_web(build_services(DatabaseSettings(url="sqlite://")), WebSettings(secret_key="k" * 40))
    inner = app._app  # type: ignore[attr-defined]
    if not isinstance(inner, Starlette):
        raise TypeError(f"the staff web is a {type(inner).__name__}")
    return tuple(one.endpoint.route for one in inner.routes if hasattr(one.endpoint, "route"))
