"""An operator's command tells Telegram where updates go and what stands in the menu."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from gateway.telegram.api import Api
from gateway.telegram.events import ALLOWED_UPDATES
from gateway.telegram.registration import register
from gateway.telegram.settings import Mode, TelegramSettings
from gateway.telegram.words import load_words
from tests.platforms.telegram.fake import FakeTelegram

pytestmark = pytest.mark.e2e

SECRET = "S3cr-t_1"
ADDRESS = "https://troly.example.vn"


@pytest.fixture(scope="module")
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram().running() as fake:
        yield fake


@pytest.fixture
def settings(telegram: FakeTelegram) -> TelegramSettings:
    return TelegramSettings(token=telegram.token, api=telegram.url, public_address=ADDRESS)


@pytest.fixture
async def api(settings: TelegramSettings) -> AsyncIterator[Api]:
    api = Api(settings)
    yield api
    await api.close_connections()


async def test_the_webhook_is_set_with_its_secret(
    telegram: FakeTelegram, settings: TelegramSettings, api: Api
) -> None:
    registered = await register(api, settings, SECRET, load_words())
    assert registered.link == "https://t.me/fake_bot"
    assert registered.webhook.url == f"{ADDRESS}/webhooks/telegram"
    assert registered.webhook.allowed_updates == ALLOWED_UPDATES
    assert telegram.webhook.secret == SECRET


async def test_for_polling_the_webhook_is_removed(
    telegram: FakeTelegram, settings: TelegramSettings, api: Api
) -> None:
    await register(api, settings, SECRET, load_words())
    registered = await register(api, replace(settings, mode=Mode.POLLING), SECRET, load_words())
    assert registered.webhook.url == ""


@pytest.mark.parametrize("language", [None, "vi"])
async def test_the_menu_is_there_in_every_language(
    settings: TelegramSettings, api: Api, language: str | None
) -> None:
    await register(api, settings, SECRET, load_words())
    menu = await api.get_my_commands(language_code=language)
    assert [(line.command, line.description) for line in menu] == [
        (command.command, command.description) for command in load_words().commands.values()
    ]
