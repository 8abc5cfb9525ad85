"""Nothing goes out at night, nor when the platform would not take it."""

from datetime import datetime, timedelta

import pytest

from services.calendar import CA_MAU_TIME
from services.conversations.model import Reply
from services.notifications.hours import awake, bedtime, is_by_day, is_quiet
from services.notifications.model import LastHeard
from services.notifications.tray import lay, sendable
from tests.fakes import FakeUnitOfWork

HELLO = Reply(text="Dạ.")


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=CA_MAU_TIME)


@pytest.mark.parametrize(
    ("instant", "morning"),
    [
        (at(6, 59), at(7)),
        (at(7), at(7)),
        (at(12, 30), at(12, 30)),
        (at(20, 59), at(20, 59)),
        (at(21), at(7, day=24)),
        (at(23, 59), at(7, day=24)),
        (at(0), at(7)),
    ],
)
def test_the_night_ends_at_seven(instant: datetime, morning: datetime) -> None:
    assert awake(instant) == morning
    assert is_quiet(instant) is (instant != morning)


def test_the_night_is_that_of_ca_mau_whatever_the_clock_of_the_machine() -> None:
    assert is_quiet(datetime.fromisoformat("2026-11-23T15:00:00+00:00"))
    assert not is_quiet(datetime.fromisoformat("2026-11-23T01:00:00+00:00"))


def test_the_day_ends_at_nine_in_the_evening() -> None:
    assert bedtime(at(8)) == at(21)
    assert [is_by_day(hour) for hour in (0, 6, 7, 20, 21, 23)] == [False, False, True, True, False, False]


@pytest.fixture
def uow() -> FakeUnitOfWork:
    uow = FakeUnitOfWork()
    uow.notifications.heard = {
        "zalo_1": LastHeard("zalo", at(12, day=21)),
        "telegram_1": LastHeard("telegram", at(12, day=1)),
    }
    return uow


def test_what_comes_up_at_night_waits_for_the_morning(uow: FakeUnitOfWork) -> None:
    assert lay(uow, "telegram_1", "a", HELLO, at(22), at(12, day=24))
    assert sendable(uow, at(6, 59, day=24), 10) == []
    assert [one.not_before for one in sendable(uow, at(7, day=24), 10)] == [at(7, day=24)]


def test_what_waits_is_not_sent_in_the_next_night_either(uow: FakeUnitOfWork) -> None:
    assert lay(uow, "telegram_1", "a", HELLO, at(20), at(12, day=24))
    assert sendable(uow, at(21, 30), 10) == []
    assert len(sendable(uow, at(8, day=24), 10)) == 1


def test_news_ends_with_the_window_of_the_platform(uow: FakeUnitOfWork) -> None:
    assert lay(uow, "zalo_1", "a", HELLO, at(8), at(20))
    (found,) = sendable(uow, at(8), 10)
    assert found.expires == at(12)


@pytest.mark.parametrize("instant", [at(12), at(13), at(22, day=22) + timedelta(hours=14)])
def test_nothing_is_laid_behind_a_closed_window(uow: FakeUnitOfWork, instant: datetime) -> None:
    assert not lay(uow, "zalo_1", "a", HELLO, instant, instant + timedelta(days=3))


def test_a_window_that_closes_in_the_night_is_closed(uow: FakeUnitOfWork) -> None:
    uow.notifications.heard["zalo_1"] = LastHeard("zalo", at(23, day=21))
    assert not lay(uow, "zalo_1", "a", HELLO, at(22), at(20, day=24))


def test_nobody_is_written_to_who_never_wrote(uow: FakeUnitOfWork) -> None:
    assert not lay(uow, "telegram_2", "a", HELLO, at(8), at(20))


def test_what_is_no_news_by_the_morning_is_not_laid(uow: FakeUnitOfWork) -> None:
    assert not lay(uow, "telegram_1", "a", HELLO, at(22), at(6, day=24))
