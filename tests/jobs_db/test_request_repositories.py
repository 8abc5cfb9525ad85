"""Registrations, alerts, notifications and reports come back as they were stored."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from threading import Event
from time import sleep

import pytest

from language.occupations import occupations
from services import Services
from services.alerts.model import Subscription
from services.alerts.subscribing import end_all
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Button, Reply
from services.dialogue.frame import Frame
from services.errors import NotFound
from services.fraud_reports.model import FraudReport
from services.interest.model import Interest, InterestStatus, Person
from services.notifications.model import LastHeard, Notification
from services.places import PlaceFilter
from tests.stored_message import store_message

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=timezone.utc)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
INTEREST = Interest(
    conversation="web_1",
    item="vacancy:12",
    title="Công nhân may",
    person=Person(name="Nguyễn Thị Mẫu", phone="0900000001", commune="xã Năm Căn"),
    registered_at=NOW,
    changed_at=NOW,
)
ALERT = Subscription(
    conversation="web_1",
    wish=Frame(
        occupation=(occupations()["may"],),
        place=(PlaceFilter(name="Năm Căn", level="commune", codes=("32191",)),),
        salary_min=8_000_000,
    ),
    hour=8,
    created_at=NOW,
    known=("vacancy:1", "vacancy:2"),
    looked_on=date(2026, 11, 23),
)
NOTE = Notification(
    conversation="web_1",
    topic="alert:1:2026-11-23",
    reply=Reply(text="Dạ, có việc mới.", buttons=(Button(title="Xem", payload="/search_job"),)),
    created_at=NOW,
    not_before=NOW + HOUR,
    expires=NOW + 3 * HOUR,
)
REPORT = FraudReport(
    conversation="web_1", item="vacancy:12", title="Việc nhẹ", took_down=True, reported_at=NOW
)


class TestInterests:
    def test_one_comes_back_as_it_was_stored(self, uow):
        number = uow.interests.add(INTEREST)
        assert uow.interests.get(number) == replace(INTEREST, id=number)
        assert uow.interests.get(number + 1) is None

    def test_a_changed_one_takes_the_place_of_the_old_one(self, uow):
        number = uow.interests.add(INTEREST)
        changed = replace(INTEREST, id=number, status=InterestStatus.ACCEPTED, changed_at=NOW + DAY)
        uow.interests.save(changed)
        assert uow.interests.get(number) == changed

    @pytest.mark.parametrize("number", [None, 7])
    def test_what_is_not_stored_cannot_be_changed(self, uow, number):
        with pytest.raises(NotFound):
            uow.interests.save(replace(INTEREST, id=number))

    def test_a_conversation_sees_its_own_the_newest_first(self, uow):
        first, _, third = (
            uow.interests.add(replace(INTEREST, conversation=name)) for name in ("web_1", "web_2", "web_1")
        )
        assert [one.id for one in uow.interests.of_conversation("web_1")] == [third, first]

    def test_the_list_has_the_statuses_asked_for_the_oldest_first(self, uow):
        numbers = [
            uow.interests.add(replace(INTEREST, status=status))
            for status in (InterestStatus.NEW, InterestStatus.DECLINED, InterestStatus.NEW)
        ]
        assert [one.id for one in uow.interests.listed([InterestStatus.NEW], 10)] == numbers[::2]
        assert [one.id for one in uow.interests.listed(list(InterestStatus), 2)] == numbers[:2]

    def test_the_old_ones_are_forgotten(self, uow):
        old = uow.interests.add(replace(INTEREST, registered_at=NOW - DAY))
        young = uow.interests.add(INTEREST)
        assert uow.interests.forget_before(NOW) == 1
        assert (uow.interests.get(old), uow.interests.get(young).id) == (None, young)


class TestSubscriptions:
    def test_one_comes_back_as_it_was_stored(self, uow):
        number = uow.subscriptions.add(ALERT)
        assert uow.subscriptions.holding() == [replace(ALERT, id=number)]

    def test_an_ended_one_holds_no_longer_and_is_forgotten_later(self, uow):
        number = uow.subscriptions.add(ALERT)
        uow.subscriptions.save(replace(ALERT, id=number, ended_at=NOW))
        assert uow.subscriptions.holding() == uow.subscriptions.of_conversation("web_1") == []
        assert [uow.subscriptions.forget_ended_before(NOW + wait * HOUR) for wait in (0, 1)] == [0, 1]

    def test_a_conversation_has_its_own(self, uow):
        mine = uow.subscriptions.add(ALERT)
        uow.subscriptions.add(replace(ALERT, conversation="web_2"))
        assert [one.id for one in uow.subscriptions.of_conversation("web_1")] == [mine]

    def test_what_is_not_stored_cannot_be_changed(self, uow):
        with pytest.raises(NotFound):
            uow.subscriptions.save(replace(ALERT, id=7))


class TestNotifications:
    @pytest.mark.parametrize(("hours", "is_due"), [(0, False), (1, True), (2, True), (3, False)])
    def test_one_is_due_from_its_time_until_it_expires(self, uow, hours, is_due):
        assert uow.notifications.put(NOTE)
        found = uow.notifications.due(NOW + hours * HOUR, 10)
        assert [replace(one, id=None) for one in found] == ([NOTE] if is_due else [])

    def test_of_a_topic_there_is_only_one(self, uow):
        assert not uow.notifications.had(NOTE.topic)
        assert [uow.notifications.put(NOTE), uow.notifications.put(NOTE)] == [True, False]
        assert uow.notifications.had(NOTE.topic)
        assert len(uow.notifications.due(NOW + HOUR, 10)) == 1

    def test_what_is_sent_is_due_no_longer_and_its_topic_stays_told(self, uow):
        uow.notifications.put(NOTE)
        (found,) = uow.notifications.due(NOW + HOUR, 10)
        uow.notifications.mark_sent(found.id, NOW + HOUR)
        assert uow.notifications.due(NOW + HOUR, 10) == []
        assert not uow.notifications.put(NOTE)

    def test_topics_of_one_conversation_can_be_dropped(self, uow):
        for conversation, topic in (("web_1", "alert:1:a"), ("web_1", "interest:1"), ("web_2", "alert:2:a")):
            uow.notifications.put(replace(NOTE, conversation=conversation, topic=topic))
        assert uow.notifications.drop("web_1", "alert:") == 1
        assert [one.topic for one in uow.notifications.due(NOW + HOUR, 10)] == ["interest:1", "alert:2:a"]

    def test_those_that_may_be_sent_longest_come_first(self, uow):
        uow.notifications.put(replace(NOTE, topic="b", not_before=NOW))
        uow.notifications.put(replace(NOTE, topic="a", not_before=NOW - HOUR))
        assert [one.topic for one in uow.notifications.due(NOW + HOUR, 10)] == ["a", "b"]
        assert [one.topic for one in uow.notifications.due(NOW + HOUR, 1)] == ["a"]

    def test_the_old_ones_are_forgotten(self, uow):
        uow.notifications.put(NOTE)
        assert [uow.notifications.forget_before(NOW + wait * HOUR) for wait in (0, 1)] == [0, 1]


class TestFraudReports:
    def test_one_comes_back_as_it_was_stored(self, uow):
        number = uow.fraud_reports.add(REPORT)
        assert uow.fraud_reports.get(number) == replace(REPORT, id=number)

    def test_a_conversation_has_its_own_since_an_instant(self, uow):
        for conversation, at in (("web_1", NOW - DAY), ("web_2", NOW), ("web_1", NOW)):
            uow.fraud_reports.add(replace(REPORT, conversation=conversation, reported_at=at))
        assert [one.reported_at for one in uow.fraud_reports.of_conversation("web_1", NOW)] == [NOW]

    def test_the_old_ones_are_forgotten(self, uow):
        number = uow.fraud_reports.add(REPORT)
        assert uow.fraud_reports.forget_before(NOW + HOUR) == 1
        assert uow.fraud_reports.get(number) is None


def test_alerts_ended_while_a_digest_is_made_stay_ended(empty_services: Services) -> None:
    with empty_services.unit_of_work(writing=True) as uow:
        uow.subscriptions.add(ALERT)
        uow.commit()
    read = Event()

    def make_digest() -> None:
        with empty_services.unit_of_work(writing=True) as uow:
            (own,) = uow.subscriptions.of_conversation("web_1")
            read.set()
            sleep(0.2)  # time enough for an end that does not wait
            uow.subscriptions.save(replace(own, looked_on=date(2026, 11, 24)))
            uow.commit()

    def end() -> None:
        read.wait(timeout=10)
        with empty_services.unit_of_work(writing=True) as uow:
            end_all(uow, "web_1", NOW)
            uow.commit()

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(make_digest), threads.submit(end)]:
            done.result(timeout=30)
    with empty_services.unit_of_work() as uow:
        assert uow.subscriptions.holding() == []


def test_when_a_person_last_wrote_is_known(empty_services: Services) -> None:
    with empty_services.unit_of_work(writing=True) as uow:
        assert uow.notifications.last_heard("zalo_1") is None
        for number, at in enumerate((NOW, NOW + HOUR)):
            message = store_message(
                uow, Arrival(channel="zalo", conversation="zalo_1", message_id=str(number), text="alo"), at
            )
            assert message is not None
            close_turn(uow, message, Answer(said="alo", replies=(), outcome="chitchat"), at, send=False)
        assert uow.notifications.last_heard("zalo_1") == LastHeard("zalo", NOW + HOUR)
