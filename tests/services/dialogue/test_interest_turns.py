"""A name is put down after three plain questions, each asked alone; the list can be looked at later."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from services.calendar import CA_MAU_TIME
from services.dialogue import interest_turns, profile_turns
from services.dialogue.replies import Turn
from services.dialogue.state import SearchState
from services.interest.model import InterestStatus
from services.interest.registering import set_status
from services.outcomes import Outcome
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import order
from tests.services.dialogue.spoken import said
from tests.services.dialogue.talk import Talk, payloads, responses
from tests.services.licences.sample_list import licence

NOON = datetime(2026, 3, 2, 12, tzinfo=CA_MAU_TIME)
ME = "web_1"
SECOND = {"item": "vacancy:2"}
ANSWERS = ("em tên Lê Thị Mẫu", "0918 123 456", "xã Tam Giang")


class Desk(Talk):
    """A talk in which names are put down."""

    def register(self, *sentence: Any) -> Turn:
        return self._remember(interest_turns.begin(self.state, said(*sentence), self.uow, ME, NOON))

    def answer(self, text: str, *sentence: Any) -> SearchState:
        after = interest_turns.heard(self.state, text, said(*sentence))
        assert after is not None
        self.state = SearchState.from_json(json.loads(json.dumps(after.as_json())))
        return self.state

    def end(self) -> Turn:
        return self._remember(interest_turns.end(self.state, self.uow, ME, NOON))

    def all_of_it(self, item: str = "vacancy:2") -> Turn:
        turn = self.register({"item": item})
        if self.state.registration:
            for text in ANSWERS:
                self.answer(text)
            turn = self.end()
        return turn

    @property
    def question(self) -> str | None:
        return self.state.registration and self.state.registration.question

    @property
    def asked(self) -> str:
        assert self.state.registration is not None
        return interest_turns.wording(self.state).text

    def profile(self) -> str:
        return profile_turns.profile(self.state, self.uow, ME, NOON).replies[0].text


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_questions_come_one_by_one(desk: Desk) -> None:
    assert desk.register(SECOND).ask
    asked = []
    for text in ANSWERS:
        asked.append(desk.question)
        desk.answer(text)
    assert asked == ["name", "phone", "commune"]
    turn = desk.end()
    assert (turn.outcome, turn.ask) == (Outcome.ANSWERED, False)
    (stored,) = desk.uow.interests.of_conversation(ME)
    person = stored.person
    assert (person.name, person.phone, person.commune) == ("Lê Thị Mẫu", "0918123456", "xã Tam Giang")
    assert (stored.item, stored.status) == ("vacancy:2", InterestStatus.NEW)


def test_the_first_question_says_who_sees_the_answers_and_for_how_long(desk: Desk) -> None:
    desk.register(SECOND)
    assert all(words in desk.asked for words in ("Trung tâm", "180 ngày", "Đồng ý", "căn cước"))


def test_a_telephone_number_beside_the_name_is_not_asked_for_again(desk: Desk) -> None:
    desk.register(SECOND)
    desk.answer("Lê Thị Mẫu 0918123456")
    assert desk.question == "commune"


def test_a_home_that_is_known_is_not_asked_for(desk: Desk) -> None:
    desk.search({"place": "Năm Căn", "role": "home"}, kind="job")
    desk.register(SECOND)
    for text in ANSWERS[:2]:
        desk.answer(text)
    desk.end()
    assert desk.uow.interests.of_conversation(ME)[0].person.commune == "xã Năm Căn"


def test_a_commune_the_gazetteer_knows_is_kept_under_its_name(desk: Desk) -> None:
    desk.register(SECOND)
    for text in ANSWERS[:2]:
        desk.answer(text)
    desk.answer("o nam can", {"place": "Năm Căn"})
    desk.end()
    assert desk.uow.interests.of_conversation(ME)[0].person.commune == "xã Năm Căn"


def test_an_identity_number_is_refused_and_never_kept(desk: Desk) -> None:
    desk.register(SECOND)
    desk.answer("Lê Thị Mẫu cccd 096012345678")
    assert desk.question == "name"
    assert "096012345678" not in json.dumps(desk.state.as_json())
    assert "không nhận số căn cước" in desk.asked


def test_what_is_no_answer_is_asked_once_more_then_let_go(desk: Desk) -> None:
    desk.register(SECOND)
    first = desk.asked
    desk.answer("là sao")
    assert desk.asked != first
    desk.answer("không hiểu")
    assert desk.end().outcome is Outcome.ANSWERED
    assert desk.uow.interests.of_conversation(ME) == []
    assert desk.state.registration is None


def test_after_a_right_answer_the_next_question_is_asked_twice_again(desk: Desk) -> None:
    desk.register(SECOND)
    for text in ("gì", ANSWERS[0], "gì"):
        desk.answer(text)
    assert (desk.question, desk.state.registration and desk.state.registration.ended) == ("phone", "")


def test_leaving_stores_nothing(desk: Desk) -> None:
    desk.register(SECOND)
    desk.answer(ANSWERS[0])
    desk.state = interest_turns.drop(desk.state)
    desk.end()
    assert desk.uow.interests.of_conversation(ME) == []
    assert "Mẫu" not in json.dumps(desk.state.as_json(), ensure_ascii=False)


def test_the_answers_are_forgotten_by_the_dialogue_once_stored(desk: Desk) -> None:
    desk.all_of_it()
    assert "0918123456" not in json.dumps(desk.state.as_json())


def test_no_log_shows_the_answers(desk: Desk) -> None:
    desk.register(SECOND)
    desk.answer("Lê Thị Mẫu 0918123456")
    assert "Mẫu" not in repr(desk.state.registration)
    desk.all_of_it("vacancy:3")
    assert "0918123456" not in repr(desk.uow.interests.of_conversation(ME))


def test_the_person_is_asked_once_for_all_offers(desk: Desk) -> None:
    desk.all_of_it()
    turn = desk.register({"item": "course:1"})
    assert not turn.ask
    assert [one.item for one in desk.uow.interests.of_conversation(ME)] == ["course:1", "vacancy:2"]
    assert "0918123456" not in turn.replies[0].text


def test_who_took_her_name_off_is_asked_anew_and_can_put_a_wrong_number_right(desk: Desk) -> None:
    desk.all_of_it()
    profile_turns.take_off(desk.state, None, desk.uow, ME, NOON)
    assert desk.register(SECOND).ask
    for text in ("Lê Thị Mẫu 0918123457", ANSWERS[2]):
        desk.answer(text)
    desk.end()
    assert desk.uow.interests.of_conversation(ME)[0].person.phone == "0918123457"


def test_nobody_is_put_down_twice_for_one_offer(desk: Desk) -> None:
    desk.all_of_it()
    assert not desk.register(SECOND).ask
    assert len(desk.uow.interests.of_conversation(ME)) == 1


def test_there_are_only_so_many_at_a_time(desk: Desk) -> None:
    desk.all_of_it()
    stored = desk.uow.interests.of_conversation(ME)[0]
    for _ in range(9):
        desk.uow.interests.add(stored)
    desk.register({"item": "vacancy:3"})
    assert len(desk.uow.interests.of_conversation(ME)) == 10


def test_which_offer_is_asked_where_several_are_in_view(desk: Desk) -> None:
    desk.search({"place": "Năm Căn"}, kind="job")
    turn = desk.register()
    assert "tin số mấy" in turn.replies[0].text
    assert payloads(turn)[0].startswith('/show_details{"item":"register=vacancy:')


def test_an_offer_that_has_ended_takes_no_names(desk: Desk) -> None:
    desk.uow.jobs.save(replace(desk.uow.jobs.get(2), status="filled"))
    assert responses(desk.register(SECOND)) == ["utter_offer_gone"]


@pytest.mark.parametrize("question", range(3))
@pytest.mark.parametrize(
    "text", ["khoan, de e hoi lai ck da", "để tui suy nghĩ", "thôi không đăng ký nữa", "khong co dien thoai"]
)
def test_who_wants_to_wait_is_asked_no_more(desk: Desk, question: int, text: str) -> None:
    desk.register(SECOND)
    for answered in ANSWERS[:question]:
        desk.answer(answered)
    desk.answer(text)
    assert "không ghi gì hết" in desk.end().replies[0].text
    assert not desk.uow.interests.of_conversation(ME)


def test_what_was_stored_is_said_with_the_commune(desk: Desk) -> None:
    assert "xã Tam Giang" in desk.all_of_it().replies[0].text


@pytest.mark.parametrize("status", ["suspended", "revoked"])
def test_no_name_is_put_down_for_a_company_that_may_send_nobody(status: str) -> None:
    listed = licence("Công ty Mũi Đất Mẫu", "1120/LĐTBXH-GP", status)
    sent = order("Đơn mẫu", sending_company="Công ty Mũi Đất Mẫu", licence_text="1120/LĐTBXH-GP")
    desk = Desk(FakeUnitOfWork(orders=[sent], licences=[listed]))
    desk.search(kind="overseas")
    turn = desk.register()
    assert "đừng đóng tiền" in turn.replies[0].text
    assert desk.state.registration is None
    details = desk.details()
    assert not any("register" in payload for payload in payloads(details))
    assert any(line.startswith("COI CHỪNG") for line in details.replies[-1].cards[0].lines)


class TestProfile:
    def test_it_lists_names_with_their_status(self, desk: Desk) -> None:
        desk.all_of_it()
        assert "ĐK-1" in desk.profile()
        set_status(desk.uow, 1, InterestStatus.CONTACTED, NOON)
        assert "cán bộ đã liên hệ" in desk.profile()

    def test_it_says_when_there_is_nothing(self, desk: Desk) -> None:
        turn = profile_turns.profile(desk.state, desk.uow, ME, NOON)
        assert turn.outcome is Outcome.NO_RESULT

    def test_it_shows_no_other_conversation(self, desk: Desk) -> None:
        desk.all_of_it()
        turn = profile_turns.profile(desk.state, desk.uow, "web_2", NOON)
        assert turn.outcome is Outcome.NO_RESULT

    def test_a_name_can_be_taken_off(self, desk: Desk) -> None:
        desk.all_of_it()
        profile_turns.take_off(desk.state, None, desk.uow, ME, NOON)
        assert desk.uow.interests.get(1).status is InterestStatus.WITHDRAWN

    def test_which_name_is_asked_where_there_are_several(self, desk: Desk) -> None:
        desk.all_of_it()
        desk.all_of_it("vacancy:3")
        turn = profile_turns.take_off(desk.state, None, desk.uow, ME, NOON)
        assert payloads(turn) == [f'/show_details{{"item":"withdraw={number}"}}' for number in (2, 1)]

    @pytest.mark.parametrize("number", ["1", "7", "x", "9" * 20])
    def test_nobody_takes_off_what_is_not_hers(self, desk: Desk, number: str) -> None:
        desk.all_of_it()
        profile_turns.take_off(desk.state, number, desk.uow, "web_2", NOON)
        assert desk.uow.interests.get(1).is_open
