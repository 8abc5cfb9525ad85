"""An administrator keeps the accounts of colleagues."""

import pytest

from services.staff.passwords import matches
from services.staff.permissions import Role


@pytest.fixture
def client(web):
    return web.client_as(Role.ADMINISTRATOR)


def number(web, login):
    return web.account(login).id


def shown_password(page):
    return page.partition('Mật khẩu: <code class="code">')[2].partition("<")[0]


def test_a_new_colleague_gets_a_password_to_be_changed(web, client):
    data = {"login": "Tran.Lan", "full_name": " Trần  Thị Lan ", "roles": ["officer", "editor"]}
    response = client.post("/staff/new", data)
    added = web.account("tran.lan")
    assert matches(added.password_hash, shown_password(response.text))
    assert (added.full_name, added.roles) == ("Trần Thị Lan", {Role.OFFICER, Role.EDITOR})
    assert added.must_change_password
    assert web.client_as("tran.lan").get("/").headers["location"] == "/account/password"
    assert web.trail() == [("staff.add", f"staff:{added.id}")]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"login": "ab"}, "từ 3 đến"),
        ({"login": "trần lan"}, "không dấu"),
        ({"login": "x" * 41}, "40"),
        ({"login": "officer"}, "đã có người dùng"),
        ({"login": "OFFICER"}, "đã có người dùng"),
        ({"full_name": "   "}, "Hãy ghi họ tên"),
        ({"full_name": "x" * 81}, "80"),
        ({"roles": []}, "Hãy điền ô này"),
        ({"roles": ["king"]}, "Lựa chọn này không có"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_a_sentence(web, client, changes, said):
    data = {"login": "lan", "full_name": "Lan", "roles": ["officer"], **changes}
    response = client.post("/staff/new", data)
    assert response.status_code == 422
    assert said in response.text
    assert web.trail() == []


def test_an_administrator_does_not_lock_the_door_behind_himself(web, client):
    own = number(web, "administrator")
    for data in ({"roles": ["administrator"]}, {"roles": ["officer"], "active": "y"}):
        response = client.post(f"/staff/{own}", {"full_name": "Tôi", **data})
        assert response.status_code == 422
        assert "chính mình" in response.text
    assert web.account("administrator").is_active


def test_another_administrator_may_be_closed_and_opened_again(web, client):
    other = web.add("second", Role.ADMINISTRATOR)
    data = {"full_name": "Hai", "roles": ["administrator"]}
    assert client.post(f"/staff/{other}", data).status_code == 303
    assert not web.account("second").is_active
    assert client.post(f"/staff/{other}", {**data, "active": "y"}).status_code == 303
    assert web.account("second").is_active


def test_a_lost_telephone_is_helped(web, client):
    other = web.add("second", Role.ADMINISTRATOR)
    response = client.post(f"/staff/{other}/password", {"without_codes": "y"})
    second = web.account("second")
    assert matches(second.password_hash, shown_password(response.text))
    assert (second.totp_secret, second.must_change_password) == (None, True)


def test_who_is_not_there_is_not_found(client):
    assert client.get("/staff/999").status_code == 404
    assert client.post("/staff/999", {"full_name": "x", "roles": ["officer"]}).status_code == 404
    assert client.post("/staff/999/password").status_code == 404


def test_everybody_is_listed_with_what_they_may_do(client):
    page = client.get("/staff").text
    for word in ("Chị officer", "Cán bộ", "Biên tập", "Người duyệt", "Quản trị", "hoạt động"):
        assert word in page
