"""`troly channel check telegram` against the fake server: each fault has its sentence."""

import json
import time

import pytest

from services import calendar
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.telegram.faults import Kind
from tests.troly.channel_database import take_database_away, use_database, writing
from troly.cli import main

pytestmark = pytest.mark.e2e

ADDRESS = "https://troly.example.vn"
SECRET = "S3cr-t_1"
LAN = 777


@pytest.fixture
def telegram(tmp_path, monkeypatch):
    use_database(tmp_path, monkeypatch)
    with FakeTelegram(seed=1).running() as fake:
        fake.people.meet(LAN)
        monkeypatch.setenv("TROLY_TELEGRAM_TOKEN", fake.token)
        monkeypatch.setenv("TROLY_TELEGRAM_API", fake.url)
        monkeypatch.setenv("TROLY_TELEGRAM_SECRET", SECRET)
        monkeypatch.setenv("TROLY_PUBLIC_ADDRESS", ADDRESS)
        yield fake


@pytest.fixture
def check(capsys):
    """Run it: the exit code, and the lines by their sign."""

    def run(*words):
        capsys.readouterr()
        code = main(["channel", "check", "telegram", *words])
        printed = capsys.readouterr()
        lines = printed.out.splitlines()
        assert "fake-token" not in printed.out + printed.err
        assert (code == 1) == any(line.startswith("✗") for line in lines)
        return code, {sign: [line for line in lines if line.startswith(sign)] for sign in "✓✗–"}

    return run


def faults(found):
    code, lines = found
    assert code == 1
    return "\n".join(lines["✗"])


def test_all_is_well_after_registering(telegram, check):
    code, lines = check("--register", "--to", str(LAN))
    assert (code, lines["✗"]) == (0, [])
    assert (telegram.webhook.url, telegram.webhook.secret) == (f"{ADDRESS}/webhooks/telegram", SECRET)
    assert len(telegram.sent_to(LAN)) == 1
    assert check()[0] == 0


def test_what_cannot_be_tried_from_here_is_said(telegram, check):
    lines = check("--register")[1]
    assert any(f"{ADDRESS}/health" in line for line in lines["–"])
    assert any("--to" in line for line in lines["–"])


def test_nothing_is_registered_unasked(telegram, check):
    assert "--register" in faults(check())
    assert (telegram.webhook.url, telegram.setup.commands) == ("", {})


@pytest.mark.parametrize(("answer", "code"), [("có", 0), ("không", 1)])
def test_registering_is_offered_at_a_terminal(telegram, check, monkeypatch, answer, code):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _prompt: answer)
    assert check()[0] == code
    assert bool(telegram.webhook.url) == (code == 0)


def test_who_ends_the_input_has_not_agreed(telegram, check, monkeypatch):
    def end(_prompt):
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", end)
    assert check()[0] == 1
    assert telegram.webhook.url == ""


def test_the_webhook_of_another_machine_is_never_taken_by_a_question(telegram, check, monkeypatch):
    telegram.webhook.url = "https://other.example.vn/hook"
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _prompt: "có")
    assert "other.example.vn" in faults(check())
    assert telegram.webhook.url == "https://other.example.vn/hook"


def test_too_few_kinds_of_updates_are_found(telegram, check):
    check("--register")
    telegram.setup._allowed = ["message"]
    assert "chưa xin đủ" in faults(check())


def test_an_old_menu_is_found(telegram, check):
    check("--register")
    telegram.setup.commands.clear()
    assert "Danh sách lệnh" in faults(check())


def test_without_a_token_the_channel_is_off(telegram, check, monkeypatch):
    monkeypatch.setenv("TROLY_TELEGRAM_TOKEN", "")
    assert "@BotFather" in faults(check())
    assert telegram.calls == []


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("TOKEN", "abc", "sai dạng"),
        ("SECRET", "có dấu", "TROLY_TELEGRAM_SECRET"),
        ("MODE", "fax", "polling"),
        ("API", "ftp://x", "TROLY_TELEGRAM_API"),
    ],
)
def test_a_setting_out_of_form_is_named(telegram, check, monkeypatch, variable, value, said):
    monkeypatch.setenv(f"TROLY_TELEGRAM_{variable}", value)
    found = faults(check())
    assert said in found
    assert value not in found or variable == "MODE"


def test_a_token_telegram_refuses(telegram, check, monkeypatch):
    monkeypatch.setenv("TROLY_TELEGRAM_TOKEN", "123456789:another-fake-token")
    assert "không nhận token" in faults(check())


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "TROLY_TELEGRAM_MODE=polling"),
        ("http://troly.example.vn", "https://"),
        ("https://127.0.0.1:8080", "nội bộ"),
        ("https://192.168.1.5", "nội bộ"),
        ("https://may-chu", "nội bộ"),
        ("https://troly.example.vn:8080", "443, 80, 88, 8443"),
        ("https://troly.example.vn:cổng", "443, 80, 88, 8443"),
    ],
)
def test_an_address_telegram_cannot_post_to(telegram, check, monkeypatch, address, said):
    monkeypatch.setenv("TROLY_PUBLIC_ADDRESS", address)
    assert said in faults(check("--register"))
    assert telegram.webhook.url == ""


@pytest.mark.parametrize("port", [80, 88, 8443])
def test_the_other_ports_are_good(telegram, check, monkeypatch, port):
    monkeypatch.setenv("TROLY_PUBLIC_ADDRESS", f"{ADDRESS}:{port}")
    assert check("--register")[0] == 0


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.UNAUTHORIZED, "không nhận token"),
        (Kind.TOO_MANY, "đợi 3 giây"),
        (Kind.BROKEN, "trục trặc"),
        (Kind.CUT, "không trả lời"),
    ],
)
def test_a_server_that_does_not_answer_well(telegram, check, kind, said):
    telegram.faults.set_for_everybody(kind, methods=None)
    assert said in faults(check())


def test_a_network_that_is_away(telegram, check, monkeypatch):
    monkeypatch.setenv("TROLY_TELEGRAM_API", "http://127.0.0.1:9")
    assert "Không nối được" in faults(check())


@pytest.mark.parametrize("kind", [Kind.BLOCKED, Kind.CHAT_NOT_FOUND, Kind.CANNOT_BEGIN])
def test_a_test_message_to_whom_may_not_be_written(telegram, check, kind):
    telegram.faults.set(LAN, kind)
    assert "bấm Bắt đầu" in faults(check("--register", "--to", str(LAN)))


def test_a_chat_that_is_no_number_is_wrong_input(telegram, capsys):
    assert main(["channel", "check", "telegram", "--to", "@lan"]) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Wrong response from the webhook: 403 Forbidden", "mã bí mật không khớp"),
        ("Wrong response from the webhook: 404 Not Found", "không có trợ lý ở đó"),
        ("Wrong response from the webhook: 502 Bad Gateway", "troly serve"),
        ("Wrong response from the webhook: 503 Service Unavailable", "cơ sở dữ liệu"),
        ("Wrong response from the webhook: 302 Found", "chuyển hướng"),
        ("Connection refused", "không có chương trình nào nghe"),
        ("Failed to resolve host: Name or service not known", "DNS"),
        ("SSL error {error:0A000086:SSL routines::certificate verify failed}", "chứng thư"),
        ("Read timeout expired", "trả lời kịp"),
        ("Connection timed out", "trả lời kịp"),
        ("Connection reset by peer", "cắt giữa chừng"),
        ("Something new of Telegram's", "Something new"),
    ],
)
def test_the_last_failed_try_is_explained(telegram, check, text, said):
    waiting_update(telegram, check)
    telegram.webhook.last_error_message = text
    code, lines = check()
    assert (code, len(lines["✗"])) == (1, 1)
    assert said in lines["✗"][0]
    assert text in lines["✗"][0]
    assert any("1 tin đang chờ" in line for line in lines["–"])


def test_a_failure_after_which_nothing_waits_is_only_told(telegram, check):
    check("--register")
    telegram.webhook.last_error_date = int(time.time())
    telegram.webhook.last_error_message = "Connection refused"
    code, lines = check()
    assert code == 0
    assert any("Connection refused" in line for line in lines["–"])


def test_a_failure_that_was_before_registering_is_only_told(telegram, check):
    waiting_update(telegram, check)
    assert check("--register")[0] == 0


def waiting_update(telegram, check):
    """One update that Telegram could not post; it is not tried again while the test lasts."""
    telegram.delivery.retry_seconds = telegram.delivery.longest_retry_seconds = 3600.0
    check("--register")
    telegram.type_text(LAN, "chào")
    telegram.wait_until(lambda: telegram.webhook.last_error_date, "a try to post")


def test_polling_needs_no_address_and_no_webhook(telegram, check, monkeypatch):
    check("--register")
    monkeypatch.setenv("TROLY_TELEGRAM_MODE", "polling")
    monkeypatch.setenv("TROLY_PUBLIC_ADDRESS", "")
    assert "409" in faults(check())
    assert check("--register")[0] == 0
    assert telegram.webhook.url == ""


def test_a_secret_of_our_own_making_is_registered(telegram, check, monkeypatch):
    monkeypatch.setenv("TROLY_TELEGRAM_SECRET", "")
    assert check("--register")[0] == 0
    assert len(telegram.webhook.secret) == 64


def test_a_key_that_belongs_to_somebody_else(telegram, check, monkeypatch):
    def refuse(file):
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setenv("TROLY_TELEGRAM_SECRET", "")
    monkeypatch.setenv("TROLY_SECRET_KEY", "")
    monkeypatch.setattr("gateway.settings.kept_key", refuse)
    assert "var/secret_key" in faults(check("--register"))
    assert telegram.webhook.url == ""


def test_a_key_too_short_to_make_a_secret_of(telegram, check, monkeypatch):
    monkeypatch.setenv("TROLY_TELEGRAM_SECRET", "")
    monkeypatch.setenv("TROLY_SECRET_KEY", "short")
    assert "TROLY_SECRET_KEY" in faults(check("--register"))


@pytest.mark.parametrize("problem", ["token_refused", "two_pollers", "webhook_set", "update_left"])
def test_alarms_that_last_are_explained(telegram, check, problem):
    check("--register")
    with writing() as uow:
        uow.alarms.sound("telegram", problem, calendar.now(), "409")
        uow.alarms.sound("zalo", "package", calendar.now(), "-224")
    found = faults(check())
    assert found.count("✗") == 1
    assert f"báo động {problem}" in found
    assert "409" in found


def test_a_database_that_is_away_is_said_and_the_rest_is_tried(telegram, check, monkeypatch, tmp_path):
    check("--register")
    take_database_away(monkeypatch, tmp_path)
    _, lines = check()
    assert "cơ sở dữ liệu" in lines["✗"][0]
    assert len(lines["✗"]) == 1
    assert json.dumps(lines["✓"], ensure_ascii=False).count("Webhook đã đăng ký") == 1
