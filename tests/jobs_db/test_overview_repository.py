"""What operators see of the channels, on both kinds of database."""

from datetime import datetime, timedelta, timezone

import pytest

from services import Services
from services.channels.overview import ChannelOverview, HeldWork
from services.conversations.model import Answer, Arrival, Lease, Reply
from services.ports import UnitOfWork
from tests.stored_message import store_message

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=timezone.utc)
MIDNIGHT = NOW - timedelta(hours=10)


def say(uow: UnitOfWork, channel: str, number: int, at: datetime) -> None:
    arrival = Arrival(
        channel=channel, conversation=f"{channel}_{number}", message_id=str(number), text="chào"
    )
    answer = Answer(said="chào", replies=(Reply(text="dạ"),), outcome="answered")
    uow.conversations.finish(store_message(uow, arrival, at), answer, at, send=True)


@pytest.fixture
def busy(empty_services: Services) -> Services:
    """On Zalo: two sent (one yesterday), one dead, one on its way, two waiting; on Telegram one waiting."""
    with empty_services.unit_of_work(writing=True) as uow:
        for number in range(6):
            say(uow, "zalo", number, NOW - timedelta(minutes=10 * number))
        say(uow, "telegram", 7, NOW)
        taken = uow.outbox.claim(Lease("gateway-1", NOW + timedelta(minutes=1)), NOW, 5, ["zalo"])
        uow.outbox.mark_sent(taken[0].id, NOW)
        uow.outbox.mark_sent(taken[1].id, MIDNIGHT - timedelta(seconds=1))
        uow.outbox.give_up(taken[2].id, "-213: does not follow")
        uow.outbox.postpone(taken[3].id, NOW, "No answer", unknown=True)
        uow.conversations.set_reachable("zalo_2", "zalo", False, NOW)
        uow.commit()
    return empty_services


def test_a_channel_at_a_glance(busy: Services) -> None:
    with busy.unit_of_work() as uow:
        assert uow.overview.of_channel("zalo", MIDNIGHT) == ChannelOverview(
            waiting=2,
            sending=1,
            sent=1,
            dead=1,
            unknown=1,
            unreachable=1,
            oldest=NOW - timedelta(minutes=50),
        )


def test_a_channel_with_nothing_to_send(empty_services: Services) -> None:
    with empty_services.unit_of_work() as uow:
        assert uow.overview.of_channel("telegram", MIDNIGHT) == ChannelOverview()
        assert uow.overview.unsent() == {}


def test_what_is_not_sent_is_counted_by_channel_and_state(busy: Services) -> None:
    with busy.unit_of_work() as uow:
        assert uow.overview.unsent() == {
            "zalo": {"waiting": 2, "sending": 1, "dead": 1},
            "telegram": {"waiting": 1},
        }


def test_the_dead_are_listed_with_their_reason(busy: Services) -> None:
    with busy.unit_of_work() as uow:
        (dead,) = uow.overview.dead("zalo", 10)
        assert (dead.conversation, dead.reason) == ("zalo_2", "-213: does not follow")
        assert dead.said_at == NOW - timedelta(minutes=20)
        assert uow.overview.dead("telegram", 10) == []


def test_the_newest_dead_come_first_and_no_more_than_asked_for(empty_services: Services) -> None:
    with empty_services.unit_of_work(writing=True) as uow:
        for number in range(3):
            say(uow, "zalo", number, NOW)
        for delivery in uow.outbox.claim(Lease("gateway-1", NOW), NOW, 3, ["zalo"]):
            uow.outbox.give_up(delivery.id, "never")
        uow.commit()
    with empty_services.unit_of_work() as uow:
        assert [turn.conversation for turn in uow.overview.dead("zalo", 2)] == ["zalo_2", "zalo_1"]


def test_only_work_that_is_held_now_is_listed(empty_services: Services) -> None:
    until = NOW + timedelta(minutes=1)
    with empty_services.unit_of_work(writing=True) as uow:
        uow.leases.take("telegram.polling", "gateway-2", until, NOW)
        uow.leases.take("a.old.one", "gateway-1", NOW - timedelta(seconds=1), NOW)
        uow.commit()
    with empty_services.unit_of_work() as uow:
        assert uow.overview.held(NOW) == [HeldWork("telegram.polling", "gateway-2", until)]
