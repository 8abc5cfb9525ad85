"""The inbox: stored once, served by one worker at a time, in order."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from services import Services
from services.conversations.model import Arrival, Attachment, AttachmentKind, Message, Occasion
from tests.jobs_db.conversing import LEASE, NOW, arrival, finish, lease, store, stored


@pytest.fixture
def services(empty_services: Services) -> Services:
    return empty_services


def claimed(services: Services, owner: str, at: datetime = NOW) -> list[Message]:
    with services.unit_of_work(writing=True) as uow:
        messages = list(uow.inbox.claim(lease(owner, at), at, 50))
        uow.commit()
    return messages


def test_a_message_is_stored_once(services: Services) -> None:
    assert stored(services, arrival()).arrival == arrival()
    assert store(services, arrival()) is None


def test_fifty_copies_at_once_are_one_message(services: Services) -> None:
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda _: store(services, arrival()), range(50)))
    assert sum(one is not None for one in kept) == 1


def test_the_same_name_on_another_channel_is_another_message(services: Services) -> None:
    assert store(services, arrival())
    assert store(services, arrival(channel="zalo"))


@pytest.mark.parametrize(
    "more",
    [
        {"attachment": Attachment(AttachmentKind.IMAGE, "https://example.vn/a.jpg"), "text": "giấy của em"},
        {"occasion": Occasion.WELCOME},
        {"payload": "/more_results", "title": "Xem thêm"},
        {"text": "alo", "rank": 1_790_000_000_123},
    ],
)
def test_every_sort_of_message_comes_back_as_it_was_stored(
    services: Services, more: dict[str, object]
) -> None:
    what = Arrival(channel="zalo", conversation="zalo_a", message_id="1", **more)  # type: ignore[arg-type]
    stored(services, what)
    with services.unit_of_work() as uow:
        assert [message.arrival for message in uow.inbox.unfinished()] == [what]


def test_unfinished_messages_come_back_oldest_first_until_they_are_answered(services: Services) -> None:
    messages = [stored(services, arrival(number)) for number in range(3)]
    finish(services, messages[1])
    with services.unit_of_work() as uow:
        assert list(uow.inbox.unfinished()) == [messages[0], messages[2]]


def test_the_order_of_the_platform_counts_for_messages_that_wait(services: Services) -> None:
    late, early = (stored(services, arrival(number, rank=number)) for number in (2, 1))
    with services.unit_of_work() as uow:
        assert list(uow.inbox.unfinished("web_a")) == [early, late]


def test_a_conversation_belongs_to_the_worker_that_stored_its_first_message(services: Services) -> None:
    kept = [
        store(services, arrival(1), "one"),
        store(services, arrival(2), "two"),
        store(services, arrival(1, "web_b"), "two"),
    ]
    assert [one is not None and one.mine for one in kept] == [True, False, True]


def test_who_lets_go_is_told_what_others_have_stored_meanwhile(services: Services) -> None:
    first = stored(services, arrival(1), "one")
    second = stored(services, arrival(2), "two")
    finished = finish(services, first, let_go="one")
    assert finished is not None
    assert finished.left == (second,)
    finished = finish(services, second, let_go="one")
    assert finished is not None
    assert finished.left == ()
    third = store(services, arrival(3), "two")
    assert third is not None
    assert third.mine


def test_who_serves_a_conversation_is_told_what_waits_in_it(services: Services) -> None:
    first = stored(services, arrival(1), "dead")
    of_another = store(services, arrival(2), "two")
    assert of_another is not None
    assert (of_another.mine, list(of_another.unfinished)) == (False, [])
    later = store(services, arrival(3), "two", NOW + 2 * LEASE)
    assert later is not None
    assert (later.mine, list(later.unfinished)) == (True, [first, of_another.message])


def test_nobody_takes_over_from_a_worker_that_lives(services: Services) -> None:
    message = stored(services, arrival(), "one")
    soon, later = NOW + LEASE / 2, NOW + LEASE + timedelta(seconds=1)
    assert claimed(services, "two", soon) == []
    with services.unit_of_work(writing=True) as uow:
        uow.inbox.renew(lease("one", soon))
        uow.commit()
    assert claimed(services, "two", later) == []
    assert claimed(services, "two", later + LEASE) == [message]


def test_a_worker_that_comes_back_takes_up_its_own_at_once(services: Services) -> None:
    message = stored(services, arrival(), "one")
    assert claimed(services, "one") == [message]


def test_what_was_let_go_is_free_at_once(services: Services) -> None:
    message = stored(services, arrival(), "one")
    stored(services, arrival(1, "web_b"), "three")
    with services.unit_of_work(writing=True) as uow:
        uow.inbox.let_go("one")
        uow.commit()
    assert claimed(services, "two") == [message]
    assert [one.arrival.conversation for one in claimed(services, "three")] == ["web_b"]


def test_one_of_several_workers_takes_over(services: Services) -> None:
    for number in range(20):
        stored(services, arrival(1, f"web_{number}"), "dead")
    at = NOW + 2 * LEASE
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda owner: claimed(services, owner, at), ["a", "b", "c", "d"]))
    taken = [message.arrival.conversation for messages in found for message in messages]
    assert len(taken) == len(set(taken))
    left = {message.arrival.conversation for message in claimed(services, "e", at)}
    assert left.isdisjoint(taken)
    assert left.union(taken) == {f"web_{number}" for number in range(20)}


def test_what_was_answered_long_ago_is_forgotten_in_small_pieces_and_what_waits_is_not(
    services: Services,
) -> None:
    for number in range(3):
        finish(services, stored(services, arrival(number)))
    finish(services, stored(services, arrival(3), at=NOW + timedelta(days=5)))
    stored(services, arrival(4))
    with services.unit_of_work(writing=True) as uow:
        assert uow.inbox.forget_done(NOW, 10) == 0
        assert [uow.inbox.forget_done(NOW + timedelta(days=4), 2) for _ in range(3)] == [2, 1, 0]
        uow.commit()
    assert store(services, arrival(0)) is not None
    assert [store(services, arrival(number)) for number in (3, 4)] == [None, None]
