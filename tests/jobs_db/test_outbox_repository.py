"""The outbox: one worker sends a turn, each conversation in its order, and what is unknown is marked."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from jobs_db.engine import make_engine
from jobs_db.outbox_repository import SqlOutboxRepository
from services import Services
from services.conversations.model import Delivery
from tests.jobs_db.conversing import LEASE, NOW, arrival, finish, lease, stored


@pytest.fixture
def services(empty_services: Services) -> Services:
    for number, conversation in ((1, "zalo_a"), (2, "zalo_a"), (3, "zalo_b")):
        finish(empty_services, stored(empty_services, arrival(number, conversation, "zalo")), send=True)
    return empty_services


def claim(
    services: Services, owner: str = "one", at: datetime = NOW, channel: str = "zalo"
) -> list[Delivery]:
    with services.unit_of_work(writing=True) as uow:
        found = list(uow.outbox.claim(lease(owner, at), at, 10, [channel]))
        uow.commit()
    return found


def places(deliveries: list[Delivery]) -> list[tuple[str, int]]:
    return [(one.turn.conversation, one.turn.position) for one in deliveries]


def test_the_next_turn_of_a_conversation_waits_for_the_first(services: Services) -> None:
    first, other = claim(services)
    assert places([first, other]) == [("zalo_a", 1), ("zalo_b", 1)]
    assert claim(services) == []
    with services.unit_of_work(writing=True) as uow:
        uow.outbox.mark_sent(first.id, NOW)
        uow.commit()
    assert places(claim(services)) == [("zalo_a", 2)]


def test_only_the_channels_asked_for_are_sent(services: Services) -> None:
    assert claim(services, channel="telegram") == []


def test_what_is_postponed_holds_up_its_conversation_until_then(services: Services) -> None:
    first, _ = claim(services)
    later = NOW + timedelta(minutes=1)
    with services.unit_of_work(writing=True) as uow:
        uow.outbox.postpone(first.id, later, "no network")
        uow.commit()
    assert claim(services) == []
    (again,) = claim(services, at=later)
    assert (again.id, again.attempts) == (first.id, 1)


def test_what_is_given_up_holds_up_nothing(services: Services) -> None:
    first, _ = claim(services)
    with services.unit_of_work(writing=True) as uow:
        uow.outbox.give_up(first.id, "the person has gone")
        assert uow.outbox.counts() == {"zalo": {"waiting": 1, "sending": 1, "dead": 1, "unknown": 0}}
        uow.commit()
    assert places(claim(services)) == [("zalo_a", 2)]


def test_the_turn_of_a_dead_worker_goes_on_at_its_part_and_is_marked(services: Services) -> None:
    first, _ = claim(services)
    later = NOW + 2 * LEASE
    with services.unit_of_work(writing=True) as uow:
        uow.outbox.advance(first.id, 2)
        assert uow.outbox.recover(later) == 2
        assert uow.outbox.counts()["zalo"]["unknown"] == 2
        uow.commit()
    again = claim(services, "two", later)[0]
    assert (again.id, again.part) == (first.id, 2)


def test_nothing_is_taken_from_a_worker_that_lives(services: Services) -> None:
    claim(services)
    later = NOW + 2 * LEASE
    with services.unit_of_work(writing=True) as uow:
        uow.outbox.renew(lease("one", later))
        assert uow.outbox.recover(later) == 0
        assert uow.outbox.recover(later, "two") == 0
        assert uow.outbox.recover(later, "one") == 2


def test_what_a_worker_is_said_to_send_and_does_not_is_put_back_and_marked(services: Services) -> None:
    first, other = claim(services)
    with services.unit_of_work(writing=True) as uow:
        assert uow.outbox.reclaim("two", NOW, []) == 0
        assert uow.outbox.reclaim("one", NOW, [other.id]) == 1
        assert uow.outbox.counts()["zalo"]["unknown"] == 1
        uow.commit()
    assert [one.id for one in claim(services, "two")] == [first.id]


def test_a_worker_thought_dead_changes_nothing_of_what_another_has_sent_since(services: Services) -> None:
    first, _ = claim(services)
    later = NOW + 2 * LEASE
    with services.unit_of_work(writing=True) as uow:
        uow.outbox.recover(later)
        uow.commit()
    claim(services, "two", later)
    with services.unit_of_work(writing=True) as uow:
        uow.outbox.mark_sent(first.id, later)
        uow.outbox.advance(first.id, 1)
        uow.outbox.postpone(first.id, NOW, "no network")
        uow.outbox.give_up(first.id, "too late")
        uow.commit()
    with services.unit_of_work() as uow:
        assert uow.outbox.counts()["zalo"] == {"sent": 1, "sending": 1, "waiting": 1, "unknown": 2}


def test_what_has_ended_is_forgotten_in_small_pieces_and_what_waits_is_not(services: Services) -> None:
    sent, dead = claim(services)
    later = NOW + timedelta(days=9)
    with services.unit_of_work(writing=True) as uow:
        uow.outbox.mark_sent(sent.id, NOW)
        uow.outbox.give_up(dead.id, "the person has gone")
        assert uow.outbox.forget_ended(NOW, 10) == 0
        assert [uow.outbox.forget_ended(later, 1) for _ in range(3)] == [1, 1, 0]
        assert uow.outbox.counts() == {"zalo": {"waiting": 1, "unknown": 0}}
        assert len(uow.conversations.latest_turns("zalo_a", 10)) == 2


def test_nothing_done_every_second_reads_all_that_was_ever_sent(tmp_path: Path, empty_database: Path) -> None:
    shutil.copy(empty_database, tmp_path / "test.db")
    engine = make_engine(f"sqlite:///{tmp_path}/test.db")
    plans: list[str] = []

    def explain(_engine: Any, cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            rows = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
            plans.extend(row[3] for row in rows)

    event.listen(engine, "before_cursor_execute", explain)
    with Session(engine) as session:
        outbox = SqlOutboxRepository(session)
        outbox.claim(lease(), NOW, 10, ["zalo"])
        outbox.renew(lease())
        outbox.recover(NOW)
        outbox.forget_ended(NOW, 10)
    engine.dispose()
    assert any("ix_outbox_message_open" in plan for plan in plans)
    assert [plan for plan in plans if plan.startswith("SCAN") and "INDEX" not in plan] == []


def test_an_unknown_result_is_marked(services: Services) -> None:
    first, _ = claim(services)
    with services.unit_of_work(writing=True) as uow:
        uow.outbox.postpone(first.id, NOW, "time-out", unknown=True)
        assert uow.outbox.counts()["zalo"]["unknown"] == 1


def test_a_turn_is_claimed_by_one_of_several_workers(services: Services) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda owner: claim(services, owner), ["a", "b", "c", "d"]))
    assert sorted(places([one for some in found for one in some])) == [("zalo_a", 1), ("zalo_b", 1)]
