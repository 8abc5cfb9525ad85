"""How updates reach a bot that registered a webhook."""

import asyncio
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot

from tests.platforms.serving import serving
from tests.platforms.telegram.fake import FakeTelegram

HEADER = "x-telegram-bot-api-secret-token"


class Receiver:
    """The bot's end: keeps what came, answers as it is told."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[tuple[int, str, str | None]] = []  # update id, text, secret
        self.statuses: dict[str, list[int]] = {}
        self.pause_seconds = 0.0
        self.inside = 0
        self.most_inside = 0

    async def take(self, request: Request) -> Response:
        self.inside += 1
        self.most_inside = max(self.inside, self.most_inside)
        body = await request.json()
        text = body["message"]["text"]
        self.got.append((body["update_id"], text, request.headers.get(HEADER)))
        assert request.headers["content-type"] == "application/json"
        await asyncio.sleep(self.pause_seconds)
        self.inside -= 1
        statuses = self.statuses.get(text)
        return Response(status_code=statuses.pop(0) if statuses else 200)

    @property
    def texts(self) -> list[str]:
        return [text for _, text, _ in self.got]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    with serving(Starlette(routes=[Route("/tg", made.take, methods=["POST"])])) as made.url:
        yield made


@pytest.fixture
def telegram(receiver: Receiver) -> Iterator[FakeTelegram]:
    with FakeTelegram(f"{receiver.url}/tg", "S3cr-t_1", seed=2).running() as fake:
        fake.delivery.retry_seconds = 0.02
        yield fake


def wait(telegram: FakeTelegram, receiver: Receiver, count: int) -> None:
    telegram.wait_until(lambda: len(receiver.got) >= count, f"{count} deliveries")


def all_taken(telegram: FakeTelegram) -> None:
    telegram.wait_until(lambda: not telegram.queue.pending, "an empty queue")


def test_updates_come_with_the_secret_and_are_then_gone(telegram: FakeTelegram, receiver: Receiver):
    for text in ("một", "hai", "ba"):
        telegram.type_text(777, text)
    all_taken(telegram)
    assert receiver.texts == ["một", "hai", "ba"]
    assert {secret for _, _, secret in receiver.got} == {"S3cr-t_1"}
    assert all(pushed.delivered_at is not None for pushed in telegram.deliveries.values())


def test_a_refused_update_comes_again_and_those_of_the_person_wait(telegram, receiver: Receiver):
    receiver.statuses["một"] = [500, 503]
    telegram.type_text(777, "một")
    telegram.type_text(777, "hai")
    all_taken(telegram)
    assert receiver.texts == ["một", "một", "một", "hai"]
    assert len({update_id for update_id, text, _ in receiver.got if text == "một"}) == 1
    assert telegram.webhook.last_error_message.startswith("Wrong response from the webhook: 503")


def test_other_people_do_not_wait_unless_all_share_a_lane(telegram: FakeTelegram, receiver: Receiver):
    receiver.statuses["một"] = [500] * 5
    telegram.type_text(777, "một")
    wait(telegram, receiver, 1)
    telegram.type_text(778, "hai")
    all_taken(telegram)
    assert receiver.texts[-1] == "một"

    telegram.delivery.one_lane = True
    receiver.statuses["một"] = [500] * 3
    telegram.type_text(777, "một")
    telegram.type_text(778, "ba")
    all_taken(telegram)
    assert receiver.texts[-1] == "ba"


def test_of_one_person_only_one_is_under_way(telegram: FakeTelegram, receiver: Receiver):
    receiver.pause_seconds = 0.02
    for number in range(8):
        telegram.type_text(777, str(number))
    all_taken(telegram)
    assert (receiver.most_inside, receiver.texts) == (1, [str(number) for number in range(8)])


def test_no_more_connections_than_the_bot_wants(telegram: FakeTelegram, receiver: Receiver):
    telegram.webhook.max_connections = 2
    receiver.pause_seconds = 0.02
    for number in range(10):
        telegram.type_text(1000 + number, str(number))
    all_taken(telegram)
    assert receiver.most_inside == 2


@pytest.mark.parametrize(("sent", "got"), [("", None), ("other", "other")])
def test_a_wrong_or_missing_secret_can_be_sent(telegram: FakeTelegram, receiver: Receiver, sent, got):
    telegram.webhook.sent_secret = sent
    telegram.type_text(777, "một")
    all_taken(telegram)
    assert receiver.got[0][2] == got


def test_the_same_update_may_come_again_although_it_was_taken(telegram: FakeTelegram, receiver: Receiver):
    update = telegram.type_text(777, "một")
    assert update is not None
    telegram.push(update)
    all_taken(telegram)
    assert [update_id for update_id, _, _ in receiver.got] == [update["update_id"]] * 2


def test_disorder_doubles_and_mixes_people_and_loses_nothing(telegram: FakeTelegram, receiver: Receiver):
    telegram.chaos.duplicated = 0.3
    telegram.chaos.delayed = 0.6
    telegram.chaos.longest_delay = 0.05
    for number in range(60):
        telegram.type_text(1000 + number % 6, f"{number % 6} {number}")
    all_taken(telegram)
    ids = [update_id for update_id, _, _ in receiver.got]
    assert len(set(ids)) == 60 < len(ids)
    assert ids != sorted(ids)
    for person in range(6):
        own = [update_id for update_id, text, _ in receiver.got if text.startswith(f"{person} ")]
        assert own == sorted(own)


def test_if_asked_updates_of_one_person_overtake_one_another(telegram: FakeTelegram, receiver: Receiver):
    telegram.chaos.delayed = 1.0
    telegram.chaos.longest_delay = 0.1
    telegram.chaos.same_person = True
    for number in range(20):
        telegram.type_text(777, str(number))
    all_taken(telegram)
    assert sorted(receiver.texts, key=int) == [str(number) for number in range(20)] != receiver.texts


async def test_what_waited_comes_when_the_webhook_is_set(telegram: FakeTelegram, receiver: Receiver):
    bot = Bot(telegram.token, base_url=telegram.base_url)
    await bot.delete_webhook()
    telegram.type_text(777, "một")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.set_webhook(f"{receiver.url}/tg", secret_token="New_1")
    await asyncio.to_thread(all_taken, telegram)
    assert [got[1:] for got in receiver.got] == [("một", "New_1")]
    await bot.delete_webhook()
    telegram.type_text(777, "hai")
    await bot.set_webhook(f"{receiver.url}/tg", drop_pending_updates=True)
    telegram.type_text(777, "ba")
    await asyncio.to_thread(all_taken, telegram)
    assert receiver.texts == ["một", "ba"]


def test_a_public_address_leads_nowhere_unless_it_is_rerouted(telegram: FakeTelegram, receiver: Receiver):
    telegram.webhook.url = "https://h.vn/tg"
    telegram.type_text(777, "một")
    telegram.wait_until(lambda: telegram.webhook.last_error_message, "the error")
    assert telegram.webhook.last_error_message.startswith("Failed to resolve host")
    telegram.webhook.reroute = receiver.url
    all_taken(telegram)
    assert receiver.texts == ["một"]


def test_a_bot_that_is_down_gets_its_updates_later(telegram: FakeTelegram, receiver: Receiver):
    with serving(Starlette()) as gone:
        pass
    telegram.webhook.url = f"{gone}/tg"
    telegram.type_text(777, "một")
    telegram.wait_until(lambda: telegram.webhook.last_error_message == "Connection refused", "the error")
    telegram.webhook.url = f"{receiver.url}/tg"
    all_taken(telegram)
    assert receiver.texts == ["một"]


def test_many_messages_at_once_are_carried(telegram: FakeTelegram, receiver: Receiver):
    for number in range(500):
        telegram.type_text(1000 + number % 100, str(number))
    all_taken(telegram)
    assert sorted(receiver.texts, key=int) == [str(number) for number in range(500)]
