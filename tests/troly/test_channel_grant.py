"""`troly channel grant zalo` against the fake server: a right once given is stored or missed aloud."""

import io

import pytest

from tests.platforms.zalo.faults import OAUTH, READING, Break
from tests.platforms.zalo.tokens import challenge_of
from tests.troly.channel_database import take_database_away, writing
from tests.troly.channel_zalo_account import connected
from troly.cli import main

pytestmark = pytest.mark.e2e

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


@pytest.fixture
def zalo(tmp_path, monkeypatch):
    with connected(tmp_path, monkeypatch) as fake:
        yield fake


@pytest.fixture
def grant(capsys, monkeypatch):
    """Run it with something on the input; the exit code and all that was printed."""

    def run(*words, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        code = main(["channel", "grant", "zalo", *words])
        printed = capsys.readouterr()
        told = printed.out + printed.err
        assert "AT-" not in told
        assert "RT-" not in told
        return code, told

    return run


def stored(oa_id):
    with writing() as uow:
        return uow.platform_tokens.get(oa_id)


def test_a_refresh_token_becomes_the_first_pair(zalo, grant):
    code, told = grant("--refresh-token", typed=zalo.issue_tokens().refresh + "\n")
    assert code == 0
    assert "Trung tâm Dịch vụ việc làm" in told
    tokens = stored(zalo.oa_id)
    assert zalo.tokens.alive(tokens.access_token)
    assert (tokens.expires_at - tokens.refreshed_at).total_seconds() == zalo.tokens.access_seconds


def test_at_a_terminal_it_is_asked_for_without_an_echo(zalo, grant, monkeypatch):
    token = zalo.issue_tokens().refresh
    monkeypatch.setattr("getpass.getpass", lambda _prompt: f" {token} ")

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("io.StringIO", Terminal)
    assert grant("--refresh-token")[0] == 0
    assert stored(zalo.oa_id) is not None


def test_a_code_is_exchanged_with_the_verifier(zalo, grant, monkeypatch):
    monkeypatch.setenv("TROLY_ZALO_CODE_VERIFIER", VERIFIER)
    assert grant("--code", zalo.grant(challenge_of(VERIFIER)))[0] == 0
    assert stored(zalo.oa_id).version == 1


def test_a_code_without_a_verifier_where_none_is_asked(zalo, grant):
    code, told = grant("--code", zalo.grant())
    assert (code, "TROLY_ZALO_CODE_VERIFIER" in told) == (0, True)


def test_a_code_may_begin_with_a_dash(zalo, grant, monkeypatch):
    with monkeypatch.context() as chance:
        chance.setattr("secrets.token_urlsafe", lambda _size: "-_code-by-chance")
        code = zalo.grant()
    assert code.startswith("-")
    assert grant("--code", code)[0] == 0


def test_a_code_that_is_missing_is_asked_for(zalo, grant):
    with pytest.raises(SystemExit):
        grant("--code")


@pytest.mark.parametrize("verifier", ["", "another-verifier-another-verifier-another-ve"])
def test_a_verifier_that_is_not_that_of_the_console(zalo, grant, monkeypatch, verifier):
    monkeypatch.setenv("TROLY_ZALO_CODE_VERIFIER", verifier)
    code, told = grant("--code", zalo.grant(challenge_of(VERIFIER)))
    assert (code, "không khớp" in told, "-14005" in told) == (1, True, True)
    assert stored(zalo.oa_id) is None


def test_a_code_is_good_once(zalo, grant):
    code = zalo.grant()
    assert [grant("--code", code)[0] for _ in range(2)] == [0, 1]


@pytest.mark.parametrize("number", [-118, -220, "invalid_grant"])
def test_a_refresh_token_that_was_used_leaves_the_good_pair_alone(zalo, grant, number):
    zalo.tokens.refresh_error = number
    used = zalo.issue_tokens().refresh
    assert grant("--refresh-token", typed=used)[0] == 0
    code, told = grant("--refresh-token", typed=used)
    assert (code, "API Explorer" in told) == (1, True)
    assert (stored(zalo.oa_id).version, zalo.tokens.alive(stored(zalo.oa_id).access_token)) == (1, True)


def test_a_wrong_app_secret(zalo, grant, monkeypatch):
    monkeypatch.setenv("TROLY_ZALO_APP_SECRET", "AnotherSecret")
    code, told = grant("--refresh-token", typed=zalo.issue_tokens().refresh)
    assert (code, "TROLY_ZALO_APP_SECRET" in told) == (1, True)


def test_an_app_that_is_not_active(zalo, grant, monkeypatch):
    monkeypatch.setenv("TROLY_ZALO_APP_ID", "1")
    code, told = grant("--refresh-token", typed=zalo.issue_tokens().refresh)
    assert (code, "-14002" in told, "kích hoạt" in told) == (1, True, True)


def test_a_token_behind_the_command_is_refused_and_not_repeated(zalo, grant):
    code, told = grant("--refresh-token", zalo.issue_tokens().refresh)
    assert (code, "lịch sử" in told) == (2, True)
    assert zalo.tokens.refreshes == 0


@pytest.mark.parametrize("typed", ["", "\n", "hai chữ\n", "mã\n"])
def test_what_is_no_token_is_not_sent(zalo, grant, typed):
    assert grant("--refresh-token", typed=typed)[0] == 1
    assert zalo.refusals == []


@pytest.mark.parametrize("variable", ["APP_ID", "APP_SECRET", "OA_ID"])
def test_what_is_missing_is_named_and_nothing_is_spent(zalo, grant, monkeypatch, variable):
    monkeypatch.setenv(f"TROLY_ZALO_{variable}", "")
    code, told = grant("--refresh-token", typed=zalo.issue_tokens().refresh)
    assert (code, f"TROLY_ZALO_{variable}" in told, zalo.tokens.refreshes) == (1, True, 0)


def test_without_a_database_nothing_is_spent(zalo, grant, monkeypatch, tmp_path):
    take_database_away(monkeypatch, tmp_path)
    code, told = grant("--refresh-token", typed=zalo.issue_tokens().refresh)
    assert (code, "cơ sở dữ liệu" in told, zalo.tokens.refreshes) == (1, True, 0)


@pytest.mark.parametrize("fault", [Break.CUT_BEFORE, Break.UNAVAILABLE, Break.CUT_AFTER])
def test_an_answer_that_was_lost_may_be_asked_for_again(zalo, grant, fault):
    token = zalo.issue_tokens().refresh
    zalo.faults.plan(OAUTH, fault)
    code, told = grant("--refresh-token", typed=token)
    assert (code, "chạy lại với đúng mã này" in told) == (1, True)
    assert grant("--refresh-token", typed=token)[0] == (1 if fault.taken else 0)


def test_a_network_that_is_away(zalo, grant, monkeypatch):
    monkeypatch.setenv("TROLY_ZALO_OAUTH_URL", "http://127.0.0.1:9")
    code, told = grant("--refresh-token", typed="RT-1")
    assert (code, "Không nối được" in told) == (1, True)


def test_the_right_of_another_account_is_kept_for_it(zalo, grant, monkeypatch):
    monkeypatch.setenv("TROLY_ZALO_OA_ID", "1")
    code, told = grant("--refresh-token", typed=zalo.issue_tokens().refresh)
    assert (code, f"TROLY_ZALO_OA_ID={zalo.oa_id}" in told) == (1, True)
    assert stored(zalo.oa_id) is not None


def test_a_pair_is_stored_though_the_account_may_not_be_looked_at(zalo, grant):
    zalo.gate.shut = -224
    code, told = grant("--refresh-token", typed=zalo.issue_tokens().refresh)
    assert (code, "-224" in told) == (1, True)
    assert stored(zalo.oa_id) is not None


def test_a_new_pair_ends_the_alarms_about_the_old_one(zalo, grant):
    from services import calendar

    with writing() as uow:
        uow.alarms.sound("zalo", "grant_refused", calendar.now(), "-118")
    assert grant("--refresh-token", typed=zalo.issue_tokens().refresh)[0] == 0
    with writing() as uow:
        assert list(uow.alarms.lasting()) == []


def test_reading_that_fails_for_a_moment_loses_no_pair(zalo, grant):
    zalo.faults.plan(READING, Break.CUT_BEFORE)
    assert grant("--refresh-token", typed=zalo.issue_tokens().refresh)[0] == 1
    assert stored(zalo.oa_id) is not None
