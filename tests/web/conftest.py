"""The staff web, in this process and in Chromium."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, expect

from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services import calendar
from services.staff.permissions import Role
from tests.e2e.conftest import chromium  # noqa: F401  (a fixture)
from tests.gateway.server import serving
from tests.web.staff_web import StaffWeb, staff_web_over
from web import cookies

DESK = {"width": 1280, "height": 720}
LIMIT_SECONDS = 20
BrowserAs = Callable[..., Page]


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> DatabaseSettings:
    """A database of one's own, for whoever puts something into it."""
    copy = tmp_path / "staff.db"
    shutil.copy(empty_database, copy)
    return DatabaseSettings(url=f"sqlite:///{copy}")


@pytest.fixture
def web(database: DatabaseSettings) -> Iterator[StaffWeb]:
    """The staff web with an account for each role, its clock standing still."""
    with staff_web_over(build_services(database)) as opened:
        yield opened


@pytest.fixture
def address(web: StaffWeb) -> Iterator[str]:
    """Where browsers find it; its clock shows the real time when it opens."""
    web.clock.at = calendar.now()
    with serving(web.app) as opened:
        yield opened


@pytest.fixture
def browser_as(chromium: Chromium, web: StaffWeb, address: str) -> Iterator[BrowserAs]:  # noqa: F811
    """`browser_as(Role.OFFICER)` is a page at "/" of somebody logged in; None is nobody.

    Pages of two people are two browsers. `viewport` is DESK unless given.
    """
    expect.set_options(timeout=LIMIT_SECONDS * 1_000)
    contexts: list[BrowserContext] = []

    def opened(who: Role | str | None, viewport: dict[str, int] = DESK) -> Page:
        context = chromium.new_context(viewport=viewport, locale="vi-VN", base_url=address)  # type: ignore[arg-type]
        context.set_default_timeout(LIMIT_SECONDS * 1_000)
        contexts.append(context)
        if who is not None:
            login = who.value if isinstance(who, Role) else who
            context.add_cookies(
                [{"name": cookies.SESSION, "value": web.session_of(login), "url": address,
                  "httpOnly": True, "sameSite": "Strict"}]
            )  # fmt: skip
        page = context.new_page()
        page.goto("/")
        return page

    yield opened
    for context in contexts:
        context.close()
