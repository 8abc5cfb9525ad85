import pytest

from gateway.zalo.choices import Pressed, choices_of, chosen, in_force, payload_of, pressed
from services.conversations.model import Card, Reply, Speaker
from tests.gateway.zalo.turns import button, page, turn, vacancy

MENU = turn(Reply(text="Dạ?", buttons=(button("Tìm việc làm"), button("Học nghề"), button("Gặp cán bộ"))))


def titles(offered):
    return [(choice.number, choice.button.title) for choice in choices_of(offered)]


def payload(offered, text):
    found = chosen(offered, text)
    return found and found.payload


def test_cards_come_first_under_their_own_numbers_then_the_other_buttons():
    assert titles(page(1, 2, 3)) == [
        (1, "Xem kỹ"),
        (2, "Xem kỹ"),
        (3, "Xem kỹ"),
        (4, "Xem thêm"),
        (5, "Có chỗ ở"),
        (6, "Lương cao hơn"),
        (7, "Gần nhà hơn"),
    ]


def test_a_later_page_goes_on_counting_so_that_numbers_are_those_on_the_cards():
    assert [number for number, _title in titles(page(4, 5, 6))] == [4, 5, 6, 7, 8, 9, 10]
    assert payload(page(4, 5, 6), "số 5") == "/show_details vacancy:5"


def test_a_number_of_an_earlier_page_is_left_to_the_assistant():
    assert chosen(page(4, 5, 6), "số 2") is None


def test_a_card_alone_offers_all_of_its_buttons():
    assert titles(turn(Reply(text="Dạ", cards=(vacancy(1),), buttons=(button("Gần nhà hơn"),)))) == [
        (1, "Xem kỹ"),
        (2, "Số điện thoại"),
        (3, "Gần nhà hơn"),
    ]


def test_cards_without_numbers_are_counted():
    plain = Card(kind="course", id="4", title="May gia dụng", buttons=(button("Xem kỹ"),))
    other = Card(kind="course", id="5", title="Sửa xe", buttons=(button("Xem kỹ", "/other"),))
    offered = turn(Reply(text="Dạ", cards=(plain, other), buttons=(button("Xem thêm"),)))
    assert [number for number, _title in titles(offered)] == [1, 2, 3]
    assert payload(offered, "2") == "/other"


def test_numbers_written_in_titles_stay_and_the_others_follow():
    offered = turn(
        Reply(
            text="Dạ, câu nào:\n1. Vay vốn?\n2. Học nghề?",
            buttons=(
                button("Gặp cán bộ", "/officer"),
                button("1. Vay vốn?", "/a"),
                button("2. Học nghề?", "/b"),
            ),
        )
    )
    assert titles(offered) == [(1, "1. Vay vốn?"), (2, "2. Học nghề?"), (3, "Gặp cán bộ")]
    assert payload(offered, "3") == "/officer"
    assert payload(offered, "hoc nghe") == "/b"


def test_buttons_that_are_numbers_are_chosen_by_them():
    offered = turn(Reply(text="Dạ, tin số mấy?", buttons=(button("4", "/d"), button("5", "/e"))))
    assert [number for number, _title in titles(offered)] == [4, 5]
    assert payload(offered, "so 5") == "/e"


def test_a_number_written_twice_counts_once():
    offered = turn(Reply(text="Dạ", buttons=(button("1. Đúng"), button("1. Sai"))))
    assert titles(offered) == [(1, "1. Đúng"), (2, "1. Sai")]


def test_buttons_of_several_replies_are_one_list():
    offered = turn(
        Reply(text="Dạ", buttons=(button("Có"),)),
        Reply(cards=(vacancy(1), vacancy(2))),
        Reply(text="Còn gì?", buttons=(button("Không"),)),
    )
    assert [(choice.number, choice.index) for choice in choices_of(offered)] == [
        (1, 1),
        (2, 3),
        (3, 0),
        (4, 5),
    ]


def test_the_index_of_a_choice_is_its_place_among_all_buttons():
    offered = page(1, 2, 3)
    every = [b for reply in offered.answer.replies for b in reply.all_buttons()]
    assert [every[choice.index] for choice in choices_of(offered)] == [
        choice.button for choice in choices_of(offered)
    ]


def test_a_button_without_a_title_is_no_choice():
    assert titles(turn(Reply(text="Dạ", buttons=(button(" ", "/x"), button("Có"))))) == [(1, "Có")]


def test_what_several_replies_offer_alike_is_one_choice():
    officer = button("Gặp cán bộ", "/officer")
    offered = turn(
        Reply(text="Dạ, gọi 113.", buttons=(officer, button("Tìm việc"))),
        Reply(text="Nha.", buttons=(officer,)),
    )
    assert titles(offered) == [(1, "Gặp cán bộ"), (2, "Tìm việc")]
    assert payload(offered, "gap can bo") == "/officer"


def test_of_equal_choices_the_one_with_a_number_counts():
    offered = turn(
        Reply(text="Dạ", buttons=(button("Gặp cán bộ", "/officer"),)),
        Reply(
            text="1. Vay vốn\n2. Gặp cán bộ",
            buttons=(button("1. Vay vốn"), button("2. Gặp cán bộ", "/officer")),
        ),
    )
    assert titles(offered) == [(1, "1. Vay vốn"), (2, "2. Gặp cán bộ")]


@pytest.mark.parametrize(
    "text",
    ["2", "2.", " 2 ", "02", "số 2", "so 2", "Số 2 ạ", "số hai", "so hai", "chọn 2", "chon so 2",
     "dạ em chọn số 2 nha", "２", "nút 2", "bấm 2", "câu 2", "học nghề", "HOC NGHE",
     "Học nghề.", "2. Học nghề"],
)  # fmt: skip
def test_what_means_the_second_choice(text):
    assert payload(MENU, text) == "/Học nghề"


@pytest.mark.parametrize(
    "text",
    ["", " ", "?", "0", "4", "số 9", "123", "hai", "tin số 2", "việc số 2", "cái thứ hai", "cái 2", "2 triệu",
     "lớp 2", "2 người", "số điện thoại", "học nghề ở đâu", "em muốn tìm việc làm", "ba", "dạ ba", "2 3",
     "số nhà 2", "quốc lộ 1", "1" * 500],
)  # fmt: skip
def test_an_ordinary_text_is_not_taken_for_a_choice(text):
    assert chosen(MENU, text) is None


def test_a_title_that_stands_below_several_cards_is_left_to_the_assistant():
    assert chosen(page(1, 2, 3), "số điện thoại") is None


def test_after_a_turn_without_choices_nothing_is_chosen():
    assert chosen(turn(Reply(text="Dạ, em nghe.")), "1") is None
    assert chosen(turn(), "1") is None


def test_the_payload_of_a_button_leads_back_to_its_place():
    offered = page(1, 2, 3)
    choice = choices_of(offered)[1]
    assert pressed(payload_of(offered, choice)) == Pressed(7, choice.index)


@pytest.mark.parametrize(
    "text",
    [
        "#b:12",
        "b:12:3",
        "#b:12:3:4",
        "#b:-1:3",
        "#b:12:x",
        "#b:１２:3",
        "#b:1234567890:3",
        "#b::",
        "x #b:1:1",
    ],
)
def test_what_only_looks_like_a_press_was_typed(text):
    assert pressed(text) is None


THANKS = turn(Reply(text="Dạ, không có chi."))


@pytest.mark.parametrize(
    "since",
    [(), (THANKS,), (THANKS, THANKS)],
)
def test_a_list_stays_in_force_while_nothing_is_asked(since):
    assert in_force((THANKS, MENU, *since)) is MENU


@pytest.mark.parametrize(
    "since",
    [
        turn(Reply(text="Dạ, nhà anh/chị ở xã, phường nào?")),
        turn(Reply(text="Dạ, em ghi rồi."), Reply(text="Số điện thoại của anh/chị?")),
    ],
)
def test_a_question_wants_another_answer_than_a_number_of_the_list_before_it(since):
    assert in_force((MENU, since, THANKS)) is None


def test_a_newer_list_is_in_force_instead_of_an_older_one():
    newer = page(1, 2, 3)
    assert in_force((MENU, newer, THANKS)) is newer


def test_while_an_officer_speaks_no_list_of_the_assistant_is_in_force():
    kept = turn(speaker=Speaker.OFFICER)
    assert chosen(in_force((MENU, kept)), "2") is None


def test_nothing_is_in_force_before_anything_was_offered():
    assert in_force(()) is None
    assert in_force((THANKS,)) is None
