import unicodedata
from dataclasses import replace

import pytest

from gateway.zalo.render import render
from gateway.zalo.rules import load_rules
from gateway.zalo.words import load_words
from services.conversations.model import Card, Reply, Speaker
from tests.gateway.zalo.turns import button, page, turn, vacancy

RULES, WORDS = load_rules(), load_words()


def with_buttons(**changed):
    return replace(RULES, buttons=replace(RULES.buttons, **changed))


def parts(said, rules=RULES, **options):
    return render(said, rules, WORDS, **options)


def texts(said, rules=RULES):
    return [part["text"] for part in parts(said, rules)]


def buttons(said, rules=RULES):
    return parts(said, rules)[-1]["attachment"]["payload"]["buttons"]


def test_a_short_answer_is_one_plain_message():
    assert parts(turn(Reply(text="Dạ, em nghe."))) == [{"text": "Dạ, em nghe."}]


def test_what_says_nothing_sends_nothing():
    assert parts(turn()) == []
    assert parts(turn(Reply(text=" \n"))) == []


def test_cards_stand_in_the_text_and_choices_below_them():
    (text,) = texts(page(1, 2))
    assert text == (
        "Dạ, em tìm được 5 việc.\n\n"
        "1. Công nhân may\nLương: 7–9 triệu/tháng\nNơi làm: phường Tân Thành\n\n"
        "2. Công nhân may\nLương: 7–9 triệu/tháng\nNơi làm: phường Tân Thành\n\n"
        "Anh/chị nhắn số để chọn:\n1 hay 2: Xem kỹ số đó\n"
        "3. Xem thêm\n4. Có chỗ ở\n5. Lương cao hơn\n6. Gần nhà hơn"
    )


def test_cards_without_numbers_get_those_of_their_choices():
    cards = tuple(
        Card(kind="course", id=name, title=name, buttons=(button("Xem kỹ", name),)) for name in ("May", "Hàn")
    )
    assert texts(turn(Reply(text="Dạ", cards=cards))) == [
        "Dạ\n\n1. May\n\n2. Hàn\n\nHoặc nhắn số 1 hay 2: Xem kỹ số đó"
    ]


def test_a_card_alone_with_details_needs_no_number():
    card = Card(kind="vacancy", id="3", title="Thợ may", lines=("Lương: 8 triệu",))
    assert texts(turn(Reply(text="Dạ", cards=(card,)))) == ["Dạ\n\nThợ may\nLương: 8 triệu"]


def test_a_single_choice_takes_one_line():
    assert texts(turn(Reply(text="Dạ, họ tên?", buttons=(button("Thôi"),)))) == [
        "Dạ, họ tên?\n\nHoặc nhắn số 1: Thôi"
    ]


def test_numbers_alone_are_asked_for_in_one_line():
    assert texts(turn(Reply(text="Dạ, tin số mấy?", buttons=(button("1"), button("2"), button("3"))))) == [
        "Dạ, tin số mấy?\n\nAnh/chị nhắn số 1, 2 hay 3 giúp em."
    ]


def test_what_two_replies_offer_alike_is_told_once():
    said = turn(
        Reply(text="Dạ, gọi 113.", buttons=(button("Gặp cán bộ"),)),
        Reply(text="Dạ, mấy số này em ghi theo thông tin công bố.", buttons=(button("Gặp cán bộ"),)),
    )
    assert texts(said)[-1].endswith("\n\nHoặc nhắn số 1: Gặp cán bộ")
    assert [b["title"] for b in buttons(said)] == ["1. Gặp cán bộ"]


def test_a_card_whose_number_another_has_already_gets_the_next_one_only():
    cards = tuple(
        Card(kind="vacancy", id=name, title=f"1. {name}", buttons=(button("Xem kỹ", name),))
        for name in ("May", "Hàn")
    )
    assert texts(turn(Reply(text="Dạ", cards=cards)))[0].startswith("Dạ\n\n1. May\n\n2. Hàn\n\n")


def test_choices_the_text_lists_itself_are_not_listed_again():
    reply = Reply(
        text="Câu nào:\n1. Vay vốn?\n2. Học nghề?", buttons=(button("1. Vay vốn?"), button("2. Học nghề?"))
    )
    assert texts(turn(reply)) == [reply.text]
    assert [b["title"] for b in buttons(turn(reply))] == ["1. Vay vốn?", "2. Học nghề?"]


def test_at_most_five_buttons_stand_below_and_the_list_has_all():
    many = turn(Reply(text="Dạ", buttons=tuple(button(f"Nút {letter}") for letter in "abcdefg")))
    assert [b["title"] for b in buttons(many)] == ["1. Nút a", "2. Nút b", "3. Nút c", "4. Nút d", "5. Nút e"]
    assert "7. Nút g" in texts(many)[-1]


def test_a_button_names_the_place_of_its_choice_and_no_payload_of_the_assistant():
    shown = buttons(page(1, 2, 3))
    assert [b["payload"] for b in shown] == ["#b:7:4", "#b:7:6", "#b:7:8", "#b:7:0", "#b:7:1"]
    assert {b["type"] for b in shown} == {"oa.query.hide"}


def test_buttons_may_be_shown_as_the_persons_words():
    shown = buttons(page(1, 2), with_buttons(press="show"))
    assert shown[0] == {"title": "1. Xem kỹ", "type": "oa.query.show", "payload": "1. Xem kỹ"}


def test_the_older_shape_has_the_text_beside_the_buttons():
    (part,) = parts(turn(Reply(text="Dạ", buttons=(button("Có"),))), with_buttons(shape="template"))
    payload = part["attachment"]["payload"]
    assert "text" not in part
    assert payload["template_type"] == "button"
    assert payload["text"] == "Dạ\n\nHoặc nhắn số 1: Có"
    assert len(payload["buttons"]) == 1


def test_a_long_title_is_cut_at_a_word_on_its_button_only():
    title = "Công ty không đóng bảo hiểm thất nghiệp thì làm sao"
    said = turn(Reply(text="Dạ", buttons=(button(title), button("Có"))))
    assert buttons(said)[0]["title"] == "1. Công ty không đóng bảo…"
    assert title in texts(said)[0]


@pytest.mark.parametrize("title", ["x" * 200, "😀" * 40, "Ấ" * 100, "từ " * 60])
def test_no_title_is_longer_than_the_rule_says(title):
    for shown in buttons(turn(Reply(text="Dạ", buttons=(button(title, "/x"),)))):
        assert len(shown["title"].encode("utf-16-le")) // 2 <= RULES.buttons.title_length


def test_a_visitor_who_is_not_logged_in_gets_text_only():
    assert all(set(part) == {"text"} for part in parts(page(1, 2, 3), with_buttons=False))


def test_decomposed_letters_are_composed():
    (part,) = parts(turn(Reply(text=unicodedata.normalize("NFD", "Dạ, phường Tân Thành"))))
    assert part["text"] == "Dạ, phường Tân Thành"


def test_an_officers_words_come_under_the_officers_name():
    assert texts(turn(Reply(text="Mai ghé Trung tâm nghe."), speaker=Speaker.OFFICER)) == [
        "Cán bộ Trung tâm:\n\nMai ghé Trung tâm nghe."
    ]


def long_turn():
    sentence = "Anh/chị mang giấy tờ tới Trung tâm trước ngày hẹn để cán bộ coi giúp nha. "
    paragraphs = "\n\n".join(sentence * 9 for _ in range(6))
    return turn(Reply(text=paragraphs, buttons=(button("Có"), button("Không"))), Reply(cards=(vacancy(1),)))


def test_a_long_answer_is_cut_at_its_paragraphs_and_only_the_last_part_has_buttons():
    said = parts(long_turn())
    assert len(said) == 3
    assert all(part["text"].endswith("nha.") for part in said[:-1])
    assert [set(part) for part in said] == [{"text"}, {"text"}, {"text", "attachment"}]


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence():
    said = texts(turn(Reply(text="Anh/chị mang giấy tờ tới đây nha. " * 150)))
    assert len(said) == 3
    assert all(text.endswith("nha.") for text in said)


@pytest.mark.parametrize(
    "text",
    ["x" * 9000, "😀" * 3000, unicodedata.normalize("NFD", "ấ") * 4000, "từ " * 3000, "\n" * 50 + "a" * 2001],
)
def test_no_part_is_longer_than_zalo_takes_and_nothing_is_lost(text):
    said = texts(turn(Reply(text=text)))
    assert all(0 < len(part.encode("utf-16-le")) // 2 <= RULES.text.at_most for part in said)
    wanted = unicodedata.normalize("NFC", text)
    assert "".join("".join(said).split()) == "".join(wanted.split())


def test_the_same_turn_is_always_rendered_alike():
    assert parts(long_turn()) == parts(long_turn())
