"""Sessions begin anew with each log-in and end when they should."""

import pytest

from services.staff.permissions import Role
from services.staff.sessions import key_of
from services.staff.totp import code_at
from tests.web.staff_web import DOMAIN, PASSWORD, SECRET
from web.csrf_token import token_of


def log_in(web, client, login="officer", password=PASSWORD):
    client.get("/login")
    data = {"login": login, "password": password, "csrf": token_of(client.cookies["troly_before"])}
    return client.post("/login", data=data)


def is_in(client) -> bool:
    return bool(client.get("/account").status_code == 200)


def test_a_log_in_begins_a_session(web):
    client = web.client()
    response = log_in(web, client)
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert is_in(client)
    assert web.trail() == [("session.begin", "staff:1")]


def test_a_cookie_planted_before_the_log_in_is_worth_nothing(web):
    client = web.client()
    client.cookies.set("troly_staff", "planted-by-somebody-else", domain=DOMAIN)
    log_in(web, client)
    assert client.cookies["troly_staff"] != "planted-by-somebody-else"
    other = web.client()
    other.cookies.set("troly_staff", "planted-by-somebody-else")
    assert not is_in(other)


def test_a_log_in_over_a_running_session_has_a_new_secret(web):
    client = web.client()
    log_in(web, client)
    first = client.cookies["troly_staff"]
    client.cookies.delete("troly_staff")
    log_in(web, client)
    assert client.cookies["troly_staff"] != first


def test_the_cookie_of_the_log_in_page_is_no_session(web):
    client = web.client()
    client.get("/login")
    other = web.client()
    other.cookies.set("troly_staff", client.cookies["troly_before"])
    assert not is_in(other)


def test_the_database_does_not_have_the_secret(web):
    secret = web.session_of("officer")
    with web.services.unit_of_work() as uow:
        assert uow.staff.session(secret) is None
        assert uow.staff.session(key_of(secret)) is not None


@pytest.mark.parametrize(("minutes", "still"), [(29, True), (30, False)])
def test_an_idle_session_ends_after_half_an_hour(web, minutes, still):
    client = web.client_as(Role.OFFICER)
    web.clock.pass_by(minutes=minutes)
    assert is_in(client) is still


def test_a_used_session_goes_on_and_ends_after_twelve_hours(web):
    client = web.client_as(Role.OFFICER)
    for _ in range(35):
        web.clock.pass_by(minutes=20)
        assert is_in(client)
    web.clock.pass_by(minutes=20)
    assert not is_in(client)


def test_logging_out_ends_the_session_in_the_database_too(web):
    client = web.client_as(Role.OFFICER)
    client.post("/logout")
    stolen = web.client()
    stolen.cookies.set("troly_staff", client.secret)
    assert not is_in(stolen)


def test_other_roles_end_the_sessions(web):
    officer = web.client_as(Role.OFFICER)
    data = {"full_name": "Lan", "roles": ["editor"], "active": "y", "why": "chuyển phòng"}
    number = web.account("officer").id
    assert web.client_as(Role.ADMINISTRATOR).post(f"/staff/{number}", data).status_code == 303
    assert not is_in(officer)


def test_closing_an_account_ends_the_sessions(web):
    officer = web.client_as(Role.OFFICER)
    data = {"full_name": "Lan", "roles": ["officer"]}
    web.client_as(Role.ADMINISTRATOR).post(f"/staff/{web.account('officer').id}", data)
    assert not is_in(officer)
    assert log_in(web, web.client()).status_code == 422


def test_a_new_password_ends_the_other_sessions_and_renews_this_one(web):
    here, there = web.client_as(Role.OFFICER), web.client_as(Role.OFFICER)
    new = "năm con cò trắng đứng"
    response = here.post("/account/password", {"now": PASSWORD, "new": new, "again": new})
    assert response.status_code == 303
    assert here.http.cookies["troly_staff"] != here.secret
    assert is_in(here)
    assert not is_in(there)


def test_the_wait_for_a_code_ends_after_five_minutes(web):
    client = web.client()
    assert log_in(web, client, "administrator").headers["location"] == "/login/code"
    web.clock.pass_by(minutes=5)
    code = code_at(SECRET, web.clock())
    response = client.post(
        "/login/code", data={"code": code, "csrf": token_of(client.cookies["troly_staff"])}
    )
    assert not is_in(client)
    assert response.status_code in (303, 403)


def test_one_may_end_ones_own_sessions_elsewhere_and_nobody_elses(web):
    here, there = web.client_as(Role.OFFICER), web.client_as(Role.OFFICER)
    foreign = web.client_as(Role.EDITOR)
    assert here.post(f"/account/sessions/{key_of(there.secret)}/end").status_code == 303
    assert not is_in(there)
    assert here.post(f"/account/sessions/{key_of(foreign.secret)}/end").status_code == 404
    assert is_in(foreign)


@pytest.mark.parametrize(
    ("base", "prefix", "secure"),
    [
        ("http://localhost", "", False),
        ("http://[::1]:8081", "", False),
        ("http://127.0.0.1:8081", "", False),
        ("https://troly.example", "__Host-", True),
        ("http://troly.example", "__Host-", True),
    ],
)
def test_the_cookie_is_for_the_server_alone(web, base, prefix, secure):
    client = web.client()
    client.base_url = base
    name, *flags = client.get("/login").headers["set-cookie"].split("; ")
    assert name.startswith(f"{prefix}troly_before=")
    assert sorted(flag.lower() for flag in flags) == sorted(
        ["httponly", "path=/", "samesite=strict", *(["secure"] if secure else [])]
    )


def test_nobody_is_asked_for_a_password_in_the_clear_without_a_warning(web):
    client = web.client()
    client.base_url = "http://troly.example"
    assert "https" in client.get("/login").text
    client.base_url = "https://troly.example"
    assert "https" not in client.get("/login").text
