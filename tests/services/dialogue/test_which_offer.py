"""Which offer a name is put down for may be said late, twice or otherwise; what was answered is kept."""

from typing import Any

import pytest

from services.dialogue import interest_turns
from services.dialogue.replies import Turn
from tests.services.dialogue.spoken import said
from tests.services.dialogue.test_interest_turns import ME, Desk


@pytest.fixture
def desk() -> Desk:
    """Three vacancies are in view, and none was named."""
    desk = Desk()
    desk.search({"place": "Năm Căn"}, kind="job")
    assert desk.register().ask
    return desk


def choose(desk: Desk, text: str, *sentence: Any) -> Turn:
    desk.answer(text, *sentence)
    assert desk.state.registration is not None
    assert desk.state.registration.ended == "chosen"
    return desk.end()


def test_the_offers_in_view_are_asked_about_with_a_button_each(desk: Desk) -> None:
    assert "số mấy" in desk.asked
    assert desk.question == "item"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nguyễn Thị Bé 0912345678", "commune"),
        ("0912 345 678", "name"),
        ("em tên Nguyễn Thị Bé", "phone"),
    ],
)
def test_a_name_or_a_number_given_early_is_kept(desk: Desk, text: str, left: str) -> None:
    desk.answer(text)
    assert desk.question == "item"
    assert choose(desk, "số 2", {"ordinal": 2}).ask
    assert desk.question == left


def test_who_gave_her_name_early_is_told_who_sees_it_before_anything_is_stored(desk: Desk) -> None:
    desk.answer("Nguyễn Thị Bé 0912345678")
    choose(desk, "2")
    assert all(words in desk.asked for words in ("Nguyễn Thị Bé", "Trung tâm", "180 ngày", "đồng ý"))
    assert desk.uow.interests.of_conversation(ME) == []
    desk.answer("xã Tam Giang")
    desk.end()
    (stored,) = desk.uow.interests.of_conversation(ME)
    assert (stored.item, stored.person.name) == (desk.state.page.last[1], "Nguyễn Thị Bé")


def test_a_home_that_is_known_does_not_store_an_early_name_unasked() -> None:
    desk = Desk()
    desk.search({"place": "Năm Căn", "role": "home"}, kind="job")
    desk.register()
    desk.answer("Nguyễn Thị Bé 0912345678")
    assert choose(desk, "số 1", {"ordinal": 1}).ask
    assert desk.uow.interests.of_conversation(ME) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("thôi tìm việc bảo vệ", [{"occupation": "bao-ve"}]),
        ("bảo vệ", [{"occupation": "bao-ve"}]),
        ("lương bao nhiêu", []),
        ("xem thêm", []),
    ],
)
def test_a_request_of_its_own_is_no_answer(desk: Desk, text: str, sentence: list[Any]) -> None:
    assert interest_turns.heard(desk.state, text, said(*sentence)) is None


def test_it_is_asked_twice_and_then_let_go(desk: Desk) -> None:
    for text in ("Nguyễn Thị Bé", "0912345678"):
        desk.answer(text)
    assert desk.state.registration is not None
    assert desk.state.registration.ended == "dropped"


@pytest.mark.parametrize("text", ["kêu gửi căn cước", "sao phải gửi cccd", "co can giay to gi khong"])
def test_who_asks_about_papers_hears_that_none_are_needed_and_loses_nothing(desk: Desk, text: str) -> None:
    choose(desk, "số 1", {"ordinal": 1})
    for question, answer in (("name", "Nguyễn Thị Bé"), ("phone", "0912345678"), ("commune", "xã Tam Giang")):
        for _ in range(3):
            desk.answer(text)
            assert desk.question == question
            assert "không nhận số căn cước" in desk.asked
        desk.answer(answer)
    desk.end()
    assert len(desk.uow.interests.of_conversation(ME)) == 1


def test_a_number_of_an_offer_is_never_a_name_nor_a_commune(desk: Desk) -> None:
    choose(desk, "số 1", {"ordinal": 1})
    for answer in ("Nguyễn Thị Bé", "0912345678", "xã Tam Giang"):
        question = desk.question
        desk.answer("tin số 1", {"ordinal": 1})
        assert desk.question == question
        desk.answer(answer)
    desk.end()
    assert desk.uow.interests.of_conversation(ME)[0].person.commune == "xã Tam Giang"


def test_another_offer_may_be_named_meanwhile(desk: Desk) -> None:
    choose(desk, "số 1", {"ordinal": 1})
    desk.answer("Nguyễn Thị Bé")
    choose(desk, "tin số 3", {"ordinal": 3})
    assert desk.question == "phone"
    assert desk.state.registration is not None
    assert desk.state.registration.item == desk.state.page.last[2]


def test_a_number_given_where_the_name_was_asked_for_is_not_asked_for_again(desk: Desk) -> None:
    choose(desk, "số 1", {"ordinal": 1})
    desk.answer("0912345678")
    desk.answer("Nguyễn Thị Bé")
    assert desk.question == "commune"
