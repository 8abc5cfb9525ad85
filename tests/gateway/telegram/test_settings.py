"""The channel is set up by its environment, and never shows its secrets."""

import pytest

from gateway.telegram.settings import TELEGRAM, Mode, TelegramSettings
from services.errors import InvalidInput

TOKEN = "123456789:AAE-x_y"
KEY = "a secret of the tests, long enough for anybody"


def settings(**changed: str) -> TelegramSettings:
    return TelegramSettings.from_env({f"TROLY_{name}": value for name, value in changed.items()})


def test_without_a_token_it_is_off() -> None:
    assert not settings().is_on


def test_a_token_alone_is_enough() -> None:
    found = settings(TELEGRAM_TOKEN=f" {TOKEN}\n")
    assert (found.is_on, found.token, found.bot_id) == (True, TOKEN, 123456789)
    assert (found.mode, found.api) == (Mode.WEBHOOK, TELEGRAM)


def test_addresses_lose_the_slash_at_their_end() -> None:
    found = settings(TELEGRAM_API="http://127.0.0.1:8081/", PUBLIC_ADDRESS="https://troly.example.vn/")
    assert (found.api, found.public_address) == ("http://127.0.0.1:8081", "https://troly.example.vn")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "not-a-token"),
        ("TELEGRAM_TOKEN", "123:with/slash"),
        ("TELEGRAM_SECRET", "with blank"),
        ("TELEGRAM_SECRET", "x" * 257),
        ("TELEGRAM_MODE", "carrier pigeon"),
        ("TELEGRAM_API", "api.telegram.org"),
        ("PUBLIC_ADDRESS", "ftp://x"),
    ],
)
def test_what_has_another_form_is_refused(name: str, value: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        settings(**{name: value})
    assert name in str(refused.value)
    assert name not in ("TELEGRAM_TOKEN", "TELEGRAM_SECRET") or value not in str(refused.value)


def test_a_secret_is_made_of_the_key_of_the_gateway() -> None:
    made = settings(TELEGRAM_TOKEN=TOKEN).webhook_secret(KEY)
    assert made == settings().webhook_secret(KEY)
    assert made != settings().webhook_secret(KEY + "x")
    assert KEY not in made
    assert settings(TELEGRAM_SECRET=made).webhook_secret(KEY) == made


def test_secrets_are_not_shown() -> None:
    shown = repr(settings(TELEGRAM_TOKEN=TOKEN, TELEGRAM_SECRET="S3cret"))
    assert "AAE" not in shown
    assert "S3cret" not in shown
