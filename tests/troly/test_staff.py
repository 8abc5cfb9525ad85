"""`troly staff` on a database of its own."""

import io

import pytest

from services.staff.passwords import matches
from services.staff.permissions import Role
from troly.arguments import ROLES
from troly.cli import main
from troly.open_services import open_services

pytestmark = pytest.mark.usefixtures("database")


def run(capsys, *words):
    capsys.readouterr()
    code = main(["staff", *words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def account(login):
    with open_services() as services, services.unit_of_work() as uow:
        return uow.staff.by_login(login)


def trail():
    with open_services() as services, services.unit_of_work() as uow:
        return [(one.action, one.staff_id, one.staff_name) for one in uow.audit.newest(10)]


def test_the_roles_are_those_of_the_center():
    assert list(ROLES) == [role.value for role in Role]


def test_a_new_account_has_the_printed_password_and_must_change_it(capsys):
    code, printed, _ = run(capsys, "add", "Lan", "--name", "Trần Thị Lan", "--role", "administrator")
    added = account("lan")
    assert code == 0
    assert matches(added.password_hash, printed.strip())
    assert (added.full_name, added.roles, added.must_change_password) == (
        "Trần Thị Lan",
        {Role.ADMINISTRATOR},
        True,
    )
    assert trail() == [("staff.add", None, "troly")]


def test_a_password_may_come_from_the_input_and_is_not_repeated(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("bốn con vịt lội ngược\n"))
    code, printed, told = run(capsys, "add", "lan", "--name", "Lan", "--role", "editor", "--password-stdin")
    assert (code, printed) == (0, "")
    assert "vịt" not in told
    assert matches(account("lan").password_hash, "bốn con vịt lội ngược")


@pytest.mark.parametrize(("password", "said"), [("ngắn quá", "12"), ("matkhau123456", "dễ đoán")])
def test_a_poor_password_is_refused_with_a_sentence(capsys, monkeypatch, password, said):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    code, _, told = run(capsys, "add", "lan", "--name", "Lan", "--role", "editor", "--password-stdin")
    assert code == 2
    assert said in told
    assert account("lan") is None


def test_a_login_is_taken_once(capsys):
    run(capsys, "add", "lan", "--name", "Lan", "--role", "officer")
    code, _, told = run(capsys, "add", "LAN", "--name", "Lan", "--role", "officer")
    assert code == 2
    assert "lan" in told


def test_a_forgotten_password_is_set_anew(capsys):
    _, first, _ = run(capsys, "add", "lan", "--name", "Lan", "--role", "officer")
    code, second, _ = run(capsys, "password", "lan", "--without-codes")
    assert code == 0
    assert matches(account("lan").password_hash, second.strip())
    assert not matches(account("lan").password_hash, first.strip())


def test_a_closed_account_is_listed_as_such(capsys):
    run(capsys, "add", "lan", "--name", "Lan", "--role", "officer", "--role", "editor")
    assert run(capsys, "disable", "lan")[0] == 0
    code, printed, _ = run(capsys, "list")
    assert code == 0
    assert printed == "lan\tLan\teditor,officer\tkhông mã\tđã khóa\n"


@pytest.mark.parametrize("verb", ["password", "disable"])
def test_an_unknown_login_is_named(capsys, verb):
    code, _, told = run(capsys, verb, "nobody")
    assert code == 2
    assert "nobody" in told
