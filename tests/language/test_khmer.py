"""Whoever writes Khmer is noticed; Vietnamese is never taken for it."""

import pytest

from language.canonical import canonical
from language.khmer import writes_khmer


@pytest.mark.parametrize(
    ("text", "khmer"),
    [
        ("ជំរាបសួរ", True),
        ("ខ្ញុំមិនយល់", True),
        ("tui nói tiếng ខ្មែរ", True),
        ("chum riep sua em", True),
        ("xin chào em", False),
        ("tìm việc may ở Năm Căn", False),
        ("สวัสดี", False),
        ("", False),
    ],
)
def test_khmer_is_noticed_in_either_script(text: str, khmer: bool) -> None:
    assert writes_khmer(canonical(text)) is khmer


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ជំរាបសួរបង", "xin chào anh chị"),
        ("ខ្ញុំចង់រកការងារ", "tôi muốn tìm việc làm"),
        ("ខ្ញុំចង់និយាយជាមួយបុគ្គលិក", "tôi muốn gặp cán bộ"),
        ("អរគុណច្រើន", "cảm ơn nhiều"),
        ("រកឃើញ", "tìm ឃើញ"),
        ("រកា", "រកា"),
        ("khnhum chong rok ka ngia", "tôi muốn tìm việc làm"),
        ("o cun charan bong", "cảm ơn nhiều anh chị"),
        ("lea sen hoy", "tạm biệt"),
        ("bat", "vâng"),
    ],
)
def test_khmer_words_are_read_inside_a_run_of_letters_and_in_latin_ones(text: str, read: str) -> None:
    assert canonical(text).text == read


@pytest.mark.parametrize("text", ["chồng em tìm việc", "chong em tìm việc", "nghỉ tết", "áo kun ở đây"])
def test_vietnamese_beside_no_khmer_word_is_none(text: str) -> None:
    assert not writes_khmer(canonical(text))
