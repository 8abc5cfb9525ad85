"""Who may enter, on every route the router serves."""

import pytest

from services.staff.permissions import Role
from tests.web.served import OPEN, Served, served
from web.csrf_token import token_of
from web.routing import Action, Ask, Gate, Page

EVERYBODY_MAY = {
    ("GET", "/login"),
    ("POST", "/login"),
    ("GET", "/login/code"),
    ("POST", "/login/code"),
}


def answered(client, one: Served, **options):
    if one.route.method == "GET":
        return client.get(one.address, **options)
    return client.post(one.address, **options)


def test_every_route_declares_who_may_enter(web):
    assert {one.path for one in web.routes if not hasattr(one.endpoint, "route")} == set(OPEN)
    assert all(isinstance(one.route, Page | Action | Ask) for one in served(web))


def test_only_the_log_in_is_open_to_everybody(web):
    open_ones = {
        (one.route.method, one.route.path) for one in served(web) if one.route.allowed is Gate.ANYBODY
    }
    assert open_ones == EVERYBODY_MAY


def test_nobody_enters_without_a_session(web):
    wrong = []
    for one in served(web):
        if one.route.allowed is Gate.ANYBODY:
            continue
        response = answered(web.client(), one)
        if response.status_code != 303 or not response.headers["location"].startswith("/login"):
            wrong.append((str(one), response.status_code))
    assert wrong == []
    assert web.trail() == []


@pytest.mark.parametrize("role", list(Role))
def test_a_role_enters_exactly_where_it_may(web, role):
    wrong = []
    for one in served(web):
        response = answered(web.client_as(role), one)
        entered = response.status_code != 403
        if entered != one.lets_in(role) or response.status_code >= 500:
            wrong.append((str(one), response.status_code))
    assert wrong == []


@pytest.mark.parametrize("role", list(Role))
def test_nothing_is_kept_of_what_a_role_may_not_do(web, role):
    for one in served(web):
        if not one.lets_in(role):
            answered(web.client_as(role), one)
    assert web.trail() == []


def test_a_page_is_not_changed_by_asking_for_it_in_another_way(web):
    client = web.client_as(Role.ADMINISTRATOR)
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        assert client.http.request(method, "/staff").status_code == 405
    assert client.http.request("HEAD", "/staff").status_code == 200


def test_half_a_log_in_opens_nothing(web):
    client = web.client()
    token = token_of_page(client)
    client.post("/login", data={"login": "administrator", "password": "bốn con vịt lội ngược", "csrf": token})
    for one in served(web):
        if one.route.allowed is not Gate.ANYBODY:
            response = answered(client, one)
            assert response.headers.get("location", "").startswith("/login"), str(one)


def token_of_page(client) -> str:
    client.get("/login")
    return token_of(client.cookies["troly_before"])


def test_who_must_change_the_password_does_that_first(web):
    web.add("lan", *Role, must_change_password=True)
    for one in served(web):
        if one.route.allowed is Gate.ANYBODY or one.route.while_pending:
            continue
        response = answered(web.client_as("lan"), one)
        assert response.headers.get("location") == "/account/password", str(one)


def test_an_administrator_without_codes_sets_them_up_first(web):
    web.add("lan", Role.ADMINISTRATOR, totp_secret=None)
    assert web.client_as("lan").get("/staff").headers["location"] == "/account/codes"
    assert web.client_as("lan").get("/account/codes").status_code == 200


def test_a_piece_of_a_page_asked_for_without_a_session_makes_the_whole_page_go(web):
    response = web.client().get("/staff", headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["hx-redirect"]) == (204, "/login")
