"""Nobody can write or read in another person's name."""

import httpx
import pytest

from gateway.chat.identity import COOKIE
from tests.gateway.browser import Browser
from tests.gateway.conftest import StartGateway
from tests.gateway.fake_rasa import FakeRasa


def test_the_cookie_is_kept_from_scripts_and_other_sites(browser: Browser) -> None:
    cookie = browser.page.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie


def test_behind_https_the_cookie_is_secure(gateway: str) -> None:
    page = httpx.get(f"{gateway}/chat", headers={"X-Forwarded-Proto": "https"})
    assert "Secure" in page.headers["set-cookie"]
    assert "strict-transport-security" in page.headers


def test_two_visitors_are_two_people(gateway: str) -> None:
    with Browser(gateway) as one, Browser(gateway) as other:
        assert one.conversation != other.conversation
        one.ask("bí mật")
        assert other.history() == []


@pytest.mark.parametrize(
    "forge", ["{id}.0000", "{id}", "{id}.", ".{mac}", "{id}x.{mac}", "x", "", "{mac}.{id}"]
)
def test_a_forged_cookie_opens_nothing(browser: Browser, gateway: str, rasa: FakeRasa, forge: str) -> None:
    browser.ask("bí mật")
    person, _, mac = browser.http.cookies[COOKIE].partition(".")
    forged = {"Cookie": f"{COOKIE}={forge.format(id=person, mac=mac)}"}
    posted = httpx.post(
        f"{gateway}/chat/messages", json={"client_message_id": "a", "text": "x"}, headers=forged
    )
    assert posted.status_code == 401
    assert httpx.get(f"{gateway}/chat/events", headers=forged).status_code == 401
    assert httpx.get(f"{gateway}/chat/history", headers=forged).json()["turns"] == []
    assert len(rasa.turns) == 1


def test_a_cookie_of_another_key_opens_nothing(start_gateway: StartGateway) -> None:
    other = "another key, as long as the other one is"
    with start_gateway(secret_key=other) as address, Browser(address) as browser:
        cookie = browser.http.cookies[COOKIE]
    with start_gateway() as address:
        headers = {"Cookie": f"{COOKIE}={cookie}"}
        body = {"client_message_id": "a", "text": "x"}
        assert httpx.post(f"{address}/chat/messages", json=body, headers=headers).status_code == 401


def test_a_person_stays_the_same_over_visits_and_restarts(start_gateway: StartGateway) -> None:
    with start_gateway() as address, Browser(address) as browser:
        browser.ask("tìm việc")
        cookie = browser.http.cookies[COOKIE]
    kept = {"Cookie": f"{COOKIE}={cookie}"}
    with start_gateway() as address, httpx.Client(base_url=address, headers=kept) as http:
        assert http.get("/chat").cookies[COOKIE] == cookie
        assert [turn["said"] for turn in http.get("/chat/history").json()["turns"]] == ["tìm việc"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://{host}"}, 202),
        ({"Sec-Fetch-Site": "same-origin"}, 202),
        ({}, 202),
    ],
)
def test_pages_of_other_sites_cannot_post(browser: Browser, headers: dict[str, str], status: int) -> None:
    host = browser.http.base_url.netloc.decode()
    answer = browser.http.post(
        "/chat/messages",
        json={"client_message_id": "a", "text": "x"},
        headers={name: value.format(host=host) for name, value in headers.items()},
    )
    assert answer.status_code == status
    assert len(browser.turns(1 if status == 202 else 0)) == (status == 202)
