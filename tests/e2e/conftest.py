"""Chromium, and a gateway over a fake Rasa for it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from gateway.settings import GatewaySettings
from gateway.wiring import Gateway
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from tests.e2e.chat import PHONE, visit
from tests.gateway.fake_rasa import LIMIT_SECONDS, TOKEN, FakeRasa
from tests.gateway.server import serving_gateway

expect.set_options(timeout=LIMIT_SECONDS * 1_000)

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    for path in (os.environ.get("TROLY_CHROMIUM"), "/usr/bin/chromium", shutil.which("chromium-browser")):
        if path and Path(path).exists():
            return path
    return None


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    path = chromium_path()
    if path is None:
        if os.environ.get("TROLY_REQUIRE_BROWSER") == "1":
            pytest.fail("Chromium is required (TROLY_REQUIRE_BROWSER=1) but there is none.")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class House:
    """A gateway that can be ended and started again at the same address, over a fake Rasa."""

    def __init__(self, rasa: FakeRasa, database: DatabaseSettings) -> None:
        self.rasa = rasa
        self.database = database
        self.port = 0

    @contextmanager
    def open(self) -> Iterator[str]:
        settings = GatewaySettings(rasa_url=self.rasa.url, rasa_token=TOKEN, secret_key="k" * 40)
        with serving_gateway(Gateway(settings, build_services(self.database)), self.port) as address:
            self.port = int(address.rpartition(":")[2])
            yield address


@pytest.fixture
def house(tmp_path: Path, empty_database: Path) -> Iterator[House]:
    shutil.copy(empty_database, tmp_path / "test.db")
    database = DatabaseSettings(url=f"sqlite:///{tmp_path}/test.db")
    with FakeRasa().running() as rasa:
        yield House(rasa, database)


@pytest.fixture
def address(house: House) -> Iterator[str]:
    with house.open() as opened:
        yield opened


@pytest.fixture
def context(chromium: Chromium) -> Iterator[BrowserContext]:
    opened = chromium.new_context(viewport=PHONE, locale="vi-VN")  # type: ignore[arg-type]
    opened.set_default_timeout(LIMIT_SECONDS * 1_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    return visit(context, address)
