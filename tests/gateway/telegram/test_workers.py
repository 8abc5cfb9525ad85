"""Two workers share one bot: whatever comes to either is answered once."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

import httpx
import pytest

from gateway.telegram.channel import telegram_channel
from gateway.telegram.settings import TelegramSettings
from gateway.telegram.webhook import HEADER, PATH
from gateway.wiring import Gateway
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from tests.gateway.conftest import settings
from tests.gateway.fake_rasa import FakeRasa
from tests.gateway.server import serving_gateway
from tests.gateway.telegram.messages import LAN, PRIVATE, Update, message, press
from tests.platforms.telegram.fake import FakeTelegram

pytestmark = pytest.mark.e2e

PEOPLE, COPIES = range(700, 708), 10
SECRET_TOKEN = "S3cr-t_1"


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram().running() as fake:
        for person in PEOPLE:
            fake.people.meet(person)
        yield fake


@pytest.fixture
def workers(rasa: FakeRasa, database: DatabaseSettings, telegram: FakeTelegram) -> Iterator[list[str]]:
    """Addresses of the webhooks."""
    chosen = TelegramSettings(token=telegram.token, api=telegram.url, secret=SECRET_TOKEN)
    with ExitStack() as stack:
        gateways = [
            Gateway(
                settings(rasa, worker=name, workers=2),
                build_services(database),
                [partial(telegram_channel, chosen)],
            )
            for name in ("w1", "w2")
        ]
        yield [stack.enter_context(serving_gateway(gateway)) + PATH for gateway in gateways]


def of(person: int, update: Update) -> Update:
    """The same update from somebody else."""
    (name,) = set(update) - {"update_id"}
    content = {**update[name], "from": {**LAN, "id": person}}
    chat = {**PRIVATE, "id": person}
    if name == "message":
        content["chat"] = chat
    else:
        content["message"] = {**content["message"], "chat": chat}
    return {**update, name: content}


def test_ten_copies_shuffled_over_two_workers_are_one_answer(
    workers: list[str], rasa: FakeRasa, telegram: FakeTelegram
) -> None:
    chance = random.Random(0)
    updates = []
    for at, person in enumerate(PEOPLE):
        updates += [
            of(person, message(1_000 + 10 * at, text="/start")),
            of(person, message(1_001 + 10 * at, text=f"tìm việc {person}")),
            of(person, press("b:0:1", 1_002 + 10 * at)),
            of(person, press("b:99:0", 1_003 + 10 * at)),
        ]
    copies = updates * COPIES
    chance.shuffle(copies)
    with httpx.Client(headers={HEADER: SECRET_TOKEN}) as client:
        for update in copies:
            assert client.post(chance.choice(workers), json=update).status_code == 200
    telegram.wait_for_sent(len(updates))
    # Whoever is asked last has everything before it behind: nothing comes twice.
    with httpx.Client(headers={HEADER: SECRET_TOKEN}) as client:
        for person in PEOPLE:
            last = of(person, message(9_000 + person, text="hết"))
            assert client.post(workers[0], json=last).status_code == 200
    sent = telegram.wait_for_sent(len(updates) + len(PEOPLE))
    assert len(sent) == len(updates) + len(PEOPLE)
    assert {person: len(telegram.sent_to(person)) for person in PEOPLE} == dict.fromkeys(PEOPLE, 5)
    assert all(len({one.text for one in telegram.sent_to(person)}) == 5 for person in PEOPLE)
    assert len(rasa.turns) == 3 * len(PEOPLE)
