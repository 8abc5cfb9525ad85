"""Two workers over one database: every update comes ten times, to either of them, in any order."""

import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime, timedelta, timezone
from functools import partial
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import text

from gateway import leases
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from services import Services
from services.conversations.model import Arrival, Lease, Speaker, Turn
from tests.gateway.fake_rasa import LIMIT_SECONDS, FakeRasa
from tests.gateway.two_workers import Update, Workers, two_workers
from tests.jobs_db.conftest import KINDS, address, empty

pytestmark = pytest.mark.e2e

PEOPLE = 10  # on each platform
MESSAGES = 4  # of each: not more than a chat may be sent at once
TIMES = 10
SEED = 20261123

Start = Callable[..., AbstractContextManager[Workers]]


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path) -> DatabaseSettings:
    url = address(request.param, tmp_path)
    empty(url, empty_database).close()
    return DatabaseSettings(url=url)


@pytest.fixture
def start(database: DatabaseSettings, rasa: FakeRasa) -> Start:
    # A worker of PostgreSQL writes with several threads, as it would in earnest.
    writers = 1 if database.url.startswith("sqlite") else 4
    rasa.delay_seconds = 0.02
    return partial(two_workers, database, rasa, database_writers=writers)


@pytest.fixture
def chance() -> random.Random:
    return random.Random(SEED)


def everybody() -> list[str]:
    numbers = range(PEOPLE)
    telegram = [f"telegram_{510_000 + number}" for number in numbers]
    return telegram + [f"zalo_{2_000_000_000_000_000_000 + number}" for number in numbers]


def written(workers: Workers) -> dict[str, list[Update]]:
    """Everybody's messages, in the order of writing."""
    return {
        name: [workers.typed(name, f"{name[0]}{name[-2:]} viết câu {number}") for number in range(MESSAGES)]
        for name in everybody()
    }


def turns_of(services: Services, conversation: str) -> list[Turn]:
    with services.unit_of_work() as uow:
        return list(uow.conversations.turns_after(conversation, 0, 1_000))


def said_in(workers: Workers, conversation: str) -> list[str]:
    return [turn.answer.said for turn in turns_of(workers.services, conversation)]


def wait_until(look: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + LIMIT_SECONDS
    while not look():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.02)


def wait_for_turns(workers: Workers, conversations: list[str], count: int) -> None:
    def all_there() -> bool:
        return all(len(turns_of(workers.services, name)) >= count for name in conversations)

    wait_until(all_there, f"{count} turns of everybody")


def wait_until_sent(workers: Workers) -> None:
    def nothing_left() -> bool:
        with workers.services.unit_of_work() as uow:
            states = set(chain.from_iterable(uow.outbox.counts().values()))
        return not states & {"waiting", "sending"}

    wait_until(nothing_left, "everything to be sent")


def answers(turns: list[Turn]) -> list[str]:
    return [f"Trả lời: {turn.answer.said}" for turn in turns]


def assert_one_answer_each(workers: Workers, messages: dict[str, list[Update]]) -> None:
    for name, updates in messages.items():
        turns = turns_of(workers.services, name)
        assert sorted(turn.answer.said for turn in turns) == sorted(update.text for update in updates)
        got = workers.got(name)
        assert len(got) == len(turns)
        assert all(sent.startswith(answer) for sent, answer in zip(got, answers(turns), strict=True))
    with workers.services.unit_of_work() as uow:
        assert {state["unknown"] for state in uow.outbox.counts().values()} == {0}


def test_shuffled_updates_get_one_answer_each(start: Start, rasa: FakeRasa, chance: random.Random) -> None:
    with start() as workers:
        messages = written(workers)
        copies = [update for update in chain.from_iterable(messages.values()) for _ in range(TIMES)]
        chance.shuffle(copies)
        workers.post([[copy] for copy in copies], SEED)
        wait_for_turns(workers, list(messages), MESSAGES)
        wait_until_sent(workers)
        assert_one_answer_each(workers, messages)
        assert sorted(rasa.texts()) == sorted(update.text for update in chain(*messages.values()))


def test_answers_follow_the_order_in_which_a_person_wrote(
    start: Start, rasa: FakeRasa, chance: random.Random
) -> None:
    with start() as workers:
        messages = written(workers)
        # All others come while the first one is thought about.
        rasa.held = {updates[0].text for updates in messages.values()}
        # As platforms do: the next update follows when the last was taken, and old ones may come again.
        workers.post([_with_repetitions(updates, chance) for updates in messages.values()], SEED)
        rasa.held = set()
        wait_for_turns(workers, list(messages), MESSAGES)
        wait_until_sent(workers)
        assert_one_answer_each(workers, messages)
        for name, updates in messages.items():
            assert said_in(workers, name) == [update.text for update in updates]


def _with_repetitions(updates: list[Update], chance: random.Random) -> list[Update]:
    row: list[Update] = []
    for number, update in enumerate(updates):
        row += [update, *chance.choices(updates[: number + 1], k=2)]
    again = updates * (TIMES - 3)
    chance.shuffle(again)
    return row + again


def test_after_an_officer_took_the_word_the_assistant_begins_no_answer(
    start: Start, rasa: FakeRasa, chance: random.Random
) -> None:
    with start() as workers:
        messages = written(workers)
        copies = [update for update in chain.from_iterable(messages.values()) for _ in range(3)]
        chance.shuffle(copies)
        posting = threading.Thread(target=workers.post, args=([[copy] for copy in copies], SEED))
        posting.start()
        rasa.wait_for_turns(PEOPLE)
        before = {name: _take_the_word(workers.services, name) for name in messages}
        posting.join()
        known = [name for name, position in before.items() if position is not None]
        wait_for_turns(workers, list(messages), MESSAGES)
        wait_until_sent(workers)
        for name in known:
            later = [turn for turn in turns_of(workers.services, name) if turn.position > before[name]]
            assert [turn.answer.speaker for turn in later] == [Speaker.OFFICER] * len(later)
            assert [turn.answer.replies for turn in later] == [()] * len(later)
            assert len(workers.got(name)) == before[name]
        assert sum(before[name] < MESSAGES for name in known) > 0, "the officers came too late"


def _take_the_word(services: Services, conversation: str) -> int | None:
    """How many turns there were when the word changed; None for somebody who was not heard of yet."""
    with services.unit_of_work(writing=True) as uow:
        taken = uow.conversations.change_speaker(
            conversation, Speaker.ASSISTANT, Speaker.OFFICER, datetime.now(timezone.utc)
        )
        position = uow.conversations.last_positions([conversation]).get(conversation)
        uow.commit()
    return position if taken else None


def test_a_busy_database_loses_nothing(
    start: Start, database: DatabaseSettings, chance: random.Random
) -> None:
    with start() as workers:
        messages = written(workers)
        copies = [update for update in chain.from_iterable(messages.values()) for _ in range(2)]
        chance.shuffle(copies)
        posting = threading.Thread(target=workers.post, args=([[copy] for copy in copies], SEED))
        with _busy(database):
            posting.start()
            time.sleep(2.5)  # longer than anybody waits for SQLite's writer
        posting.join()
        wait_for_turns(workers, list(messages), MESSAGES)
        wait_until_sent(workers)
        assert_one_answer_each(workers, messages)


@pytest.mark.parametrize("seconds", [3.0, -1.0], ids=["while its lease lasts", "after its lease"])
def test_what_a_worker_left_that_never_comes_back_is_taken_over(
    start: Start, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    monkeypatch.setattr(leases, "LEASE", timedelta(seconds=2))
    monkeypatch.setattr(leases, "RENEW_SECONDS", 0.5)
    monkeypatch.setattr(leases, "LOOK_SECONDS", 0.1)
    with start() as workers:
        messages = written(workers)
        now = datetime.now(timezone.utc)
        dead = Lease("dead", now + timedelta(seconds=seconds))
        with workers.services.unit_of_work(writing=True) as uow:
            for name, updates in messages.items():
                channel = name.partition("_")[0]
                first = Arrival(
                    channel=channel, conversation=name, message_id=f"1 {name}", text=updates[0].text, rank=1
                )
                assert uow.inbox.store(first, now, dead) is not None
            uow.commit()
        workers.post([updates[1:] for updates in messages.values()], SEED)
        wait_for_turns(workers, list(messages), MESSAGES)
        wait_until_sent(workers)
        assert_one_answer_each(workers, messages)
        for name, updates in messages.items():
            assert said_in(workers, name) == [update.text for update in updates]


@contextmanager
def _busy(database: DatabaseSettings) -> Iterator[None]:
    """Nobody else can write meanwhile."""
    if database.url.startswith("sqlite"):
        file = database.url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")
        return
    engine = make_engine(database.url)
    with engine.connect() as connection, connection.begin():
        connection.execute(text("LOCK TABLE conversation, inbox_message IN ACCESS EXCLUSIVE MODE"))
        yield
    engine.dispose()
