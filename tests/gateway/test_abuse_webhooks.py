"""Floods of forged posts: they cost nothing, and what a platform posts in between is taken."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from gateway.http_limits import MAX_POSTED, BodyLimit
from gateway.refusals import ALL, PER_CALLER, Refusals
from gateway.telegram.webhook import HEADER, PATH, Webhook
from gateway.zalo import webhook as zalo_webhook
from services import Services
from tests.gateway.telegram.messages import message
from tests.gateway.zalo.door import Door, opened, settings
from tests.gateway.zalo.example_events import text_event

SECRET = "S3cr-t_1"
MANY = 3 * PER_CALLER
SIGNATURE = "X-ZEvent-Signature"


class FakeReceiver:
    """Records updates."""

    def __init__(self) -> None:
        self.taken: list[Any] = []

    async def take(self, raw: object) -> None:
        self.taken.append(raw)


@pytest.fixture
def receiver() -> FakeReceiver:
    return FakeReceiver()


@pytest.fixture
def telegram(receiver: FakeReceiver) -> Iterator[TestClient]:
    limit = Middleware(BodyLimit, sentence="Dài quá.", max_body=100, max_posted=1_000)
    app = Starlette(routes=[Webhook(receiver, SECRET).route()], middleware=[limit])  # type: ignore[arg-type]
    with TestClient(app) as client:
        yield client


@pytest.fixture
def zalo(services: Services) -> Iterator[Door]:
    with opened(services, settings()) as door:
        yield door


def lines(caplog: pytest.LogCaptureFixture) -> int:
    return sum(record.name.startswith("gateway") for record in caplog.records)


@pytest.mark.parametrize("given", [{}, {HEADER: "guessed"}])
def test_a_flood_of_forged_updates_fills_no_log_and_shuts_nobody_out(
    telegram: TestClient, receiver: FakeReceiver, caplog: pytest.LogCaptureFixture, given: dict[str, str]
) -> None:
    caplog.set_level("DEBUG")
    for _ in range(MANY):
        assert telegram.post(PATH, content=b"{}", headers=given).status_code == 403
    assert telegram.post(PATH, json=message(text="x"), headers={HEADER: SECRET}).status_code == 200
    assert len(receiver.taken) == 1
    assert lines(caplog) == PER_CALLER


def test_the_body_of_a_forged_update_is_not_read(telegram: TestClient) -> None:
    response = telegram.post(PATH, content=b"x" * 2_000)
    assert (response.status_code, response.headers["Connection"]) == (403, "close")


@pytest.mark.parametrize("body", [b"x" * 2_000, (b"x" for _ in range(2_000))], ids=["told", "not told"])
def test_an_update_that_is_too_large_is_not_asked_for_again(
    telegram: TestClient, receiver: FakeReceiver, body: Any
) -> None:
    assert telegram.post(PATH, content=body, headers={HEADER: SECRET}).status_code == 200
    assert receiver.taken == []


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"{}", {}),
        (b"", {}),
        (b"[" * 50_000, {}),
        (b"[" * 50_000, {SIGNATURE: "mac=" + "0" * 64}),
        (b"{" + b'"a":{' * 20_000, {SIGNATURE: "0"}),
        (json.dumps(text_event("chào")).encode(), {}),
        (json.dumps(text_event("chào")).encode(), {SIGNATURE: "mac=" + "0" * 64}),
        (json.dumps(text_event("chào")).encode(), {SIGNATURE: "mac=" + "0" * 64, "X-ZEvent-Server": "ZNS"}),
        (json.dumps(text_event("chào", app_id="1")).encode(), {SIGNATURE: "mac=" + "0" * 64}),
        (b'{"app_id":NaN,"timestamp":1e999}', {SIGNATURE: "\xff"}),
        (b'{"event_name":"' + b"a" * 60_000 + b'"}', {SIGNATURE: "mac="}),
    ],
)
def test_a_flood_of_forged_events_is_taken_politely_and_does_nothing(
    zalo: Door, caplog: pytest.LogCaptureFixture, body: bytes, headers: dict[str, str]
) -> None:
    caplog.set_level("DEBUG")
    for _ in range(MANY):
        assert zalo.send(body, {name: value.encode("latin-1") for name, value in headers.items()}) == 200  # type: ignore[misc]
    assert zalo.post(text_event("tìm việc")) == 200
    assert [heard.arrival.text for heard in zalo.heard] == ["tìm việc"]
    assert lines(caplog) <= PER_CALLER + 2  # the alarm, and its end


def test_what_is_wrong_with_a_signature_is_not_looked_into_for_ever(
    zalo: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []

    def look(header: str, _signed: object) -> None:
        looks.append(header)

    monkeypatch.setattr(zalo_webhook, "wrong_variant", look)
    for number in range(MANY):
        zalo.post(text_event("chào", f"m{number}"), secret="AnotherSecret")
    assert len(looks) == PER_CALLER
    assert zalo.alarms() == [("signature", "")]


def test_an_event_that_is_too_large_is_not_asked_for_again(zalo: Door) -> None:
    assert zalo.post(text_event("x" * MAX_POSTED)) == 200
    assert zalo.post(text_event("chào", "next")) == 200
    assert [heard.arrival.text for heard in zalo.heard] == ["chào"]


class Request:
    """As far as limits look at one."""

    def __init__(self, host: str, **headers: str) -> None:
        self.client = type("Client", (), {"host": host})
        self.headers = headers


def test_many_addresses_together_fill_no_log_either() -> None:
    refusals = Refusals(lambda: 0.0)
    told = [refusals.is_worth_telling(Request(f"203.0.{n // 250}.{n % 250}")) for n in range(2 * ALL)]  # type: ignore[arg-type]
    assert told.count(True) == ALL


def test_a_minute_later_one_is_told_of_again() -> None:
    now = [0.0]
    refusals = Refusals(lambda: now[0])
    told = [refusals.is_worth_telling(Request("203.0.113.5")) for _ in range(MANY)]  # type: ignore[arg-type]
    now[0] = 61.0
    told.append(refusals.is_worth_telling(Request("203.0.113.5")))  # type: ignore[arg-type]
    assert (told.count(True), told[-1]) == (PER_CALLER + 1, True)
