import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.exports.neutral_cells import neutral_cell, restored_cell

STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
near_formulas = st.text(alphabet="'=+-@\t\r\n ＝ab1,;\"", max_size=8)


@given(st.text() | near_formulas)
@example("")
@example("'=1")
def test_the_text_comes_back_as_it_was(text):
    assert restored_cell(neutral_cell(text)) == text


@given(st.text() | near_formulas)
def test_no_cell_begins_as_a_formula_does(text):
    neutral = neutral_cell(text)
    assert not neutral.startswith(STARTS)
    assert not neutral.lstrip().startswith(STARTS)


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x","y")', "+84900000001", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"]
)
def test_what_would_be_a_formula_gets_an_apostrophe(text):
    assert neutral_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["7-9 triệu", "a=b", "'chỗ ở'", "Cô Năm", "", "'"])
def test_other_texts_stay_as_they_are(text):
    assert neutral_cell(text) == text
    assert restored_cell(text) == text
