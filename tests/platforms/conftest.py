"""The fake platforms, really listening."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from telegram import Bot

from tests.platforms.telegram.fake import FakeTelegram

FOLDER = Path(__file__).parent
LISTENING = frozenset({"telegram", "bot", "raw"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests for which something really listens are no unit tests."""
    for item in items:
        if item.path.parent == FOLDER and LISTENING.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram(seed=1).running() as fake:
        fake.people.meet(777)
        yield fake


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    """The library itself, in front of the fake."""
    opened = Bot(telegram.token, base_url=telegram.base_url, base_file_url=f"{telegram.url}/file/bot")
    yield opened
    await opened.shutdown()


@pytest.fixture
async def raw(telegram: FakeTelegram) -> AsyncIterator[httpx.AsyncClient]:
    """Plain HTTP, for what the library would never send."""
    base = f"{telegram.base_url}{telegram.token}/"
    async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=10) as client:
        yield client
