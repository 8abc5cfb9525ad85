"""A turn becomes few messages: escaped, cut, the buttons below the last."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from gateway.cutting import length
from gateway.telegram.rendering import LIMIT, render
from services.conversations.model import Reply, Turn
from tests.gateway.telegram.turns import buttons, card, turn

TELEGRAMS_LIMIT = 4_096
SENTENCE = "Chị gọi 0901 234 567 & hỏi <anh Hai>. "


class Checker(HTMLParser):
    """Fails on a tag that Telegram does not know, or that is not closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert tag == "b"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def rendered(*replies: Reply, **changed: Any) -> list[dict[str, Any]]:
    return told(turn(*replies, **changed))


def told(said: Turn, heading: str = "") -> list[dict[str, Any]]:
    return render(said, heading=heading, choose="Chọn:")


def test_several_replies_are_one_message() -> None:
    parts = rendered(Reply(text="Dạ có."), Reply(text="Còn gì nữa không?", buttons=buttons("Có")))
    assert parts == [
        {
            "html": "Dạ có.\n\nCòn gì nữa không?",
            "plain": "Dạ có.\n\nCòn gì nữa không?",
            "keyboard": [[["Có", "b:7:0"]]],
        }
    ]


def test_cards_are_numbered_blocks_with_bold_titles() -> None:
    below = buttons("Xem kỹ", "Số điện thoại")
    parts = rendered(
        Reply(text="Có 2 chỗ:", cards=(card("May & thêu", "8 triệu", below=below), card("<Thợ hồ>"))),
        Reply(buttons=buttons("Xem thêm")),
    )
    assert parts[0]["html"] == "Có 2 chỗ:\n\n<b>1. May &amp; thêu</b>\n8 triệu\n\n<b>2. &lt;Thợ hồ&gt;</b>"
    assert parts[0]["plain"] == "Có 2 chỗ:\n\n1. May & thêu\n8 triệu\n\n2. <Thợ hồ>"
    assert parts[0]["keyboard"] == [
        [["1. Xem kỹ", "b:7:0"], ["1. Số điện thoại", "b:7:1"]],
        [["Xem thêm", "b:7:2"]],
    ]


def test_a_card_alone_needs_no_number() -> None:
    parts = rendered(Reply(cards=(card("May", below=buttons("Xem kỹ")),)))
    assert (parts[0]["html"], parts[0]["keyboard"]) == ("<b>May</b>", [[["Xem kỹ", "b:7:0"]]])


def test_a_title_that_carries_its_number_gets_no_other() -> None:
    below = buttons("Xem kỹ")
    parts = rendered(Reply(cards=(card("4. Phụ hồ", below=below), card("5. Thợ may", below=below))))
    assert parts[0]["plain"] == "4. Phụ hồ\n\n5. Thợ may"
    assert parts[0]["keyboard"] == [[["4. Xem kỹ", "b:7:0"]], [["5. Xem kỹ", "b:7:1"]]]


def test_no_two_cards_have_the_same_number() -> None:
    parts = rendered(Reply(cards=(card("May"), card("1. Phụ hồ"), card("1. Hàn"))))
    assert parts[0]["plain"] == "2. May\n\n1. Phụ hồ\n\n3. Hàn"


def test_a_card_alone_keeps_the_number_it_has() -> None:
    assert rendered(Reply(cards=(card("1. Phụ hồ"),)))[0]["plain"] == "1. Phụ hồ"


def test_what_two_replies_offer_alike_is_one_button() -> None:
    officer = buttons("Gặp cán bộ")
    parts = rendered(Reply(text="Gọi 113.", buttons=officer), Reply(text="Nha.", buttons=officer))
    assert parts[0]["keyboard"] == [[["Gặp cán bộ", "b:7:0"]]]


def test_buttons_are_counted_as_they_are_resolved() -> None:
    reply = Reply(text="x", buttons=buttons("A"), cards=(card("1", below=buttons("B")),))
    replies = (reply, Reply(buttons=buttons("C")))
    keys = [key for row in rendered(*replies)[0]["keyboard"] for key in row]
    offered = [button.title for one in replies for button in one.all_buttons()]
    assert {title: offered[int(data.rpartition(":")[2])] for title, data in keys} == {
        "A": "A",
        "B": "B",
        "C": "C",
    }


def test_long_titles_stand_in_one_column() -> None:
    parts = rendered(Reply(text="x", buttons=buttons("Nhờ cán bộ gọi lại cho tôi", "Có", "Không")))
    assert [len(row) for row in parts[0]["keyboard"]] == [1, 2]


def test_buttons_without_words_get_some() -> None:
    assert rendered(Reply(buttons=buttons("Có")))[0]["html"] == "Chọn:"


def test_buttons_without_a_title_are_left_out() -> None:
    assert rendered(Reply(text="x", buttons=buttons(" ", "Có")))[0]["keyboard"] == [[["Có", "b:7:1"]]]


@pytest.mark.parametrize("replies", [(), (Reply(),), (Reply(text=" \n "),)])
def test_a_turn_that_says_nothing_is_no_message(replies: tuple[Reply, ...]) -> None:
    assert rendered(*replies) == []


def test_who_speaks_instead_of_the_assistant_stands_above() -> None:
    assert told(turn(Reply(text="Chào chị")), heading="Cán bộ:")[0]["html"] == "<b>Cán bộ:</b>\nChào chị"


def test_a_hundred_buttons_at_most_and_those_of_the_whole_answer_stay() -> None:
    cards = tuple(card(f"Việc {at}", below=buttons("Xem kỹ", "Gọi")) for at in range(60))
    parts = rendered(Reply(text="x", cards=cards, buttons=buttons("Xem thêm")))
    keys = [key for row in parts[-1]["keyboard"] for key in row]
    assert len(keys) <= 100
    assert keys[-1] == ["Xem thêm", "b:7:0"]


def test_what_is_sent_back_by_a_button_has_room() -> None:
    parts = rendered(Reply(text="x", buttons=buttons(*["Có"] * 100)), position=999_999_999)
    assert max(len(key[1].encode()) for row in parts[0]["keyboard"] for key in row) <= 64


@pytest.mark.parametrize(
    "reply",
    [
        Reply(text=SENTENCE * 400, buttons=buttons("Có")),
        Reply(text="&" * 9_000, buttons=buttons("Có")),
        Reply(text="😀" * 5_000, buttons=buttons("Có")),
        Reply(cards=(card("<&>" * 3_000, SENTENCE * 300),), buttons=buttons("Có")),
        Reply(cards=tuple(card(f"Việc {at}", SENTENCE * 20) for at in range(30)), buttons=buttons("Có")),
    ],
    ids=["sentences", "entities", "two units a letter", "a long title", "many cards"],
)
def test_long_turns_are_cut_and_stay_well_formed(reply: Reply) -> None:
    parts = rendered(reply)
    assert len(parts) > 1
    assert [bool(part["keyboard"]) for part in parts] == [False] * (len(parts) - 1) + [True]
    for part in parts:
        checker = Checker()
        checker.feed(part["html"])
        checker.close()
        assert checker.open == []
        assert checker.text == part["plain"]
        assert 0 < length(part["plain"]) <= LIMIT < TELEGRAMS_LIMIT
        assert re.search(r"&(?!amp;|lt;|gt;)", part["html"]) is None


def test_sentences_are_cut_at_their_ends() -> None:
    assert all(part["plain"].endswith(".") for part in rendered(Reply(text=SENTENCE * 400)))


def test_a_card_is_not_cut_when_it_fits_into_a_message() -> None:
    cards = tuple(card(f"Việc {at}", SENTENCE * 20) for at in range(30))
    texts = [part["plain"] for part in rendered(Reply(cards=cards))]
    assert all(re.match(r"\d+\. Việc", text) for text in texts)


def test_the_same_turn_gives_the_same_messages() -> None:
    said = turn(Reply(text=SENTENCE * 400, cards=(card("May", "8 triệu"),), buttons=buttons("Có")))
    assert told(said) == told(said)
