"""A wish to be called: offered, asked about, confirmed; nobody is kept in it."""

from datetime import timedelta

import pytest

from services.handover import call_back
from services.handover.model import CallBackState
from services.handover.office_hours import hours_from
from services.interest.model import Interest, Person
from tests.fakes import FakeUnitOfWork
from tests.services.handover.test_office_hours import at

NOW = at("2026-11-23 18:00")
HOURS = hours_from(None, None)
WHO = "web_1"


@pytest.fixture
def uow() -> FakeUnitOfWork:
    unit = FakeUnitOfWork()
    call_back.ask(unit, WHO, NOW)
    return unit


def hear(uow: FakeUnitOfWork, text: str, later: timedelta = timedelta()) -> list[str] | None:
    replies = call_back.heard(uow, WHO, text, NOW + later, HOURS)
    return None if replies is None else [reply.text for reply in replies]


def press(uow: FakeUnitOfWork, number: int) -> list[str]:
    payload = call_back.offer(NOW, HOURS)[number].payload
    return [reply.text for reply in call_back.pressed(uow, WHO, payload, NOW, HOURS)]


def test_the_next_half_days_are_offered_and_to_be_left_alone() -> None:
    assert [button.title for button in call_back.offer(NOW, HOURS)] == [
        "Sáng thứ Tư 25/11",
        "Chiều thứ Tư 25/11",
        "Sáng thứ Năm 26/11",
        "Khỏi gọi, nhắn ở đây",
    ]


def test_every_button_fits_into_what_platforms_send_back() -> None:
    payloads = [button.payload for button in call_back.offer(NOW, HOURS)]
    assert all(len(payload.encode()) <= 64 for payload in payloads)
    assert all(map(call_back.is_pressed, payloads))


def test_a_button_then_a_number_is_a_wish(uow: FakeUnitOfWork) -> None:
    assert "sáng thứ Tư 25/11 cán bộ gọi" in press(uow, 0)[0]
    assert "0912345678 vào sáng thứ Tư 25/11" in (hear(uow, "0912345678") or [""])[0]
    (wish,) = uow.call_backs.wanted(10)
    assert (wish.conversation, wish.phone, wish.begins) == (WHO, "0912345678", at("2026-11-25 07:00"))


def test_a_number_then_a_time_is_a_wish_too(uow: FakeUnitOfWork) -> None:
    assert "muốn cán bộ gọi lúc nào" in (hear(uow, "0912345678") or [""])[0]
    assert "15:00–16:00 chiều thứ Năm 26/11" in (hear(uow, "3h thứ năm") or [""])[0]
    assert [wish.state for wish in uow.call_backs.wanted(10)] == [CallBackState.WANTED]


def test_the_number_of_a_registration_is_not_asked_again(uow: FakeUnitOfWork) -> None:
    person = Person(name="Nguyễn Thị Mẫu", phone="0900000001", commune="xã Năm Căn")
    uow.interests.add(
        Interest(
            conversation=WHO,
            item="vacancy:1",
            title="May",
            person=person,
            registered_at=NOW,
            changed_at=NOW,
        )
    )
    assert "0900000001" in press(uow, 1)[0]


def test_a_time_at_which_nobody_is_there_is_offered_other_ones(uow: FakeUnitOfWork) -> None:
    replies = call_back.heard(uow, WHO, "tối 0912345678", NOW, HOURS)
    assert replies is not None
    assert len(replies[0].buttons) == 4
    assert "0912345678" in press(uow, 0)[0]


def test_other_questions_are_the_assistants(uow: FakeUnitOfWork) -> None:
    assert hear(uow, "tìm việc may ở Năm Căn") is None
    assert hear(uow, "cứu em với 0912345678") is None


def test_who_wants_no_call_is_left_alone(uow: FakeUnitOfWork) -> None:
    assert hear(uow, "thôi khỏi gọi") is not None
    assert uow.call_backs.undone_of(WHO) is None
    assert hear(uow, "0912345678") is None


def test_an_old_question_is_let_go(uow: FakeUnitOfWork) -> None:
    assert hear(uow, "0912345678", timedelta(hours=1)) is None
    assert uow.call_backs.undone_of(WHO) is None


def test_a_button_of_a_half_day_gone_by_offers_others(uow: FakeUnitOfWork) -> None:
    payload = call_back.offer(NOW, HOURS)[0].payload
    (reply,) = call_back.pressed(uow, WHO, payload, at("2026-11-26 08:00"), HOURS)
    assert len(reply.buttons) == 4
    assert uow.call_backs.wanted(10) == []


@pytest.mark.parametrize("value", ["", "x", "2026-13-40T07:00", "2026-11-25T07:00"])
def test_a_forged_button_does_no_harm(uow: FakeUnitOfWork, value: str) -> None:
    payload = f'/request_officer{{"item":"call-back={value}"}}'
    assert call_back.is_pressed(payload)
    assert call_back.pressed(uow, WHO, payload, NOW, HOURS)[0].buttons


def test_a_call_is_done_once(uow: FakeUnitOfWork) -> None:
    press(uow, 0)
    hear(uow, "0912345678")
    (wish,) = uow.call_backs.wanted(10)
    assert call_back.done(uow, wish.id or 0, NOW)
    assert not call_back.done(uow, wish.id or 0, NOW)
    assert not call_back.done(uow, 99, NOW)


def test_who_asks_for_an_officer_again_may_change_the_time(uow: FakeUnitOfWork) -> None:
    press(uow, 0)
    hear(uow, "0912345678")
    call_back.ask(uow, WHO, NOW)
    assert "chiều thứ Tư 25/11" in press(uow, 1)[0]
    assert len(uow.call_backs.wanted(10)) == 1
