"""Notices stand above what the assistant says, once, for those they concern, on either database."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

import jobs_db.in_force
from services import Services, calendar
from services.interest.model import Interest
from services.interest.model import Person as Person_
from services.notices import changing as notices
from services.notices.communes import communes_of
from services.switches.changing import end_over
from services.switches.refusals import SwitchRefused
from tests.jobs_db.answered_person import Person
from tests.switch_samples import DAY, notice, put_off, put_up, quyen

DAM_DOI, NAM_CAN = "32152", "32191"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def services(empty_services: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setattr(jobs_db.in_force, "KEPT_SECONDS", 0.0)
    return empty_services


@pytest.fixture
def lan(services: Services) -> Person:
    return Person(services)


def test_everybody_is_told_once_at_the_top_of_the_first_answer(services: Services, lan: Person) -> None:
    put_up(services, notice())
    first = lan.ask()
    assert first[0].startswith("⚠ THÔNG BÁO KHẨN")
    assert first[1:] == ["Có 3 việc."]
    assert lan.ask() == ["Có 3 việc."]
    assert len(Person(services, "telegram_2").ask()) == 2


def test_only_people_whose_commune_is_known_to_be_concerned(services: Services, lan: Person) -> None:
    put_up(services, notice(DAM_DOI))
    assert lan.ask() == ["Có 3 việc."]
    lan.lives_in(NAM_CAN)
    assert lan.ask() == ["Có 3 việc."]
    lan.lives_in(DAM_DOI)
    with services.unit_of_work() as uow:
        assert communes_of(uow, lan.name, {DAM_DOI, NAM_CAN}) == {DAM_DOI}
    assert len(lan.ask()) == 2


def test_danger_is_answered_first_and_the_next_answer_tells(services: Services, lan: Person) -> None:
    put_up(services, notice())
    assert lan.ask(outcome="emergency") == ["Có 3 việc."]
    assert len(lan.ask()) == 2


def test_it_is_told_though_the_assistant_is_off(services: Services, lan: Person) -> None:
    put_off(services)
    lan.ask()
    put_up(services, notice())
    (told,) = lan.ask()
    assert "Bão" in told
    assert lan.ask() == []


def test_it_begins_and_ends_by_itself(services: Services, lan: Person) -> None:
    now = calendar.now()
    stored = put_up(services, notice(at=now, begins=now + MINUTE, ends=now + 2 * MINUTE))
    assert lan.ask(now) == ["Có 3 việc."]
    assert lan.ask(now + 2 * MINUTE) == ["Có 3 việc."]
    assert len(lan.ask(now + MINUTE)) == 2
    with services.unit_of_work(writing=True) as uow:
        assert end_over(uow, now + 2 * MINUTE) == 1
        uow.commit()
    with services.unit_of_work() as uow:
        assert [one.id for one in uow.notices.ended(9)] == [stored.id]


def test_it_is_corrected_and_ended_with_a_reason(services: Services, lan: Person) -> None:
    stored = put_up(services, notice())
    now = calendar.now()
    with services.unit_of_work(writing=True) as uow:
        wanted = notice(DAM_DOI, id=stored.id, text="Bão đổi hướng.", at=stored.begins)
        notices.change(uow, quyen(uow), wanted, now, "đổi hướng")
        with pytest.raises(SwitchRefused):
            notices.end(uow, quyen(uow), stored.id or 0, now, "")
        notices.end(uow, quyen(uow), stored.id or 0, now, "hết bão")
        with pytest.raises(SwitchRefused):
            notices.end(uow, quyen(uow), stored.id or 0, now, "hết bão")
        uow.commit()
    with services.unit_of_work() as uow:
        (change,) = [one for one in uow.audit.of(stored.thing, 9) if one.action == "notice.change"]
    assert (change.before or {})["communes"] == []
    assert (change.after or {})["communes"] == ["xã Đầm Dơi"]
    assert lan.ask() == ["Có 3 việc."]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"text": " "}, "notice_text"),
        ({"text": "x" * 801}, "notice_text"),
        ({"communes": frozenset({"1"})}, "communes"),
        ({"ends": calendar.now() - DAY}, "dates"),
        ({"ends": calendar.now() + 100 * DAY}, "dates"),
    ],
)
def test_what_makes_no_sense_is_refused(services: Services, changed: Any, code: str) -> None:
    with pytest.raises(SwitchRefused) as refused:
        put_up(services, notice(**changed))
    assert refused.value.code == code


def test_a_person_who_is_forgotten_was_never_told(services: Services, lan: Person) -> None:
    stored = put_up(services, notice())
    lan.ask()
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.erase(lan.name)
        uow.commit()
    with services.unit_of_work() as uow:
        assert uow.told.count(stored.thing, 9) == 0


def test_a_name_that_was_put_down_tells_the_commune(services: Services, lan: Person) -> None:
    put_up(services, notice(DAM_DOI))
    assert lan.ask() == ["Có 3 việc."]
    person = Person_(name="Lan", phone="0912345678", commune="xã Đầm Dơi")
    now = calendar.now()
    with services.unit_of_work(writing=True) as uow:
        uow.interests.add(
            Interest(
                conversation=lan.name,
                item="vacancy:1",
                title="May",
                person=person,
                registered_at=now,
                changed_at=now,
            )
        )
        uow.commit()
    assert len(lan.ask()) == 2
