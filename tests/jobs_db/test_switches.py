"""What is off keeps the assistant silent, danger apart, on either database."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

import jobs_db.in_force
from services import Services, calendar
from services.conversations.model import Occasion, Reply, Speaker
from services.conversations.tickets import Urgency
from services.errors import InvalidInput, NotFound
from services.switches.changing import end_over, turn_on
from services.switches.model import SwitchKind
from services.switches.ports import Setting
from services.switches.refusals import SwitchRefused
from tests.jobs_db.answered_person import Person
from tests.switch_samples import DAY, put_off, put_on, quyen, switch

MINUTE = timedelta(minutes=1)


@pytest.fixture
def services(empty_services: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setattr(jobs_db.in_force, "KEPT_SECONDS", 0.0)
    return empty_services


@pytest.fixture
def lan(services: Services) -> Person:
    return Person(services)


class TestSilence:
    @pytest.mark.parametrize(
        ("kind", "target"), [(SwitchKind.BOT, ""), (SwitchKind.CHANNEL, "zalo")]
    )  # fmt: skip
    def test_one_plain_sentence_then_nothing_and_then_answers_again(
        self, services: Services, lan: Person, kind: SwitchKind, target: str
    ) -> None:
        stored = put_off(services, switch(kind, target))
        (sentence,) = lan.ask()
        assert sentence.startswith(stored.sentence)
        assert "113" in sentence
        assert lan.outcome == "switched_off"
        assert lan.ask() == []
        with services.unit_of_work() as uow:
            assert [turn.answer.said for turn in uow.conversations.latest_turns("zalo_1", 9)] == [
                "hỏi",
                "hỏi",
            ]
            assert uow.told.count(stored.thing, 10) == 1
        put_on(services, stored)
        assert lan.ask() == ["Có 3 việc."]
        put_off(services, switch(kind, target))
        assert len(lan.ask()) == 1

    def test_other_channels_go_on(self, services: Services) -> None:
        put_off(services, switch(SwitchKind.CHANNEL, "telegram"))
        assert Person(services).ask() == ["Có 3 việc."]
        assert len(Person(services, "telegram_1").ask()) == 1

    def test_danger_and_wishes_for_an_officer_are_answered(self, services: Services, lan: Person) -> None:
        put_off(services)
        assert lan.ask(outcome="emergency", intent="report_danger") == ["Có 3 việc."]
        assert lan.ask(outcome="handed_over", intent="request_officer") == ["Có 3 việc."]
        with services.unit_of_work() as uow:
            (ticket,) = uow.tickets.waiting(9)
        assert ticket.urgency is Urgency.URGENT

    def test_a_flood_hears_nothing_of_it(self, services: Services, lan: Person) -> None:
        put_off(services)
        assert lan.ask(occasion=Occasion.DROPPED, replies=()) == []
        assert len(lan.ask()) == 1

    def test_hidden_numbers_are_told_of_even_now(self, services: Services, lan: Person) -> None:
        put_off(services)
        hidden = (Reply(text="Em đã che số."),)
        assert lan.ask(outcome="refused_personal_data", replies=hidden)[0] == "Em đã che số."

    def test_who_is_with_an_officer_hears_of_it_when_the_assistant_is_back(
        self, services: Services, lan: Person
    ) -> None:
        lan.ask()
        put_off(services)
        with services.unit_of_work(writing=True) as uow:
            uow.conversations.change_speaker(lan.name, Speaker.ASSISTANT, Speaker.OFFICER, calendar.now())
            uow.commit()
        assert lan.ask() == []
        with services.unit_of_work(writing=True) as uow:
            uow.conversations.change_speaker(lan.name, Speaker.OFFICER, Speaker.ASSISTANT, calendar.now())
            uow.commit()
        assert len(lan.ask()) == 1

    def test_the_end_set_beforehand_is_kept_and_told(self, services: Services, lan: Person) -> None:
        now = calendar.now()
        stored = put_off(services, switch(since=now, until=now + MINUTE))
        assert "Dự kiến tới" in lan.ask(now)[0]
        assert lan.ask(now + MINUTE) == ["Có 3 việc."]
        with services.unit_of_work(writing=True) as uow:
            assert end_over(uow, now + MINUTE) == 1
            assert end_over(uow, now + MINUTE) == 0
            uow.commit()
        with services.unit_of_work() as uow:
            assert [one.id for one in uow.switches.ended(9)] == [stored.id]
            assert [one.action for one in uow.audit.of(stored.thing, 9)] == ["switch.on", "switch.off"]

    def test_the_same_is_not_switched_off_twice(self, services: Services) -> None:
        put_off(services)
        with pytest.raises(SwitchRefused) as refused:
            put_off(services)
        assert refused.value.code == "off_already"

    def test_what_is_past_its_time_may_be_switched_off_anew(self, services: Services) -> None:
        now = calendar.now()
        put_off(services, switch(since=now - 2 * MINUTE, until=now - MINUTE))
        put_off(services, switch(since=now))

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"reason": " "}, "why"),
            ({"sentence": ""}, "sentence"),
            ({"sentence": "x" * 501}, "sentence"),
            ({"until": calendar.now() - DAY}, "until"),
            ({"until": calendar.now() + 400 * DAY}, "until"),
            ({"kind": SwitchKind.CHANNEL, "target": "fax"}, "no_target"),
            ({"kind": SwitchKind.TOPIC, "target": "fax"}, "no_target"),
            ({"kind": SwitchKind.ENTRY, "target": "fax"}, "no_target"),
            ({"kind": SwitchKind.SKILL, "target": "fax"}, "no_target"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, services: Services, changed: Any, code: str) -> None:
        with pytest.raises(SwitchRefused) as refused:
            put_off(services, switch(**changed))
        assert refused.value.code == code

    def test_it_is_switched_on_once_and_with_a_reason(self, services: Services) -> None:
        stored = put_off(services)
        with services.unit_of_work(writing=True) as uow:
            for number, why, error in ((stored.id, " ", SwitchRefused), (999, "x", NotFound)):
                with pytest.raises(error):
                    turn_on(uow, quyen(uow), number or 0, calendar.now(), why)
        put_on(services, stored)
        with pytest.raises(SwitchRefused):
            put_on(services, stored)


def test_a_setting_replaces_the_one_before_and_goes(services: Services) -> None:
    now = calendar.now()
    with services.unit_of_work(writing=True) as uow:
        for value in ("1", "2"):
            uow.settings.put("sensitive", Setting(value=value, changed_at=now, staff_name="Lan"))
        uow.commit()
    with services.unit_of_work(writing=True) as uow:
        kept = uow.settings.get("sensitive")
        assert uow.in_force.read().settings == {"sensitive": "2"}
        uow.settings.remove("sensitive")
        uow.commit()
    assert kept == Setting(value="2", changed_at=now, staff_name="Lan")
    with services.unit_of_work() as uow:
        assert uow.settings.get("sensitive") is None


def test_what_is_in_force_is_asked_for_once_in_two_seconds(empty_services: Services) -> None:
    with empty_services.unit_of_work() as uow:
        before = uow.in_force.read()
    with empty_services.unit_of_work() as uow:
        assert uow.in_force.read() is before


def test_a_switch_of_another_transaction_collides(services: Services) -> None:
    with services.unit_of_work(writing=True) as uow:
        uow.switches.add(switch())
        with pytest.raises(InvalidInput):
            uow.switches.add(switch())
        assert len(uow.switches.undone()) == 1
