"""Keys for comparing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language import fold, search_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đầm Dơi", "dam doi"),
        ("  Cty. TNHH   Thủy-sản (Giả Định) ", "cty tnhh thuy san gia dinh"),
        ("Hoà Bình", "hoa binh"),
        ("hòa bình", "hoa binh"),
        ("Ðông Hải", "ðong hai"),
        ("lương 8-10tr", "luong 8 10tr"),
        ("?!", ""),
        ("", ""),
    ],
)
def test_search_key_compares_words_only(text: str, key: str) -> None:
    assert search_key(text) == key


def test_decomposed_text_has_the_same_key() -> None:
    assert search_key(unicodedata.normalize("NFD", "Đầm Dơi")) == search_key("Đầm Dơi")


@settings(max_examples=200, deadline=None)
@given(st.text("aáàảãạăắâấđĐêếôốơớưứyýbcghknt 8,-", max_size=60))
def test_fold_keeps_the_length_of_composed_text(text: str) -> None:
    assert len(fold(unicodedata.normalize("NFC", text))) == len(unicodedata.normalize("NFC", text))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_a_key_is_its_own_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
