"""A form counts only when it comes from a page of ours in the same session."""

import pytest

from services.staff.permissions import Role
from tests.web.served import served
from tests.web.staff_web import SEALED
from web.csrf_token import token_of

FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:8081.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.fixture
def everything(web):
    """Somebody with every role."""
    web.add("lan", *Role, totp_secret=SEALED)
    return "lan"


def posts(web):
    return [one for one in served(web) if one.route.method == "POST"]


def refused(web, everything, post):
    """Routes where a post is not refused as forged."""
    before = web.trail()
    let_in = []
    for one in posts(web):
        client = web.client_as(everything)
        if post(client, one.address).status_code != 403:
            let_in.append(str(one))
    assert web.trail() == before
    return let_in


def test_there_are_forms(web):
    assert len(posts(web)) >= 8


def test_every_form_needs_a_token(web, everything):
    assert refused(web, everything, lambda client, address: client.http.post(address)) == []


def test_a_token_of_another_session_counts_for_nothing(web, everything):
    other = {"csrf": token_of(web.session_of(everything))}
    assert refused(web, everything, lambda client, address: client.post(address, other)) == []


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_form_of_another_site_is_refused_even_with_the_token(web, everything, headers):
    assert refused(web, everything, lambda client, address: client.post(address, headers=headers)) == []


def test_a_token_in_the_header_of_a_script_counts(web):
    client = web.client_as(Role.OFFICER)
    response = client.http.post("/logout", headers={"X-CSRF-Token": token_of(client.secret)})
    assert response.status_code == 303


def test_our_own_origin_is_let_in(web):
    headers = {"Origin": "http://127.0.0.1:8081", "Sec-Fetch-Site": "same-origin"}
    assert web.client_as(Role.OFFICER).post("/logout", headers=headers).status_code == 303


def test_the_log_in_form_is_tied_to_the_browser_that_opened_it(web):
    opened, other = web.client(), web.client()
    opened.get("/login")
    other.get("/login")
    data = {
        "login": "officer",
        "password": "bốn con vịt lội ngược",
        "csrf": token_of(other.cookies["troly_before"]),
    }
    assert opened.post("/login", data=data).status_code == 403


def test_the_token_does_not_lead_back_to_the_cookie(web):
    client = web.client_as(Role.OFFICER)
    page = client.get("/account").text
    assert token_of(client.secret) in page
    assert client.secret not in page
