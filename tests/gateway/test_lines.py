"""Each conversation's messages wait in the order of their platform, and none waits twice."""

from datetime import datetime, timezone

from gateway.lines import Lines
from services.conversations.model import Arrival, Message

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=timezone.utc)


def message(number: int, rank: int = 0, conversation: str = "a") -> Message:
    arrival = Arrival(channel="web", conversation=conversation, message_id=str(number), text="x", rank=rank)
    return Message(id=number, arrival=arrival, received_at=NOW)


def test_whoever_opens_a_line_has_to_serve_it() -> None:
    lines = Lines()
    assert [lines.add(message(1)), lines.add(message(2)), lines.add(message(3, conversation="b"))] == [
        True,
        False,
        True,
    ]


def test_the_order_of_the_platform_wins_over_the_order_of_storing() -> None:
    lines = Lines()
    for one in (message(1, rank=30), message(2, rank=20), message(3, rank=10)):
        lines.add(one)
    assert [one and one.id for one in (lines.next("a"), lines.next("a"), lines.next("a"))] == [3, 2, 1]
    assert lines.next("a") is None


def test_a_message_that_is_known_is_not_taken_twice() -> None:
    lines = Lines()
    lines.add(message(1))
    served = lines.next("a")
    assert served is not None
    assert not lines.add(served)
    lines.done(served)
    lines.end("a")
    assert lines.add(message(2))


def test_a_message_that_was_answered_is_not_taken_again() -> None:
    lines = Lines()
    lines.add(message(1))
    served = lines.next("a")
    assert served is not None
    lines.done(served)
    lines.end("a")
    assert not lines.add(served)


def test_a_message_that_was_left_is_never_taken_again() -> None:
    lines = Lines()
    lines.add(message(1))
    served = lines.next("a")
    assert served is not None
    lines.leave(served)
    lines.done(served)
    lines.end("a")
    assert not lines.add(served)


def test_a_cleared_line_is_empty_and_its_messages_may_come_again() -> None:
    lines = Lines()
    lines.add(message(1))
    lines.add(message(2))
    lines.next("a")
    lines.clear()
    assert lines.next("a") is None
    lines.end("a")
    assert lines.add(message(2))
