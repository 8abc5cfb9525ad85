"""Once a day, at the hour chosen, only what is new."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from language.occupations import occupations
from services.alerts.chores import do_chores, forget_old
from services.alerts.digests import conversations_due, lay_digest
from services.alerts.matching import Matches, matching, wish_of
from services.alerts.subscribing import change_hour, end_all, subscribe
from services.calendar import CA_MAU_TIME
from services.dialogue.frame import Frame
from services.errors import InvalidInput, NotAllowed
from services.interest.words import setting
from services.notifications.model import LastHeard, Notification
from services.notifications.tray import sendable
from services.places import PlaceFilter
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import DAM_DOI, course, day_at_the_center, job, order

ME = "telegram_1"
NAM_CAN = PlaceFilter(name="Năm Căn", level="commune", codes=("32191",))
SEWING = Frame(occupation=(occupations()["may"],), place=(NAM_CAN,))


def at(hour: int, day: int = 2) -> datetime:
    return datetime(2026, 3, day, hour, 5, tzinfo=CA_MAU_TIME)


@pytest.fixture
def uow() -> FakeUnitOfWork:
    uow = day_at_the_center()
    uow.notifications.heard = {name: LastHeard("telegram", at(9, day=1)) for name in (ME, "telegram_2")}
    return uow


def lay_due(uow: FakeUnitOfWork, when: datetime) -> int:
    return sum(lay_digest(uow, who, when) for who in conversations_due(uow, when))


def laid(uow: FakeUnitOfWork, when: datetime) -> list[Notification]:
    lay_due(uow, when)
    found = sendable(uow, when, 100)
    for one in found:
        uow.notifications.mark_sent(one.id or 0, when)
    return found


def told(uow: FakeUnitOfWork, when: datetime) -> list[str]:
    return [f"{card.kind}:{card.id}" for one in laid(uow, when) for card in one.reply.cards]


def test_what_is_on_the_lists_already_is_no_news(uow: FakeUnitOfWork) -> None:
    stored = subscribe(uow, ME, SEWING, at(9))
    assert stored.known
    assert told(uow, at(8, day=3)) == []


def test_a_new_vacancy_is_told_the_next_morning_and_only_once(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    number = uow.jobs.add(job("Thợ may mẫu"))
    assert told(uow, at(7, day=3)) == []
    assert told(uow, at(8, day=3)) == [f"vacancy:{number}"]
    assert told(uow, at(9, day=3)) == told(uow, at(8, day=4)) == []


def test_there_is_one_digest_a_day(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    uow.jobs.add(job())
    assert len(told(uow, at(8, day=3))) == 1
    later = uow.jobs.add(job())
    assert told(uow, at(12, day=3)) == []
    assert told(uow, at(8, day=4)) == [f"vacancy:{later}"]


def test_two_alerts_share_one_digest_without_telling_twice(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    subscribe(uow, ME, replace(SEWING, place=()), at(9))
    number = uow.jobs.add(job())
    (found,) = laid(uow, at(8, day=3))
    assert [card.id for card in found.reply.cards] == [str(number)]
    assert "{" not in found.reply.text


def test_a_vacancy_elsewhere_or_for_less_is_no_news(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, replace(SEWING, salary_min=9_000_000), at(9))
    uow.jobs.add(job(place=DAM_DOI))
    uow.jobs.add(job(salary_min=5_000_000, salary_max=6_000_000))
    assert told(uow, at(8, day=3)) == []


def test_a_vacancy_whose_pay_was_raised_is_news(uow: FakeUnitOfWork) -> None:
    number = uow.jobs.add(job(salary_min=5_000_000, salary_max=6_000_000))
    subscribe(uow, ME, replace(SEWING, salary_min=9_000_000), at(9))
    uow.jobs.save(replace(uow.jobs.get(number), salary_max=12_000_000))
    assert told(uow, at(8, day=3)) == [f"vacancy:{number}"]


def test_a_held_vacancy_is_never_told(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    uow.jobs.add(job(status="held"))
    assert told(uow, at(8, day=3)) == []


def test_courses_and_orders_are_told_as_well(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, replace(SEWING, kind="course"), at(9))
    subscribe(uow, "telegram_2", Frame(kind="overseas", country=("JP",)), at(9))
    uow.courses.add(course())
    uow.overseas_orders.add(order())
    assert {key.split(":")[0] for key in told(uow, at(8, day=3))} == {"course", "overseas_order"}


def test_the_hour_can_be_chosen_but_never_in_the_night(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    uow.jobs.add(job())
    assert change_hour(uow, ME, 18) == 1
    with pytest.raises(InvalidInput):
        change_hour(uow, ME, 21)
    assert told(uow, at(17, day=3)) == []
    assert len(told(uow, at(18, day=3))) == 1


def test_a_digest_missed_by_day_is_not_made_at_night(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    number = uow.jobs.add(job())
    assert lay_due(uow, at(22, day=3)) == 0
    assert told(uow, at(8, day=4)) == [f"vacancy:{number}"]


def test_news_behind_a_closed_window_is_told_when_it_opens(uow: FakeUnitOfWork) -> None:
    uow.notifications.heard["zalo_1"] = LastHeard("zalo", at(9, day=2))
    subscribe(uow, "zalo_1", SEWING, at(9))
    number = uow.jobs.add(job())
    assert told(uow, at(10, day=4)) == []
    uow.notifications.heard["zalo_1"] = LastHeard("zalo", at(19, day=4))
    assert told(uow, at(8, day=5)) == [f"vacancy:{number}"]


def test_many_new_ones_are_counted_and_some_are_shown(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    uow.jobs.add_all([job(f"Thợ may {number}") for number in range(7)])
    (found,) = laid(uow, at(8, day=3))
    assert len(found.reply.cards) == 5
    assert " 7 " in found.reply.text


def test_an_offer_that_moves_up_among_many_is_no_news(uow: FakeUnitOfWork) -> None:
    most = setting("alerts", "looked_at")
    numbers = uow.jobs.add_all([job(f"Thợ may {number}") for number in range(most + 20)])
    subscribe(uow, ME, SEWING, at(9))
    best = matching(SEWING, uow, at(9).date()).best
    assert len(best) == most
    for key in best[:30]:  # others come up in their place
        ended = uow.jobs.get(int(key.partition(":")[2]))
        uow.jobs.save(replace(ended, status="filled"))
    assert told(uow, at(8, day=3)) == []
    number = uow.jobs.add(job(salary_max=15_000_000))
    assert number not in numbers
    assert told(uow, at(8, day=4)) == [f"vacancy:{number}"]


def test_stop_ends_the_alerts_and_what_waits_to_be_sent(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    uow.jobs.add(job())
    assert lay_due(uow, at(8, day=3)) == 1
    assert end_all(uow, ME, at(8, day=3)) == 1
    uow.jobs.add(job())
    assert sendable(uow, at(8, day=3), 10) == told(uow, at(8, day=4)) == []


def test_an_alert_keeps_nothing_about_the_person() -> None:
    frame = replace(SEWING, age=52, gender="female", education="none", home=NAM_CAN)
    assert wish_of(frame) == SEWING
    assert wish_of(replace(frame, near_home=True)).home == NAM_CAN


def test_an_alert_needs_a_wish_and_there_are_only_so_many(uow: FakeUnitOfWork) -> None:
    with pytest.raises(InvalidInput):
        subscribe(uow, ME, Frame(age=52), at(9))
    for pay in (1, 2, 3):
        subscribe(uow, ME, replace(SEWING, salary_min=pay), at(9))
    assert subscribe(uow, ME, replace(SEWING, salary_min=3), at(9)).id == 3
    with pytest.raises(NotAllowed):
        subscribe(uow, ME, replace(SEWING, salary_min=4), at(9))


def test_what_only_nearly_meets_a_wish_does_not_match(uow: FakeUnitOfWork) -> None:
    assert matching(replace(SEWING, salary_min=90_000_000), uow, at(9).date()) == Matches()


def test_chores_done_twice_change_nothing(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    uow.jobs.add(job())
    assert [do_chores(lambda *, writing=False: uow, at(8, day=3))["digests"] for _ in range(2)] == [1, 0]


def test_ended_alerts_are_forgotten(uow: FakeUnitOfWork) -> None:
    subscribe(uow, ME, SEWING, at(9))
    end_all(uow, ME, at(9))
    assert [forget_old(uow, at(9) + timedelta(days=days)) for days in (30, 31)] == [0, 1]
