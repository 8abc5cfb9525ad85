"""Logging in: the same answer for every fault, and pauses that grow."""

import threading

import pytest

from services.staff.permissions import Role
from services.staff.seal import Seal
from services.staff.totp import code_at
from tests.web.staff_web import PASSWORD, SECRET
from tests.web.test_sessions import is_in, log_in
from web.csrf_token import token_of

WRONG = "sáu con gà chạy vòng"
SAME = (
    "Tên đăng nhập hoặc mật khẩu không đúng. Hãy nhập lại; nếu quên, hãy nhờ người quản trị đặt lại mật khẩu."
)


def complaint(response) -> str:
    _, _, rest = response.text.partition('role="alert">')
    return rest.partition("<")[0]


def fail(web, times, login="officer"):
    for _ in range(times):
        assert complaint(log_in(web, web.client(), login, WRONG)) == SAME


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("officer", WRONG),
        ("nobody", WRONG),
        ("nobody", PASSWORD),
        ("closed", PASSWORD),
        ("' OR 1=1 --", WRONG),
    ],
)
def test_every_fault_has_the_same_answer(web, login, password):
    web.add("closed", Role.OFFICER, disabled_at=web.clock())
    expected = log_in(web, web.client(), "officer", WRONG)
    response = log_in(web, web.client(), login, password)
    assert (response.status_code, complaint(response)) == (422, SAME)
    assert response.text.replace(login, "").count("\n") == expected.text.count("\n")


def test_an_unknown_login_costs_as_much_work_as_a_known_one(web, monkeypatch):
    judged = []
    monkeypatch.setattr(
        "services.staff.passwords._hasher",
        type("Hasher", (), {"verify": lambda _self, kept, _given: judged.append(kept[:30]),
                            "hash": lambda _self, _given: "$argon2id$v=19$m=19456,t=2,p=1$"})(),
    )  # fmt: skip
    log_in(web, web.client(), "nobody", WRONG)
    log_in(web, web.client(), "officer", WRONG)
    assert len(judged) == 2
    assert judged[0] == judged[1]


@pytest.mark.parametrize("login", ["officer", "nobody"])
def test_after_five_failures_even_the_right_password_waits(web, login):
    fail(web, 5, login)
    response = log_in(web, web.client(), login)
    assert complaint(response) == "Đã thử sai nhiều lần. Hãy chờ 1 phút rồi đăng nhập lại."


def test_the_pause_ends(web):
    fail(web, 5)
    web.clock.pass_by(seconds=61)
    client = web.client()
    log_in(web, client)
    assert is_in(client)


def test_pauses_double_up_to_a_quarter_of_an_hour(web):
    fail(web, 5)
    for minutes in (1, 2, 4, 8, 15, 15):
        assert f"chờ {minutes} phút" in complaint(log_in(web, web.client(), "officer", WRONG))
        web.clock.pass_by(minutes=minutes)
        fail(web, 1)


def test_an_account_is_guessed_at_most_twenty_times_an_hour(web):
    judged = 0
    for _ in range(60 * 4):
        judged += complaint(log_in(web, web.client(), "officer", WRONG)) == SAME
        web.clock.pass_by(seconds=15)
    assert 5 <= judged <= 20


def test_one_address_cannot_go_through_many_accounts(web):
    for number in range(10):
        fail(web, 1, f"person{number}")
    assert "Hãy chờ" in complaint(log_in(web, web.client()))


def test_another_account_is_not_held_up_by_a_few_failures(web):
    fail(web, 5)
    client = web.client()
    log_in(web, client, "editor")
    assert is_in(client)


def test_logging_in_does_not_buy_more_guesses(web):
    fail(web, 4)
    log_in(web, web.client())
    fail(web, 1)
    assert "Hãy chờ" in complaint(log_in(web, web.client()))


def test_a_new_password_by_the_administrator_ends_the_pause(web):
    fail(web, 5)
    number = web.account("officer").id
    shown = web.client_as(Role.ADMINISTRATOR).post(f"/staff/{number}/password").text
    password = shown.partition("Mật khẩu: <code class=\"code\">")[2].partition("<")[0]  # fmt: skip
    assert log_in(web, web.client(), "officer", password).status_code == 303


def test_a_login_is_read_as_people_type_it(web):
    client = web.client()
    assert log_in(web, client, "  OFFICER ").status_code == 303


def confirm(client, code):
    return client.post("/login/code", data={"code": code, "csrf": token_of(client.cookies["troly_staff"])})


def test_a_code_is_asked_for_and_lets_in(web):
    client = web.client()
    assert log_in(web, client, "administrator").headers["location"] == "/login/code"
    half = client.cookies["troly_staff"]
    assert confirm(client, code_at(SECRET, web.clock())).headers["location"] == "/"
    assert client.cookies["troly_staff"] != half
    assert client.get("/staff").status_code == 200


def test_a_code_counts_once(web):
    code = code_at(SECRET, web.clock())
    first, second = web.client(), web.client()
    log_in(web, first, "administrator")
    log_in(web, second, "administrator")
    assert confirm(first, code).status_code == 303
    assert confirm(second, code).status_code == 422
    assert not is_in(second)


@pytest.mark.parametrize("code", ["000000", "", "١٢٣٤٥٦", "1" * 12])
def test_a_wrong_code_lets_nobody_in(web, code):
    client = web.client()
    log_in(web, client, "administrator")
    assert confirm(client, code).status_code == 422
    assert not is_in(client)


@pytest.mark.parametrize("sealed", ["", "no seal", Seal("another key" * 4).close(SECRET)])
def test_a_secret_that_cannot_be_opened_lets_nobody_in(web, sealed):
    web.add("lan", Role.OFFICER, totp_secret=sealed)
    client = web.client()
    assert log_in(web, client, "lan").headers["location"] == "/login/code"
    assert confirm(client, code_at(SECRET, web.clock())).status_code == 422


def test_passwords_are_judged_off_the_event_loop(web, monkeypatch):
    threads = []
    monkeypatch.setattr(
        "services.staff.login.matches", lambda *_: threads.append(threading.current_thread().name)
    )
    log_in(web, web.client())
    assert [name for name in threads if "worker" not in name] == []
    assert len(threads) == 1


def test_codes_are_not_guessed_either(web):
    client = web.client()
    log_in(web, client, "administrator")
    for _ in range(5):
        confirm(client, "000000")
    assert "Hãy chờ" in complaint(confirm(client, code_at(SECRET, web.clock())))


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        ("/staff", "/staff"),
        ("/staff/1", "/staff/1"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/%2f/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\nb", "/"),
        ("", "/"),
    ],
)
def test_the_way_on_stays_with_us(web, wanted, led):
    client = web.client()
    client.get("/login")
    data = {"login": "officer", "password": PASSWORD, "csrf": token_of(client.cookies["troly_before"])}
    assert client.post("/login", data=data, params={"next": wanted}).headers["location"] == led


def test_a_page_asked_for_is_opened_after_the_log_in(web):
    assert web.client().get("/account").headers["location"] == "/login?next=%2Faccount"


def test_the_password_is_not_sent_back(web):
    assert WRONG not in log_in(web, web.client(), "officer", WRONG).text
