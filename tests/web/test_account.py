"""One's own password and one-time codes."""

import re

import pytest

from services.staff.passwords import matches
from services.staff.permissions import Role
from services.staff.seal import Seal
from services.staff.totp import code_at
from tests.web.staff_web import PASSWORD, SEAL_KEY, SEALED, SECRET

NEW = "năm con cò trắng đứng"


@pytest.mark.parametrize(
    ("now", "new", "again", "said"),
    [
        ("sai hẳn rồi nhé", NEW, NEW, "Mật khẩu hiện tại không đúng."),
        (PASSWORD, "ngắn", "ngắn", "ít nhất 12 ký tự"),
        (PASSWORD, "matkhau123456", "matkhau123456", "dễ đoán"),
        (PASSWORD, "officer vịt cò gà lội", "officer vịt cò gà lội", "tên đăng nhập"),
        (PASSWORD, NEW, f"{NEW}.", "không giống nhau"),
        (PASSWORD, PASSWORD, PASSWORD, "phải khác"),
        (PASSWORD, "x" * 129, "x" * 129, "quá 128"),
        (PASSWORD, "", "", "Hãy điền ô này."),
    ],
)
def test_a_poor_choice_is_refused_with_a_sentence(web, now, new, again, said):
    response = web.client_as(Role.OFFICER).post("/account/password", {"now": now, "new": new, "again": again})
    assert response.status_code == 422
    assert said in response.text
    assert matches(web.account("officer").password_hash, PASSWORD)
    assert web.trail() == []


def test_a_good_choice_counts_from_now_on(web):
    web.add("lan", Role.OFFICER, must_change_password=True)
    client = web.client_as("lan")
    assert client.post("/account/password", {"now": PASSWORD, "new": NEW, "again": NEW}).status_code == 303
    assert matches(web.account("lan").password_hash, NEW)
    assert client.get("/").status_code == 200
    assert web.trail() == [("account.password", f"staff:{web.account('lan').id}")]


def test_the_present_password_is_not_guessed_here_either(web):
    client = web.client_as(Role.OFFICER)
    for _ in range(5):
        client.post("/account/password", {"now": "sai hẳn rồi nhé", "new": NEW, "again": NEW})
    response = client.post("/account/password", {"now": PASSWORD, "new": NEW, "again": NEW})
    assert "Hãy chờ 1 phút" in response.text


def offered(page: str) -> str:
    found = re.search(r'name="secret"[^>]*value="([A-Z2-7]{32})"', page)
    assert found
    return found[1]


def test_codes_are_set_up_with_the_first_of_them(web):
    client = web.client_as(Role.OFFICER)
    page = client.get("/account/codes").text
    secret = offered(page)
    assert "<svg" in page
    assert client.get("/account/codes").text != page
    response = client.post("/account/codes", {"secret": secret, "code": code_at(secret, web.clock())})
    assert response.status_code == 303
    sealed = web.account("officer").totp_secret
    assert secret not in sealed
    assert Seal(SEAL_KEY).open(sealed) == secret
    assert Seal("another key" * 4).open(sealed) == ""


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        (SECRET, "000000"),
        (SECRET, ""),
        ("A" * 16, "000000"),
        ("", "000000"),
        ("<script>", "000000"),
        ("a" * 32, "123456"),
    ],
)
def test_codes_that_do_not_fit_are_not_taken(web, secret, code):
    response = web.client_as(Role.OFFICER).post("/account/codes", {"secret": secret, "code": code})
    assert response.status_code == 422
    assert web.account("officer").totp_secret is None


def test_codes_go_off_with_the_password(web):
    web.add("lan", Role.OFFICER, totp_secret=SEALED)
    client = web.client_as("lan")
    assert client.post("/account/codes/off", {"now": "sai hẳn rồi nhé"}).status_code == 422
    assert client.post("/account/codes/off", {"now": PASSWORD}).status_code == 303
    assert web.account("lan").totp_secret is None


def test_an_administrator_keeps_the_codes(web):
    response = web.client_as(Role.ADMINISTRATOR).post("/account/codes/off", {"now": PASSWORD})
    assert response.status_code == 422
    assert web.account("administrator").totp_secret == SEALED
