"""What is a colleague's stays a colleague's, whatever number is put into an address."""

import pytest

from services.conversations.model import Speaker
from services.staff.permissions import Role
from services.staff.sessions import key_of
from tests.web.inbox.conversations import case_of, said, says


@pytest.fixture
def lan(web):
    return web.client_as(Role.OFFICER)


@pytest.fixture
def hoa(web):
    web.add("hoa", Role.OFFICER)
    return web.client_as("hoa")


def actions(web) -> list[str]:
    return [action for action, _ in web.trail() if not action.endswith(".see")]


@pytest.mark.parametrize(
    ("change", "data"),
    [
        ("answer", {"text": "Em nữa ạ"}),
        ("hand", {"colleague": "1"}),
        ("put-back", {}),
        ("give-back", {}),
        ("close", {"outcome": "answered", "seen": "1"}),
    ],
)
def test_a_conversation_of_a_colleague(web, lan, hoa, change, data):
    says(web, "cho gặp cán bộ")
    number = case_of(web).id
    lan.post(f"/inbox/{number}/take")
    before, spoken = actions(web), said(web)
    assert 400 <= hoa.post(f"/inbox/{number}/{change}", data).status_code < 500
    assert (actions(web), said(web), case_of(web).speaker) == (before, spoken, Speaker.OFFICER)
    assert case_of(web).officer.id == web.account("officer").id


def test_a_call_of_a_colleague(web, lan, hoa):
    lan.post("/caller/log", {"note": "may nam can", "outcome": "answered", "seconds": "5"})
    assert hoa.post("/caller/log/1/undo").status_code == 403
    assert actions(web) == ["call.log"]


def test_a_session_of_a_colleague(web, lan, hoa):
    assert hoa.post(f"/account/sessions/{key_of(lan.secret)}/end").status_code == 404
    assert lan.get("/account").status_code == 200
    assert lan.secret not in hoa.get("/account").text


def test_nobody_makes_herself_more_than_she_is(web, hoa):
    number = web.account("hoa").id
    more = {"full_name": "Hoa", "roles": ["administrator"], "active": "y", "why": "tự phong"}
    assert hoa.post(f"/staff/{number}", more).status_code == 403
    assert hoa.post("/account/password", {**more, "now": "sai", "new": "x", "again": "x"}).status_code == 422
    assert web.account("hoa").roles == {Role.OFFICER}


def test_an_administrator_reads_no_conversation(web):
    says(web, "cho gặp cán bộ")
    client = web.client_as(Role.ADMINISTRATOR)
    for path in ("/inbox", f"/inbox/{case_of(web).id}", f"/inbox/{case_of(web).id}/turns", "/inbox/badge"):
        assert client.get(path).status_code == 403
