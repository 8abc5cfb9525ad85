"""Answers on sensitive topics wait for an officer, if the Center wants it so."""

from datetime import datetime, timedelta, timezone

import pytest

from services import Services
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Reply, Speaker
from services.conversations.tickets import PolicyTrace
from services.errors import InvalidInput
from services.handover import approval
from services.handover.model import HeldByAnother, Officer
from tests.policy_samples import CONTENT
from tests.stored_message import store_message

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.utc)
LAN = Officer(1, "Lan")
ENTRY = next(iter(CONTENT.published()))
LATER = timedelta(minutes=11)


@pytest.fixture
def services(empty_services: Services) -> Services:
    with empty_services.unit_of_work(writing=True) as uow:
        uow.policy.replace(CONTENT)
        uow.commit()
    return empty_services


@pytest.fixture
def _held(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = approval.Sensitive(topics=frozenset({ENTRY.topic}), entries=frozenset(), minutes=10)
    monkeypatch.setattr(approval, "sensitive", lambda _uow: rules)


def asks(services: Services, entries: tuple[str, ...] = (ENTRY.id,), who: str = "zalo_1") -> None:
    arrival = Arrival(channel="zalo", conversation=who, message_id=f"{who}:1", text="hỏi")
    trace = PolicyTrace("sure", entries) if entries else None
    answer = Answer(said="hỏi", replies=(Reply(text="Được 5 triệu."),), outcome="answered", policy=trace)
    with services.unit_of_work(writing=True) as uow:
        close_turn(uow, store_message(uow, arrival, NOW), answer, NOW, send=True)
        uow.commit()


def said(services: Services, who: str = "zalo_1") -> list[str]:
    with services.unit_of_work() as uow:
        turns = uow.conversations.latest_turns(who, 50)
    return [reply.text for turn in turns for reply in turn.answer.replies]


def approve(services: Services, text: str | None = None) -> None:
    with services.unit_of_work(writing=True) as uow:
        (held,) = uow.held_answers.waiting(10)
        approval.approve(uow, held.id or 0, LAN, NOW, text)
        uow.commit()


def end(services: Services, at: datetime) -> list[str]:
    with services.unit_of_work(writing=True) as uow:
        told = approval.end_overdue(uow, at, 10)
        uow.commit()
    return told


def test_nothing_is_held_unless_the_center_wants_it(services: Services) -> None:
    with services.unit_of_work() as uow:
        assert approval.sensitive(uow).is_off
    asks(services)
    assert said(services) == ["Được 5 triệu."]


@pytest.mark.usefixtures("_held")
class TestHeld:
    def test_the_answer_is_not_sent_and_the_person_is_told_to_wait(self, services: Services) -> None:
        asks(services)
        assert len(said(services)) == 1
        assert "nhờ cán bộ xem lại" in said(services)[0]
        with services.unit_of_work() as uow:
            (held,) = uow.held_answers.waiting(10)
        assert (held.replies, held.topic, held.said) == ((Reply(text="Được 5 triệu."),), ENTRY.topic, "hỏi")

    @pytest.mark.parametrize("entries", [(), ("nobody-knows-it",)])
    def test_other_answers_go_out_at_once(self, services: Services, entries: tuple[str, ...]) -> None:
        asks(services, entries)
        assert said(services) == ["Được 5 triệu."]

    def test_an_approved_answer_is_sent_as_it_was(self, services: Services) -> None:
        asks(services)
        approve(services)
        assert said(services)[-1] == "Được 5 triệu."
        with services.unit_of_work() as uow:
            assert uow.outbox.counts()["zalo"]["waiting"] == 2
        assert end(services, NOW + LATER) == []

    def test_an_officer_may_say_it_otherwise(self, services: Services) -> None:
        asks(services)
        approve(services, "Dạ, tùy hồ sơ ạ.")
        with services.unit_of_work() as uow:
            last = uow.conversations.latest_turns("zalo_1", 1)[0].answer
        assert (last.replies[0].text, last.speaker) == ("Dạ, tùy hồ sơ ạ.", Speaker.OFFICER)
        with services.unit_of_work() as uow:
            assert uow.conversations.speaker("zalo_1") is Speaker.ASSISTANT

    def test_it_is_judged_once(self, services: Services) -> None:
        asks(services)
        with services.unit_of_work() as uow:
            number = uow.held_answers.waiting(1)[0].id or 0
        approve(services)
        with services.unit_of_work(writing=True) as uow, pytest.raises(HeldByAnother):
            approval.approve(uow, number, LAN, NOW)

    def test_words_that_cannot_be_sent_leave_it_waiting(self, services: Services) -> None:
        asks(services)
        with pytest.raises(InvalidInput):
            approve(services, " ")
        with services.unit_of_work() as uow:
            assert len(uow.held_answers.waiting(10)) == 1

    def test_after_the_time_a_safe_answer_goes_instead(self, services: Services) -> None:
        asks(services)
        assert end(services, NOW + timedelta(minutes=9)) == []
        assert end(services, NOW + LATER) == ["zalo_1"]
        assert "không dám trả lời" in said(services)[-1]
        assert end(services, NOW + LATER) == []

    def test_where_an_officer_speaks_nothing_is_said_behind_her_back(self, services: Services) -> None:
        asks(services)
        with services.unit_of_work(writing=True) as uow:
            uow.conversations.change_speaker("zalo_1", Speaker.ASSISTANT, Speaker.OFFICER, NOW)
            uow.commit()
        assert end(services, NOW + LATER) == []
        assert len(said(services)) == 1
