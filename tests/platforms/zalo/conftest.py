"""A fake, somebody who wrote to it, and an application."""

from collections.abc import Iterator

import pytest

from tests.platforms.zalo.client import Client
from tests.platforms.zalo.fake import FakeZalo
from tests.platforms.zalo.receiver import Receiver

LAN = "246845883529197922"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver().running() as running:
        yield running


@pytest.fixture
def zalo() -> Iterator[FakeZalo]:
    """Without a webhook."""
    with FakeZalo(seed=7).running() as running:
        yield running


@pytest.fixture
def client(zalo: FakeZalo) -> Client:
    zalo.type_text(LAN, "Xin chào")
    return Client(zalo)
