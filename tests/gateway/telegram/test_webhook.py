"""Who does not know the secret does no work; what is stored or senseless need not come again."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from gateway.telegram.webhook import HEADER, PATH, Webhook
from services.errors import Unavailable
from tests.gateway.telegram.messages import message

SECRET = "S3cr-t_1"


class FakeReceiver:
    """Records updates; fails when told to."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.error: Exception | None = None

    async def take(self, raw: object) -> None:
        if self.error is not None:
            raise self.error
        self.taken.append(raw)


@pytest.fixture
def receiver() -> FakeReceiver:
    return FakeReceiver()


@pytest.fixture
def client(receiver: FakeReceiver) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[Webhook(receiver, SECRET).route()])) as client:
        yield client


def post(client: TestClient, body: bytes, **headers: str) -> int:
    return client.post(PATH, content=body, headers={HEADER: SECRET, **headers}).status_code


def test_an_update_with_the_secret_is_taken(client: TestClient, receiver: FakeReceiver) -> None:
    update = message(text="tìm việc")
    assert post(client, json.dumps(update).encode()) == 200
    assert receiver.taken == [update]


@pytest.mark.parametrize("given", ["", "S3cr-t_", "s3cr-t_1", "S3cr-t_1x", b"S3cr-t_\xff"])
def test_a_wrong_secret_does_no_work(client: TestClient, receiver: FakeReceiver, given: str | bytes) -> None:
    body = json.dumps(message(text="x"))
    assert client.post(PATH, content=body, headers={HEADER: given}).status_code == 403  # type: ignore[dict-item]
    assert receiver.taken == []


def test_without_a_secret_no_work_is_done(client: TestClient, receiver: FakeReceiver) -> None:
    assert client.post(PATH, json=message(text="x")).status_code == 403
    assert receiver.taken == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe", b"[" * 20_000, b"9" * 10_000],
    ids=["empty", "cut", "no UTF-8", "deep", "a long number"],
)
def test_what_is_no_json_need_not_come_again_and_is_not_logged(
    client: TestClient, receiver: FakeReceiver, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    assert post(client, body) == 200
    assert receiver.taken == []
    assert [record.getMessage() for record in caplog.records if record.name.startswith("gateway")] == [
        f"gateway.telegram.no_json bytes={len(body)}"
    ]


def test_what_could_not_be_stored_has_to_come_again(client: TestClient, receiver: FakeReceiver) -> None:
    receiver.error = Unavailable("The database is away.")
    with pytest.raises(Unavailable):
        post(client, json.dumps(message(text="x")).encode())
