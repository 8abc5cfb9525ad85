"""Clean letters, their origin in the raw text, and the place of the tone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.tone_placement import is_syllable, place_tone
from language.unicode_forms import clean


def test_each_character_knows_its_origin() -> None:
    found = clean("Vi\u200be\u0323\u0302c")

    assert found.text == "việc"
    assert found.starts == (0, 1, 3, 6)
    assert found.ends == (1, 2, 6, 7)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_becomes_composed_lower_case_with_an_origin(raw: str) -> None:
    found = clean(raw)

    assert len(found.text) == len(found.starts) == len(found.ends)
    assert all(0 <= start < end <= len(raw) for start, end in zip(found.starts, found.ends, strict=True))
    assert found.text == found.text.lower()


@pytest.mark.parametrize("blank", [" ", "\n", "\t", "\u00a0", "\u3000", "\u2028", "\0", "🔥"])
def test_what_parts_words_becomes_a_blank(blank: str) -> None:
    assert clean(f"a{blank}b").text == "a b"


@pytest.mark.parametrize(
    "nothing", ["\u200b", "\u200d", "\u202e", "\u00ad", "\ufeff", "\ufe0f", "\u20e3", "\ud800"]
)
def test_what_is_invisible_is_dropped(nothing: str) -> None:
    assert clean(f"a{nothing}b").text == "ab"


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        ("hoà", "hòa"), ("hòa", "hòa"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("loè", "lòe"),
        ("tòan", "toàn"), ("hoàn", "hoàn"), ("qúa", "quá"), ("qúy", "quý"), ("quý", "quý"), ("gìa", "già"),
        ("gì", "gì"), ("giếng", "giếng"), ("tíên", "tiến"), ("ngừơi", "người"), ("khuỷu", "khuỷu"),
        ("ngoái", "ngoái"), ("thuở", "thuở"), ("nghĩa", "nghĩa"), ("múa", "múa"), ("giữa", "giữa"),
        ("quờ", "quờ"), ("huơ", "huơ"), ("xoong", "xoong"),
    ],
)  # fmt: skip
def test_tone_is_placed(written: str, placed: str) -> None:
    assert place_tone(written) == placed


@pytest.mark.parametrize("word", ["café", "naïve", "hàđ", "8tr", "việcc", "áá", "nghiêngggg", "", "ö"])
def test_what_is_no_syllable_is_left_alone(word: str) -> None:
    assert place_tone(word) == word


@settings(max_examples=300, deadline=None)
@given(
    st.text("bcghkmnpqt", max_size=3),
    st.text("aăâeêioôơuưy", min_size=1, max_size=3),
    st.sampled_from("\u0300\u0301\u0303\u0309\u0323"),
    st.sampled_from(["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]),
)
def test_placing_keeps_the_length_and_is_done_once(onset: str, vowels: str, tone: str, coda: str) -> None:
    word = unicodedata.normalize("NFC", onset + vowels + tone + coda)
    placed = place_tone(word)

    assert len(placed) == len(word)
    assert place_tone(placed) == placed


def test_syllables_are_told_from_other_words() -> None:
    assert all(map(is_syllable, ["việc", "nghiêng", "a", "quý", "gì"]))
    assert not any(map(is_syllable, ["www", "shopee", "việcc", "đ", ""]))


@pytest.mark.parametrize("face", [":v", ":)))", "=)))", ":D", "T_T", "^^", "<3", ";)", ":3"])
def test_faces_are_no_words(face):
    assert clean(f"dạ {face} cảm ơn").text.split() == ["dạ", "cảm", "ơn"]
    assert clean(face).text.strip() == ""


@pytest.mark.parametrize("text", ["lương:8tr", "7:30", "a/b", "x=3", "ca 1:d"])
def test_what_only_resembles_a_face_is_kept(text):
    assert clean(text).text == text
