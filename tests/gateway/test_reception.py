"""Who wants an officer hears whether one is there, and may be called back."""

import pytest

from services import Services, calendar
from services.conversations.tickets import Urgency
from services.handover import answering, taking
from services.handover import office_hours as hours_module
from services.handover.model import CallBackState, Officer
from services.handover.presence import note_seen
from tests.gateway.browser import Browser, texts
from tests.gateway.fake_rasa import FakeRasa

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLOSED = {"confirmed": False, "week": {day: [] for day in DAYS}, "closed": [], "opened": []}
OPEN = {**CLOSED, "week": {day: [["00:00", "23:59:59.999999"]] for day in DAYS}}


@pytest.fixture(autouse=True)
def open_all_day(monkeypatch: pytest.MonkeyPatch, common_services: Services) -> None:
    _set(monkeypatch, OPEN)
    with common_services.unit_of_work(writing=True) as uow:
        for one in uow.presence.seen():
            uow.presence.forget(one.officer.id)
        uow.commit()


def _set(monkeypatch: pytest.MonkeyPatch, data: dict[str, object]) -> None:
    hours = hours_module.read_office_hours(data)
    monkeypatch.setattr("gateway.reception.office_hours", lambda _uow: hours)


def _wants_officer(rasa: FakeRasa) -> None:
    rasa.turn_told = {"intent": {"name": "request_officer"}, "outcome": "no_answer"}


def test_an_officer_who_is_there_is_announced(
    browser: Browser, rasa: FakeRasa, common_services: Services
) -> None:
    _wants_officer(rasa)
    assert "trong giờ làm việc" in texts(browser.ask("cho gặp cán bộ"))[0]
    with common_services.unit_of_work(writing=True) as uow:
        note_seen(uow, Officer(1, "Lan"), calendar.now())
        uow.commit()
    assert "đang trực" in texts(browser.ask("cho gặp cán bộ"))[0]


def test_outside_office_hours_nobody_is_promised_at_once(
    browser: Browser, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set(monkeypatch, CLOSED)
    _wants_officer(rasa)
    turn = browser.ask("cho gặp cán bộ")
    assert "cán bộ đã nghỉ" in texts(turn)[0]


def test_a_time_is_chosen_a_number_given_and_the_assistant_is_not_asked(
    browser: Browser, rasa: FakeRasa, common_services: Services
) -> None:
    _wants_officer(rasa)
    buttons = browser.ask("cho gặp cán bộ")["replies"][0]["buttons"]
    rasa.turn_told = {}
    asked = len(rasa.turns)
    assert browser.post(payload=buttons[1]["payload"]).status_code == 202
    assert "số điện thoại" in texts(browser.turns(2)[-1])[0]
    assert "0912345678" in texts(browser.ask("0912 345 678"))[0]
    assert len(rasa.turns) == asked
    with common_services.unit_of_work() as uow:
        wish = uow.call_backs.undone_of(browser.conversation)
        waits = [one.case.conversation for one in uow.cases.open_lines(500)]
    assert wish is not None
    assert (wish.state, wish.phone) == (CallBackState.WANTED, "0912345678")
    assert browser.conversation in waits


def test_who_asks_something_else_meanwhile_is_answered(browser: Browser, rasa: FakeRasa) -> None:
    _wants_officer(rasa)
    browser.ask("cho gặp cán bộ")
    rasa.turn_told = {}
    assert texts(browser.ask("tìm việc may")) == ["Trả lời: tìm việc may"]
    assert texts(browser.ask("cứu em 0912345678")) == ["Trả lời: cứu em 0912345678"]


def test_danger_is_answered_as_danger(browser: Browser, rasa: FakeRasa) -> None:
    rasa.turn_told = {"intent": {"name": "request_officer"}, "outcome": "emergency"}
    assert texts(browser.ask("cứu tui, cho gặp cán bộ")) == ["Trả lời: cứu tui, cho gặp cán bộ"]


def test_the_button_counts_while_the_assistant_is_away(
    browser: Browser, rasa: FakeRasa, common_services: Services
) -> None:
    _wants_officer(rasa)
    rasa.replies = [{"text": "?", "buttons": [{"title": "Gặp cán bộ", "payload": "/request_officer"}]}]
    rasa.turn_told = {}
    browser.ask("xin chào")
    rasa.raw = b"broken"
    browser.post(payload="/request_officer")
    assert "trong giờ làm việc" in texts(browser.turns(2)[-1])[0]
    with common_services.unit_of_work() as uow:
        waits = [one.case.conversation for one in uow.cases.open_lines(500)]
    assert browser.conversation in waits


def test_an_officers_words_reach_the_open_page(browser: Browser, common_services: Services) -> None:
    browser.ask("alo")
    officer, at = Officer(1, "Lan"), calendar.now()
    with common_services.unit_of_work(writing=True) as uow:
        uow.tickets.open(browser.conversation, Urgency.NORMAL, at)
        case = uow.cases.of_conversation(browser.conversation)[0]
        taking.take(uow, case.id, officer, at)
        answering.answer(uow, case.id, officer, "Dạ em đây ạ", at)
        uow.commit()
    turn = browser.history()[-1]
    assert (texts(turn), turn["speaker"]) == (["Dạ em đây ạ"], "officer")
    assert texts(browser.ask("còn ai không")) == []
