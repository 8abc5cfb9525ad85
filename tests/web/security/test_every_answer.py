"""What holds for every route the router serves, however it answers."""

import re

import pytest

from services.staff.permissions import Role
from tests.web.served import served
from tests.web.staff_web import SEALED
from tests.web.test_headers import EXPECTED, INLINE

SECRETS = ("Traceback", "sqlalchemy", "services.", 'File "/')


@pytest.fixture
def ways(web):
    """Each route asked for as nobody, by somebody who may, and with a form that is empty or forged."""
    web.add("lan", *Role, totp_secret=SEALED)

    def answers():
        for one in served(web):
            stranger, lan, forger = web.client(), web.client_as("lan"), web.client_as("lan")
            if one.route.method == "GET":
                yield one, stranger.get(one.address)
                yield one, lan.get(one.address)
                yield one, lan.get(one.address, headers={"HX-Request": "true"})
            else:
                yield one, stranger.post(one.address)
                yield one, lan.post(one.address)
                yield one, forger.http.post(one.address, data={"csrf": "forged"})
                yield one, forger.http.get(one.address)

    return answers


def test_the_same_headers_are_on_the_answer_of_every_route(ways):
    wrong = {}
    for one, answer in ways():
        had = {name: answer.headers.get(name) for name in EXPECTED}
        if had != EXPECTED or "server" in answer.headers:
            wrong[str(one), answer.status_code] = had
    assert wrong == {}


def test_no_answer_breaks_or_tells_of_the_inside(ways):
    wrong = []
    for one, answer in ways():
        told = [word for word in SECRETS if word in answer.text]
        if answer.status_code >= 500 or told:
            wrong.append((str(one), answer.status_code, told))
    assert wrong == []


def test_no_page_has_a_script_or_style_of_its_own(ways):
    wrong = {str(one): INLINE.findall(answer.text) for one, answer in ways() if INLINE.search(answer.text)}
    assert wrong == {}


def test_no_answer_leads_out_of_the_house(ways):
    """Neither to an address that was asked for, nor by a link, a form or a picture."""
    away = re.compile(r"""(?:src|href|action|formaction)=["'](?:https?:)?//[^"']*""")
    wrong = []
    for one, answer in ways():
        place = answer.headers.get("location", "/")
        if not place.startswith("/") or place.startswith(("//", "/\\")) or away.search(answer.text):
            wrong.append((str(one), place, away.findall(answer.text)))
    assert wrong == []


@pytest.mark.parametrize("name", ["next", "path", "url", "to", "back", "return", "redirect", "done"])
def test_nobody_is_sent_where_an_address_says(web, name):
    web.add("lan", *Role, totp_secret=SEALED)
    for one in served(web):
        if one.route.method == "GET":
            answer = web.client_as("lan").get(one.address, params={name: "https://evil.example/x"})
            assert "evil.example" not in answer.headers.get("location", ""), str(one)
            assert answer.status_code < 500, str(one)


def test_cookies_are_only_ever_ours_and_out_of_reach_of_scripts(ways):
    for one, answer in ways():
        for cookie in answer.headers.get_list("set-cookie"):
            name = cookie.partition("=")[0]
            assert name in ("troly_before", "troly_staff"), str(one)
            assert {"httponly", "samesite=strict", "path=/"} <= set(cookie.lower().split("; ")), str(one)


LONG = "x" * 5_000
STRANGE = [
    "\x00",
    "-1",
    "99999999999999999999",
    "..%2f..%2fetc%2fpasswd",
    "' OR ''='",
    LONG,
    "１２",
    "{{7*7}}",
    "%ff",
]


@pytest.mark.parametrize("value", STRANGE, ids=lambda value: value[:16])
def test_no_strange_value_in_an_address_breaks_a_page(web, value):
    web.add("lan", *Role, totp_secret=SEALED)
    client = web.client_as("lan")
    wrong = []
    for one in served(web):
        if one.route.method != "GET":
            continue
        names = set(re.findall(r"name=[\"']([a-z_]+)[\"']", client.get(one.address).text)) - {"csrf"}
        asked = dict.fromkeys({*names, "after", "before", "q", "state", "kind", "seen", "last"}, value)
        answers = [client.get(one.address, params=asked)]
        if "{" in one.route.path:
            words = re.sub(r"\{\w+(:\w+)?\}", value.replace("%", "%25"), one.route.path)
            answers.append(client.get(words.replace("\x00", "%00")))
        wrong += [(str(one), answer.status_code) for answer in answers if answer.status_code >= 500]
    assert wrong == []
