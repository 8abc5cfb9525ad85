"""Inbox, transcript, outbox: stored once, answered once, in order."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest

from services import Services
from services.conversations.model import Answer, Arrival, Button, Card, Message, Reply, Speaker

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=timezone.utc)
REPLY = Reply(
    text='Có 1 việc: "may" \\ <b>',
    buttons=(Button(title="Xem thêm", payload="/more_results"),),
    cards=(
        Card(
            kind="vacancy",
            id="12",
            title="Công nhân may",
            lines=("8–10 triệu",),
            buttons=(Button(title="Chi tiết", payload='/show_details{"item":"vacancy:12"}'),),
        ),
    ),
)
ANSWER = Answer(said="tìm việc may", replies=(REPLY,), outcome="answered", intent="search_job")


@pytest.fixture
def services(empty_services: Services) -> Services:
    return empty_services


def arrival(number: int = 1, conversation: str = "web_a", channel: str = "web") -> Arrival:
    return Arrival(
        channel=channel, conversation=conversation, message_id=f"{conversation}:{number}", text="tìm việc may"
    )


def store(services: Services, what: Arrival) -> Message | None:
    with services.unit_of_work(writing=True) as uow:
        message = uow.conversations.store_arrival(what, NOW)
        uow.commit()
    return message


def finish(services: Services, message: Message, *, send: bool = False) -> object:
    with services.unit_of_work(writing=True) as uow:
        turn = uow.conversations.finish(message, ANSWER, NOW, send=send)
        uow.commit()
    return turn


def test_a_message_is_stored_once(services: Services) -> None:
    first = store(services, arrival())
    assert first is not None
    assert first.arrival == arrival()
    assert store(services, arrival()) is None


def test_fifty_copies_at_once_are_one_message(services: Services) -> None:
    with ThreadPoolExecutor(8) as pool:
        stored = list(pool.map(lambda _: store(services, arrival()), range(50)))
    assert sum(message is not None for message in stored) == 1


def test_the_same_name_on_another_channel_is_another_message(services: Services) -> None:
    assert store(services, arrival())
    assert store(services, arrival(channel="zalo"))


def test_unfinished_messages_come_back_oldest_first_until_they_are_answered(services: Services) -> None:
    messages = [store(services, arrival(number)) for number in range(3)]
    assert messages[1] is not None
    finish(services, messages[1])
    with services.unit_of_work() as uow:
        assert list(uow.conversations.unfinished()) == [messages[0], messages[2]]


def test_a_turn_is_read_as_it_was_written(services: Services) -> None:
    message = store(services, arrival())
    assert message is not None
    turn = finish(services, message)
    with services.unit_of_work() as uow:
        assert list(uow.conversations.turns_after("web_a", 0, 10)) == [turn]
        assert list(uow.conversations.turns_after("web_a", 1, 10)) == []
        assert list(uow.conversations.turns_after("web_b", 0, 10)) == []


def test_a_message_is_answered_once(services: Services) -> None:
    message = store(services, arrival())
    assert message is not None
    assert finish(services, message) is not None
    assert finish(services, message) is None
    with services.unit_of_work() as uow:
        assert len(uow.conversations.turns_after("web_a", 0, 10)) == 1


def test_nothing_is_kept_without_commit(services: Services) -> None:
    message = store(services, arrival())
    assert message is not None
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.finish(message, ANSWER, NOW, send=True)
    with services.unit_of_work() as uow:
        assert list(uow.conversations.unfinished()) == [message]
        assert list(uow.conversations.turns_after("web_a", 0, 10)) == []
        assert list(uow.conversations.due(NOW, 10)) == []


def test_positions_count_within_one_conversation(services: Services) -> None:
    for number in range(3):
        for conversation in ("web_a", "web_b"):
            message = store(services, arrival(number, conversation))
            assert message is not None
            finish(services, message)
    with services.unit_of_work() as uow:
        assert [turn.position for turn in uow.conversations.turns_after("web_b", 0, 10)] == [1, 2, 3]
        assert [turn.position for turn in uow.conversations.latest_turns("web_b", 2)] == [2, 3]


def test_only_a_button_that_was_shown_in_the_conversation_counts_as_offered(services: Services) -> None:
    for conversation in ("web_a", "web_b"):
        message = store(services, arrival(1, conversation))
        assert message is not None
        if conversation == "web_a":
            finish(services, message)
    payload = '/show_details{"item":"vacancy:12"}'
    with services.unit_of_work() as uow:
        assert uow.conversations.offered("web_a", payload) == Button(title="Chi tiết", payload=payload)
        assert uow.conversations.offered("web_a", '/show_details{"item":"vacancy:1"}') is None
        assert uow.conversations.offered("web_a", "%") is None
        assert uow.conversations.offered("web_a", "Chi tiết") is None
        assert uow.conversations.offered("web_b", payload) is None


def test_the_word_is_handed_over_once(services: Services) -> None:
    store(services, arrival())
    with services.unit_of_work(writing=True) as uow:
        assert uow.conversations.speaker("web_a") is Speaker.ASSISTANT
        assert uow.conversations.change_speaker("web_a", Speaker.ASSISTANT, Speaker.OFFICER)
        assert not uow.conversations.change_speaker("web_a", Speaker.ASSISTANT, Speaker.OFFICER)
        uow.commit()
    with services.unit_of_work() as uow:
        assert uow.conversations.speaker("web_a") is Speaker.OFFICER
        assert uow.conversations.speaker("web_unknown") is Speaker.ASSISTANT


def test_deliveries_of_one_conversation_keep_their_order(services: Services) -> None:
    for number, conversation in ((1, "zalo_a"), (2, "zalo_a"), (3, "zalo_b")):
        message = store(services, arrival(number, conversation, "zalo"))
        assert message is not None
        finish(services, message, send=True)
    later = NOW + timedelta(minutes=1)
    with services.unit_of_work(writing=True) as uow:
        first, other = uow.conversations.due(NOW, 10)
        assert (first.turn.position, first.turn.conversation, first.channel) == (1, "zalo_a", "zalo")
        assert other.turn.conversation == "zalo_b"
        uow.conversations.postpone(first.id, later, "no network")
        uow.conversations.give_up(other.id, "the person has gone")
        assert list(uow.conversations.due(NOW, 10)) == []
        (again,) = uow.conversations.due(later, 10)
        assert (again.id, again.attempts) == (first.id, 1)
        uow.conversations.mark_sent(first.id)
        (second,) = uow.conversations.due(later, 10)
        assert second.turn.position == 2
        uow.commit()
