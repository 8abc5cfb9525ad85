"""Texts in fonts of before Unicode are told from Unicode, and from one another, and converted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.legacy_encodings import Conversion, strange_words, to_unicode
from language.resources import load_csv

ROWS = load_csv("lexicon/legacy_encodings.csv")
TO_TCVN3 = {row["unicode"]: chr(int(row["tcvn3_byte_hex"], 16)) for row in ROWS if row["tcvn3_byte_hex"]
            not in ("", "(font-dependent: lower-case byte in a .VnXxxH capital font)")}  # fmt: skip
TO_VNI = {row["unicode"]: row["vni_as_cp1252"] for row in ROWS}

SENTENCES = [
    "Công ty TNHH Chế biến Thủy sản Giả Lập",
    "Kỹ thuật nuôi tôm siêu thâm canh, trả lương theo vụ",
    "Tuyển gấp 20 công nhân đóng gói, ưu tiên nữ dưới 45 tuổi",
    "xã Tân Thành, thành phố Cà Mau",
    "Lương 7 triệu đến 9 triệu một tháng, bao ăn ở",
    "huyện Đầm Dơi, huyện Năm Căn, huyện Ngọc Hiển",
]


def typed(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in text)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("encoding", "table"), [("tcvn3", TO_TCVN3), ("vni", TO_VNI)])
def test_a_sentence_of_either_font_becomes_unicode(sentence, encoding, table):
    assert to_unicode(typed(sentence, table)) == Conversion(sentence, encoding, True)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_utf8_read_with_the_windows_page_is_mended(sentence):
    garbled = "".join(
        bytes([byte]).decode("latin-1" if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252")
        for byte in sentence.encode()
    )
    assert to_unicode(garbled) == Conversion(sentence, "utf8_as_cp1252", True)


@pytest.mark.parametrize("sentence", [sentence.upper() for sentence in SENTENCES])
def test_capitals_of_vni_become_capitals(sentence):
    assert to_unicode(typed(sentence, TO_VNI)).text == sentence


def test_small_letters_among_capitals_of_tcvn3_are_raised():
    assert to_unicode("C¤NG TY CHÕ BIÕN THñY S¶N").text == "CÔNG TY CHẾ BIẾN THỦY SẢN"
    assert to_unicode("C¤NG TY Thñy s¶n").text == "CÔNG TY Thủy sản"
    assert to_unicode("20 Cµ M¸").text == "20 Cà Má"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KCN Hoa Trung",
        "Công ty Thủy sản",
        "Nhà hàng Café",
        "São Paulo",
        "Müller",
        "Böhler Việt Nam",
        "«Công ty»",
        "5µm",
        "30°C",
        "2 m²",
        "® ©",
        "côm",
        "Vò trí",
        "🔥 CẦN TUYỂN 🔥",
    ],
)
def test_unicode_stays_as_it_is(text):
    assert to_unicode(text) == Conversion(text, None, True)


def test_texts_around_decide_for_words_of_both_and_the_answer_is_not_sure():
    assert to_unicode("côm", expected="vni") == Conversion("cơm", "vni", False)
    assert to_unicode("Vò trí", expected="vni") == Conversion("Vị trí", "vni", False)


def test_texts_around_do_not_touch_letters_only_unicode_has():
    assert to_unicode("Đầm Dơi", expected="vni") == Conversion("Đầm Dơi", None, True)


def test_the_reading_with_words_that_are_used_is_taken():
    assert to_unicode("Coâng ty") == Conversion("Công ty", "vni", True)


def test_a_text_that_stays_strange_is_not_sure():
    found = to_unicode("Coâng ty Böhler ñoùng taøu")
    assert (found.encoding, found.sure) == ("vni", False)


def test_strange_words_are_those_no_vietnamese_could_write():
    assert [strange_words(text) for text in ("Công ty", "C«ng ty", "Tuyeån duïng", "abc xyz")] == [0, 1, 2, 0]


@given(st.text(max_size=60))
def test_any_text_ends_in_a_text(text):
    assert isinstance(to_unicode(text).text, str)


words = st.sampled_from(sorted({word for sentence in SENTENCES for word in sentence.split()}))


@given(st.lists(words, min_size=4, max_size=9).map(" ".join), st.sampled_from(["tcvn3", "vni"]))
def test_words_in_any_order_come_back_or_are_not_said_to_be_sure(text, encoding):
    found = to_unicode(typed(text, TO_TCVN3 if encoding == "tcvn3" else TO_VNI), expected=encoding)
    assert found.text == unicodedata.normalize("NFC", text) or not found.sure
