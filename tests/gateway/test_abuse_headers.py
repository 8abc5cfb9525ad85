"""Headers that say anything: no error of ours, and no way around a limit."""

import httpx
import pytest

from tests.gateway.browser import Browser
from tests.gateway.conftest import StartGateway

ODD = [
    ("Origin", b"http://[::1"),
    ("Origin", b"null"),
    ("Origin", b"//"),
    ("Origin", b"\xff"),
    ("Origin", b"http://" + b"a" * 5_000),
    ("Last-Event-ID", b"9" * 5_000),
    ("Last-Event-ID", b"\xff"),
    ("Sec-Fetch-Site", b"cross-site"),
    ("Content-Type", b"\xff"),
    ("Host", b"[::1"),
    ("Host", b""),
    ("Cookie", b"troly_chat=\xff\xfe.x"),
    ("Cookie", b"troly_chat=" + b"a" * 22 + b"." + b"\xc3\xa9" * 32),
    ("Accept-Encoding", b"\xff;q=x"),
    ("X-Forwarded-For", b"\xff,,,"),
    ("X-Forwarded-For", b"1.2.3.4:99999999999999999999"),
    ("X-Forwarded-Proto", b"javascript"),
]


@pytest.mark.parametrize(("name", "value"), ODD)
def test_an_odd_header_is_refused_or_ignored(browser: Browser, name: str, value: bytes) -> None:
    headers = {name.encode(): value}
    body = {"client_message_id": "odd", "text": "tìm việc"}
    assert browser.http.post("/chat/messages", json=body, headers=headers).status_code < 500
    for path in ("/chat", "/chat/history", "/health"):
        assert browser.http.get(path, headers=headers).status_code < 500


@pytest.mark.parametrize("origin", ["http://[::1", "null", "//", "http://", "http://evil.example"])
def test_another_origin_is_refused_however_it_is_written(browser: Browser, origin: str) -> None:
    body = {"client_message_id": "origin", "text": "tìm việc"}
    response = browser.http.post("/chat/messages", json=body, headers={"Origin": origin})
    assert (response.status_code, response.json()["error"]) == (403, "not_allowed")


@pytest.mark.parametrize("claimed", ["203.0.113.5", "127.0.0.1", "::1", "x", "9.9.9.9, 203.0.113.5"])
def test_whoever_writes_too_often_from_one_address_is_asked_to_wait(
    start_gateway: StartGateway, claimed: str
) -> None:
    with start_gateway(requests_per_address=3) as address:
        codes = []
        for number in range(5):
            # Each time another person, as whoever throws cookies away.
            with httpx.Client(base_url=address, headers={"X-Forwarded-For": claimed}) as http:
                http.get("/chat")
                body = {"client_message_id": str(number), "text": "alo"}
                codes.append(http.post("/chat/messages", json=body).status_code)
    assert codes == [202, 202, 202, 429, 429]


def test_an_address_before_that_of_the_proxy_changes_nothing(start_gateway: StartGateway) -> None:
    with start_gateway(requests_per_address=3) as address:
        codes = []
        for number in range(5):
            claimed = {"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.5"}
            with httpx.Client(base_url=address, headers=claimed) as http:
                http.get("/chat")
                body = {"client_message_id": str(number), "text": "alo"}
                codes.append(http.post("/chat/messages", json=body).status_code)
    assert codes == [202, 202, 202, 429, 429]
