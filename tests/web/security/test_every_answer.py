"""What holds for every route the router serves, however it is asked and however it answers."""

import re

import pytest

from services.staff.permissions import Role
from tests.web.served import served
from tests.web.staff_web import SEALED
from tests.web.test_headers import EXPECTED, INLINE

INSIDE = ("Traceback", "sqlalchemy", "services.", 'File "/')
AWAY = re.compile(r"""(?:src|href|action|formaction)=["'](?:https?:)?//[^"']*""")
COOKIE = {"httponly", "samesite=strict", "path=/"}
LEADING = ("next", "path", "url", "to", "back", "return", "redirect", "done")
STRANGE = (
    "\x00",
    "-1",
    "3000000000",
    "99999999999999999999",
    "..%2f..%2fetc%2fpasswd",
    "' OR ''='",
    "x" * 2_000,
    "１２",
    "{{7*7}}",
    "%ff",
    "2026-13-45",
)


@pytest.fixture
def lan(web):
    """Somebody with every role."""
    web.add("lan", *Role, totp_secret=SEALED)
    return web.client_as("lan")


def ways(web, one):
    """A route asked for as nobody, by somebody who may, and with a form that is empty or forged."""
    stranger, lan = web.client(), web.client_as("lan")
    if one.route.method == "GET":
        yield stranger.get(one.address)
        yield lan.get(one.address)
        yield lan.get(one.address, headers={"HX-Request": "true"})
    else:
        yield stranger.post(one.address)
        yield lan.http.get(one.address)
        yield lan.http.post(one.address, data={"csrf": "forged"})
        yield lan.post(one.address)


def faults(answer):
    """What is wrong with an answer, whatever it was asked."""
    had = {name: answer.headers.get(name) for name in EXPECTED}
    if had != EXPECTED or "server" in answer.headers:
        yield f"headers {had}"
    if answer.status_code >= 500:
        yield "it breaks"
    yield from (f"tells {word}" for word in INSIDE if word in answer.text)
    yield from (f"has {found}" for found in INLINE.findall(answer.text))
    yield from (f"leads to {found}" for found in AWAY.findall(answer.text))
    place = answer.headers.get("location", "/")
    if not place.startswith("/") or place.startswith(("//", "/\\")):
        yield f"sends to {place}"
    for cookie in answer.headers.get_list("set-cookie"):
        if not cookie.startswith(("troly_before=", "troly_staff=")) or COOKIE - set(
            cookie.lower().split("; ")
        ):
            yield f"sets {cookie}"


@pytest.mark.usefixtures("lan")
def test_headers_cookies_links_and_errors_of_every_route(web):
    """No answer of any route lacks a header, breaks, leads out of the house or tells of the inside."""
    wrong = [
        (str(one), answer.status_code, fault)
        for one in served(web)
        for answer in ways(web, one)
        for fault in faults(answer)
    ]
    assert wrong == []


def test_nobody_is_sent_where_an_address_says(web, lan):
    asked = dict.fromkeys(LEADING, "https://evil.example/x")
    wrong = []
    for one in served(web):
        if one.route.method == "GET":
            for who in (lan, web.client()):
                place = who.get(one.address, params=asked).headers.get("location", "/")
                if not place.startswith("/") or place.startswith("//"):
                    wrong.append((str(one), place))
    assert wrong == []


def test_no_strange_value_in_an_address_breaks_a_page(web, lan):
    wrong = []
    for one in (one for one in served(web) if one.route.method == "GET"):
        names = {*re.findall(r"name=[\"']([a-z_]+)[\"']", lan.get(one.address).text)} - {"csrf"}
        for value in STRANGE:
            asked = dict.fromkeys({*names, "after", "before", "q", "state", "kind", "seen"}, value)
            answers = [lan.get(one.address, params=asked)]
            if "{" in one.route.path:
                path = re.sub(r"\{\w+(:\w+)?\}", value.replace("%", "%25"), one.route.path)
                answers.append(lan.get(path.replace("\x00", "%00")))
            wrong += [
                (str(one), value[:20], answer.status_code) for answer in answers for _ in faults(answer)
            ]
    assert wrong == []


def test_a_sign_no_database_keeps_is_refused_with_a_sentence(web, lan):
    answer = lan.post("/caller/results", {"note": "may\x00 nam can"})
    assert answer.status_code == 422
    assert "Chưa nhận được" in answer.text
