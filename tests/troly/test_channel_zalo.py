"""`troly channel check zalo` against the fake servers: each fault has its sentence."""

from datetime import timedelta

import pytest

from gateway.zalo.grant import store_first_pair
from services import calendar
from services.channels.costs import CostKind
from services.channels.tokens import TokenState
from tests.platforms.zalo.faults import READING, Break
from tests.troly.channel_database import take_database_away, writing
from tests.troly.channel_zalo_account import connected
from troly.channel_uncertain import uncertain
from troly.cli import main

pytestmark = pytest.mark.e2e

LAN = "246845883529197922"


@pytest.fixture
def zalo(tmp_path, monkeypatch):
    with connected(tmp_path, monkeypatch) as fake:
        fake.type_text(LAN, "chào")
        yield fake


@pytest.fixture
def granted(zalo):
    pair = zalo.issue_tokens()
    with writing() as uow:
        store_first_pair(uow, zalo.oa_id, pair.access, pair.refresh, calendar.now(), timedelta(hours=25))
    return pair


@pytest.fixture
def check(capsys):
    """Run it: the exit code, and the lines by their sign."""

    def run(*words):
        capsys.readouterr()
        code = main(["channel", "check", "zalo", *words])
        printed = capsys.readouterr()
        told = printed.out + printed.err
        assert [secret for secret in ("AT-", "RT-", "AppSecretForTests01") if secret in told] == []
        lines = printed.out.splitlines()
        assert (code == 1) == any(line.startswith("✗") for line in lines)
        found = {sign: [line for line in lines if line.startswith(sign)] for sign in "✓✗–"}
        return code, {**found, "☐": [line for line in lines if line.startswith("  ☐")]}

    return run


def faults(found):
    code, lines = found
    assert code == 1
    return "\n".join(lines["✗"])


def test_all_is_well(zalo, granted, check):
    code, lines = check("--to", LAN)
    assert (code, lines["✗"]) == (0, [])
    assert [sent.user for sent in zalo.sent] == [LAN]
    assert any("8 trong 8" in line for line in lines["–"])
    assert any("Trung tâm Dịch vụ việc làm" in line for line in lines["✓"])


@pytest.mark.parametrize(("hours", "kind"), [(1, CostKind.FREE), (49, CostKind.CHARGED)])
def test_a_test_message_is_counted_as_what_it_costs(zalo, granted, check, hours, kind):
    heard = calendar.now() - timedelta(hours=hours)
    with writing() as uow:
        uow.conversations.touch(f"zalo_{LAN}", "zalo", heard)
    check("--to", LAN)
    today = calendar.today()
    with writing() as uow:
        counted = {
            one: uow.message_costs.total("zalo", one, today, today + timedelta(days=1)) for one in CostKind
        }
    assert counted == {**dict.fromkeys(CostKind, 0), kind: 1}


def test_what_to_type_into_the_console_is_told(zalo, granted, check):
    assert any("https://troly.example.vn/webhooks/zalo" in line for line in check()[1]["–"])


def test_everything_uncertain_is_listed(zalo, granted, check):
    lines = check()[1]["☐"]
    assert [line.removeprefix("  ☐ ").partition(" [")[0] for line in lines] == [
        row["name"] for row in uncertain()
    ]
    assert any('buttons.shape = "plain"' in line for line in lines)


def test_no_message_goes_unasked(zalo, granted, check):
    assert check()[0] == 0
    assert zalo.sent == []


def test_without_an_app_the_channel_is_off(zalo, check, monkeypatch):
    monkeypatch.setenv("TROLY_ZALO_APP_ID", "")
    assert "developers.zalo.me" in faults(check())


@pytest.mark.parametrize("variable", ["APP_SECRET", "OA_ID", "OA_SECRET"])
def test_what_is_missing_is_named(zalo, granted, check, monkeypatch, variable):
    monkeypatch.setenv(f"TROLY_ZALO_{variable}", "")
    assert f"TROLY_ZALO_{variable}" in faults(check())


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("APP_ID", "abc"),
        ("OA_ID", "abc"),
        ("API_URL", "http://zalo.example"),
        ("OAUTH_URL", "zalo"),
        ("TEMPLATE_URL", "ftp://zalo"),
    ],
)
def test_a_setting_out_of_form_is_named(zalo, check, monkeypatch, variable, value):
    monkeypatch.setenv(f"TROLY_ZALO_{variable}", value)
    assert f"TROLY_ZALO_{variable}" in faults(check())


def test_the_secret_of_the_app_in_place_of_the_accounts(zalo, granted, check, monkeypatch):
    monkeypatch.setenv("TROLY_ZALO_OA_SECRET", zalo.app_secret)
    assert "hai khóa khác nhau" in faults(check())


def test_secrets_that_changed_places_are_seen_by_the_events(zalo, granted, check):
    with writing() as uow:
        uow.alarms.sound("zalo", "signature", calendar.now(), "app_secret")
    assert "chép tráo" in faults(check())


def test_before_the_first_grant_the_way_to_it_is_told(zalo, check):
    found = faults(check())
    assert found.count("troly channel grant zalo") == 1
    assert zalo.refusals == []


def test_a_token_that_ran_out_is_renewed_on_the_way(zalo, granted, check):
    zalo.clock.advance(hours=26)
    assert check()[0] == 0
    assert zalo.tokens.refreshes == 1


def test_a_grant_that_was_taken_back(zalo, granted, check):
    zalo.tokens.revoke()
    found = faults(check())
    assert "troly channel grant zalo" in found
    assert found.count("✗") == 1


def test_a_refused_pair_is_tried_once_more_and_told_once(zalo, granted, check):
    zalo.tokens.revoke()
    with writing() as uow:
        uow.platform_tokens.mark(zalo.oa_id, 1, TokenState.REFUSED)
        uow.alarms.sound("zalo", "grant_refused", calendar.now(), "-118")
    assert faults(check()).count("✗") == 1


def test_a_token_of_another_account(zalo, granted, check, monkeypatch):
    zalo.account.oa_id = "388613280878808646"
    assert "388613280878808646" in faults(check())


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (-224, "Nâng gói"),
        (-221, "chưa xác thực"),
        (-209, "kích hoạt"),
        (-211, "hết số tin"),
        (-242, "TROLY_ZALO_APP_SECRET"),
        (-223, "quyền"),
        (-32, "thử lại sau"),
        (-201, "không nhận nội dung"),
        (-234, "giờ này"),
        (-9999, "chưa ghi trong tài liệu"),
    ],
)
def test_a_refusal_of_the_whole_account_is_explained(zalo, granted, check, number, said):
    zalo.gate.shut = number
    found = faults(check("--to", LAN))
    assert said in found
    assert str(number) in found


@pytest.mark.parametrize(
    ("refuses", "said"), [(-213, "chưa quan tâm"), (-217, "user_id"), (-244, "không cho gửi")]
)
def test_a_person_who_cannot_be_written_to(zalo, granted, check, refuses, said):
    zalo.person(LAN).refuses = refuses
    found = faults(check("--to", LAN))
    assert (said in found, str(refuses) in found) == (True, True)


def test_a_person_who_is_silent_for_a_week(zalo, granted, check):
    zalo.person(LAN).last_interaction = zalo.clock.now() - 8 * 24 * 3600
    assert "7 ngày" in faults(check("--to", LAN))


def test_an_id_zalo_does_not_know(zalo, granted, check):
    code, lines = check("--to", "1")
    assert (code, any("hạn mức" in line for line in lines["–"])) == (1, True)
    assert any("-201" in line for line in lines["✗"])


@pytest.mark.parametrize(
    ("fault", "said"),
    [(Break.UNAVAILABLE, "trục trặc"), (Break.CUT_BEFORE, "không trả lời"), (-200, "-200")],
)
def test_a_server_that_does_not_answer_well(zalo, granted, check, fault, said):
    zalo.faults.last(READING, fault)
    assert said in faults(check())


def test_a_network_that_is_away(zalo, granted, check, monkeypatch):
    monkeypatch.setenv("TROLY_ZALO_API_URL", "http://127.0.0.1:9")
    assert "Không nối được" in faults(check())


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "TROLY_PUBLIC_ADDRESS"),
        ("http://troly.example.vn", "https://"),
        ("https://troly.example.vn:8443", "443"),
        ("https://10.0.0.1", "nội bộ"),
    ],
)
def test_an_address_zalo_cannot_post_to(zalo, granted, check, monkeypatch, address, said):
    monkeypatch.setenv("TROLY_PUBLIC_ADDRESS", address)
    assert said in faults(check())


def test_a_database_that_is_away_is_said_once(zalo, granted, check, monkeypatch, tmp_path):
    take_database_away(monkeypatch, tmp_path)
    found = faults(check())
    assert (found.count("✗"), "cơ sở dữ liệu" in found) == (1, True)


def test_a_signature_that_is_made_otherwise_is_noticed(zalo, granted, check, monkeypatch):
    monkeypatch.setattr("troly.channel_zalo.signature_of", lambda _signed: "0" * 64)
    assert "chữ ký" in faults(check())
