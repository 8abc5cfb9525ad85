"""Turns reach people, and every way to fail is told to the outbox as what it is."""

from collections.abc import AsyncIterator, Iterator

import pytest

from gateway.phrases import load_phrases
from gateway.sending import (
    MaybeSentError,
    NotNowError,
    OperatorError,
    RefusedError,
    SendingError,
    UnreachableError,
)
from gateway.telegram.api import Api
from gateway.telegram.floods import Floods
from gateway.telegram.sender import TelegramSender
from gateway.telegram.settings import TelegramSettings
from gateway.telegram.words import load_words
from services.conversations.model import Delivery, Reply, Speaker
from tests.gateway.telegram.conftest import FakeApi
from tests.gateway.telegram.turns import buttons, card, delivery
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.telegram.faults import Kind

pytestmark = pytest.mark.e2e

CHAT = 5550001
ANSWER = Reply(text="Lương 8 < 10 triệu & <i>có cơm</i>", buttons=buttons("Có"), cards=(card("May"),))


@pytest.fixture(scope="module")
def running_telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram().running() as fake:
        yield fake


@pytest.fixture
def telegram(running_telegram: FakeTelegram) -> FakeTelegram:
    """Nothing was sent, nothing fails; the person has begun a chat."""
    running_telegram.faults.clear()
    running_telegram.faults.met.clear()
    running_telegram.flood.on = False
    running_telegram.sent.clear()
    running_telegram.people.meet(CHAT)
    return running_telegram


@pytest.fixture
async def api(telegram: FakeTelegram) -> AsyncIterator[Api]:
    api = Api(TelegramSettings(token=telegram.token, api=telegram.url))
    yield api
    await api.close_connections()


@pytest.fixture
def heard() -> list[int]:
    """Chats for which the sender said that something is being sent."""
    return []


class Alarms:
    """Records which were cleared."""

    def __init__(self) -> None:
        self.cleared: list[tuple[str, str]] = []

    async def clear(self, channel: str, problem: str) -> None:
        self.cleared.append((channel, problem))


@pytest.fixture
def alarms() -> Alarms:
    return Alarms()


@pytest.fixture
def sender(api: Api, alarms: Alarms, heard: list[int]) -> TelegramSender:
    return TelegramSender(api, Floods(), load_words(), load_phrases(), alarms, heard.append)


async def send(sender: TelegramSender, turn: Delivery) -> None:
    for part in sender.parts(turn):
        await sender.send(turn, part)


async def test_people_see_the_text_as_it_is_meant(
    telegram: FakeTelegram, sender: TelegramSender, heard: list[int]
) -> None:
    await send(sender, delivery(ANSWER))
    (sent,) = telegram.sent_to(CHAT)
    assert sent.text == "Lương 8 < 10 triệu & <i>có cơm</i>\n\nMay"
    assert heard == [CHAT]


async def test_previews_of_links_are_off() -> None:
    api = FakeApi()
    sender = TelegramSender(api, Floods(), load_words(), load_phrases(), Alarms(), lambda _chat: None)
    await send(sender, delivery(Reply(text="https://example.vn")))
    ((_chat, _text, more),) = api.called("send_message")
    assert more["link_preview_options"].is_disabled


async def test_a_long_turn_arrives_in_order_with_its_buttons_at_the_end(
    telegram: FakeTelegram, sender: TelegramSender
) -> None:
    words = [f"{number}." for number in range(3_000)]
    await send(sender, delivery(Reply(text=" ".join(words), buttons=buttons("Có"))))
    sent = telegram.sent_to(CHAT)
    assert " ".join(one.text for one in sent).split() == words
    assert [bool(one.buttons) for one in sent] == [False] * (len(sent) - 1) + [True]


async def test_an_officer_is_named(telegram: FakeTelegram, sender: TelegramSender) -> None:
    await send(sender, delivery(Reply(text="Chào chị"), speaker=Speaker.OFFICER))
    assert telegram.sent_to(CHAT)[0].text == "Cán bộ:\nChào chị"


async def test_what_telegram_cannot_parse_goes_once_more_without_format(
    telegram: FakeTelegram, sender: TelegramSender
) -> None:
    telegram.faults.set(CHAT, Kind.CANNOT_PARSE, times=1)
    await send(sender, delivery(ANSWER))
    (sent,) = telegram.sent_to(CHAT)
    assert sent.text == "Lương 8 < 10 triệu & <i>có cơm</i>\n\nMay"


async def test_once_more_and_not_for_ever(telegram: FakeTelegram, sender: TelegramSender) -> None:
    telegram.faults.set(CHAT, Kind.CANNOT_PARSE)
    with pytest.raises(RefusedError):
        await send(sender, delivery(ANSWER))
    assert len(telegram.faults.met) == 2


@pytest.mark.parametrize(
    ("kind", "failure"),
    [
        (Kind.BLOCKED, UnreachableError),
        (Kind.DEACTIVATED, UnreachableError),
        (Kind.CANNOT_BEGIN, UnreachableError),
        (Kind.CHAT_NOT_FOUND, UnreachableError),
        (Kind.MIGRATED, RefusedError),
        (Kind.UNAUTHORIZED, OperatorError),
        (Kind.BROKEN, NotNowError),
        (Kind.BAD_GATEWAY, MaybeSentError),
        (Kind.CUT, MaybeSentError),
        (Kind.CUT_TAKEN, MaybeSentError),
    ],
)
async def test_each_fault_is_told_as_what_it_is(
    telegram: FakeTelegram, sender: TelegramSender, kind: Kind, failure: type[SendingError]
) -> None:
    telegram.faults.set(CHAT, kind)
    with pytest.raises(SendingError) as failed:
        await send(sender, delivery(ANSWER))
    assert type(failed.value) is failure
    assert failed.value.__cause__ is None
    assert len(telegram.sent_to(CHAT)) == (1 if kind is Kind.CUT_TAKEN else 0)


async def test_silence_may_mean_that_it_arrived(telegram: FakeTelegram) -> None:
    telegram.faults.set(CHAT, Kind.NO_ANSWER_TAKEN)
    api = Api(TelegramSettings(token=telegram.token, api=telegram.url), answer_seconds=0.3)
    sender = TelegramSender(api, Floods(), load_words(), load_phrases(), Alarms(), lambda _chat: None)
    with pytest.raises(MaybeSentError):
        await send(sender, delivery(ANSWER))
    await api.close_connections()
    assert len(telegram.sent_to(CHAT)) == 1


async def test_nobody_there_means_that_nothing_was_sent() -> None:
    api = Api(TelegramSettings(token="123:abc", api="http://127.0.0.1:9"))
    sender = TelegramSender(api, Floods(), load_words(), load_phrases(), Alarms(), lambda _chat: None)
    with pytest.raises(NotNowError):
        await send(sender, delivery(ANSWER))
    await api.close_connections()


async def test_a_flood_wait_holds_the_chat_without_asking_again(
    telegram: FakeTelegram, sender: TelegramSender
) -> None:
    telegram.faults.set(CHAT, Kind.TOO_MANY, times=1, retry_after=7)
    with pytest.raises(NotNowError) as failed:
        await send(sender, delivery(ANSWER))
    assert failed.value.pause_seconds == 7.0
    with pytest.raises(NotNowError) as failed:
        await send(sender, delivery(ANSWER))
    assert failed.value.pause_seconds == pytest.approx(7.0, abs=1.0)
    assert len(telegram.faults.met) == 1


async def test_the_alarm_of_a_refused_token_ends_with_the_next_message_that_is_taken(
    telegram: FakeTelegram, sender: TelegramSender, alarms: Alarms
) -> None:
    cleared = []
    for refused in (False, False, True, False):
        if refused:
            telegram.faults.set(CHAT, Kind.UNAUTHORIZED, times=1)
            with pytest.raises(OperatorError):
                await send(sender, delivery(ANSWER))
        else:
            await send(sender, delivery(ANSWER))
        cleared.append(len(alarms.cleared))
    assert cleared == [1, 1, 1, 2]
    assert set(alarms.cleared) == {("telegram", "token_refused")}
