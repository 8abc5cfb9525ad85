"""The code page of a text file is told by what it makes of the words."""

import unicodedata

import pytest

from services.imports.code_pages import decode
from services.imports.refusals import ListRefused

TEXT = "Tên đơn vị;Vị trí\nCông ty Thủy sản Đầm Dơi;Chế biến tôm, lương 7 triệu\n"
# Windows writes the tone as a mark of its own behind the letter with its other mark.
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """As Windows stores it: letters with their shape, then the tone."""
    written = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(char for char in parts if char in TONES)
        rest = unicodedata.normalize("NFC", "".join(char for char in parts if char not in TONES))
        written += rest + tone
    return written.encode("cp1258")


@pytest.mark.parametrize("page", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_pages_of_unicode(page):
    assert decode(TEXT.encode(page), "a.csv") == TEXT


def test_windows_1258():
    assert decode(windows_1258(TEXT), "a.csv") == TEXT


def test_the_old_fonts_in_windows_1252_are_left_for_the_reading_of_rows():
    text = "Tªn ®¬n vÞ;VÞ trÝ\nC«ng ty Thñy s¶n §Çm D¬i;ChÕ biÕn t«m\n"
    assert decode(text.encode("cp1252"), "a.csv") == text
    text = "Teân ñôn vò;Vò trí\nCoâng ty Thuûy saûn Ñaàm Dôi;Cheá bieán toâm\n"
    assert decode(text.encode("cp1252"), "a.csv") == text


def test_a_text_without_marks_is_plain():
    assert decode(b"Cong ty;Vi tri\n", "a.csv") == "Cong ty;Vi tri\n"


@pytest.mark.parametrize(
    "raw", [b"\xff\xfea", b"\xef\xbb\xbf\xff\xff", b"a\0\0\0b", bytes(range(128, 256)) * 9]
)
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(ListRefused) as refused:
        decode(raw, "a.csv")
    assert refused.value.code == "unreadable_text"
