"""Errors end in a page with a sentence, and tell nothing of the inside."""

import pytest
from starlette.requests import ClientDisconnect

from services.errors import InvalidInput, NotAllowed, NotFound, Unavailable
from services.staff.permissions import Role
from tests.web.test_trail import with_route
from web.routing import Ask, Gate, Page

INSIDE = ("Traceback", "secret detail", "services.", "sqlite", "File ", "Error(")


def raising(error):
    def handler(_parts, _request):
        raise error

    return handler


@pytest.mark.parametrize(
    ("error", "status", "title"),
    [
        (NotFound("secret detail"), 404, "Không tìm thấy"),
        (NotAllowed("secret detail"), 403, "Không được phép"),
        (InvalidInput("secret detail"), 422, "Chưa nhận được"),
        (Unavailable("secret detail"), 503, "Tạm thời chưa làm được"),
        (ValueError("secret detail"), 500, "Có trục trặc"),
        (KeyError("secret detail"), 500, "Có trục trặc"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_an_error_has_a_page_of_its_own_kind(web, monkeypatch, error, status, title):
    opened = with_route(web, monkeypatch, Page("/page", raising(error), allowed=Gate.SIGNED_IN))
    response = opened.client_as(Role.OFFICER).get("/page")
    assert response.status_code == status
    assert f"<h1>{title}</h1>" in response.text
    assert [word for word in INSIDE if word in response.text] == []


def test_a_browser_that_went_on_is_no_crash(web, monkeypatch, caplog):
    opened = with_route(web, monkeypatch, Ask("/page", raising(ClientDisconnect()), allowed=Gate.SIGNED_IN))
    assert opened.client_as(Role.OFFICER).post("/page").status_code == 400
    assert caplog.text == ""


def test_a_crash_is_in_the_log_with_its_cause_but_without_the_form(web, monkeypatch, caplog):
    route = Ask("/page", raising(ValueError("cause")), allowed=Gate.SIGNED_IN)
    opened = with_route(web, monkeypatch, route)
    opened.client_as(Role.OFFICER).post("/page", {"said": "số căn cước 096123456789"})
    assert "ValueError: cause" in caplog.text
    assert "096123456789" not in caplog.text


def test_an_unknown_page_is_the_same_for_everybody(web):
    for client in (web.client(), web.client_as(Role.OFFICER)):
        assert client.get("/nowhere").status_code == 404
        assert client.get("/staff.php").status_code == 404


@pytest.mark.parametrize("data", [b"x" * 70_000, b"a=" + b"%F0" * 30_000])
def test_a_form_that_is_too_long_is_not_read(web, data):
    client = web.client_as(Role.OFFICER)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.http.post("/logout", content=data, headers=headers).status_code == 413


def test_a_form_without_a_length_is_read_up_to_the_limit(web):
    client = web.client_as(Role.OFFICER)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    pieces = (b"a=" + b"x" * 10_000 for _ in range(10))
    assert client.http.post("/logout", content=pieces, headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"\xff\xfe=\xff", "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_is_refused(web, content, kind):
    client = web.client_as(Role.OFFICER)
    response = client.http.post("/logout", content=content, headers={"Content-Type": kind})
    assert 400 <= response.status_code < 500


HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'-alert(1)-'",
    "</textarea><svg/onload=alert(1)>",
    "{{ 'x' * 30 }}",
    "{% raise %}",
    "javascript:alert(1)",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_shown_and_never_done(web, text):
    client = web.client_as(Role.ADMINISTRATOR)
    number = web.account("officer").id
    data = {"full_name": text, "roles": ["officer"], "active": "y", "why": text}
    assert client.post(f"/staff/{number}", data).status_code == 303
    for path in ("/staff", f"/staff/{number}"):
        page = client.get(path).text
        assert "x" * 30 not in page
        for raw in ("<script>alert", "<img src=x", "<svg/onload"):
            assert raw not in page
