"""Any text is made harmless, and judged."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.conversations.typed_text import MAX_TEXT, Verdict, clean, judge, without_command


@pytest.mark.parametrize(
    ("raw", "shown", "verdict"),
    [
        ("tìm việc may", "tìm việc may", Verdict.READABLE),
        ("  \n\t ", "", Verdict.EMPTY),
        ("\x00\x07\u202e\u200b", "", Verdict.EMPTY),
        ("tìm\x00 việc", "tìm việc", Verdict.READABLE),
        ("\u202etìm việc\u202c", "tìm việc", Verdict.READABLE),
        ("\ud800tìm", "tìm", Verdict.READABLE),
        ("\ufeffviệc", "việc", Verdict.READABLE),
        ("\u3164\u115f\uffa0\u2800\u034f", "", Verdict.EMPTY),
        ("\u3164/restart", "/restart", Verdict.UNREADABLE),
        ("việc\U000e0041\U000e0042", "việc", Verdict.READABLE),
        ("vi\u200dệc", "việc", Verdict.READABLE),
        ("👍", "👍", Verdict.UNREADABLE),
        ("👩‍🌾 ❤️ ...", "👩‍🌾 ❤️ ...", Verdict.UNREADABLE),
        ("?!", "?!", Verdict.UNREADABLE),
        ("ok 👍", "ok 👍", Verdict.READABLE),
        ("9", "9", Verdict.READABLE),
        ("dòng một\r\ndòng hai", "dòng một\ndòng hai", Verdict.READABLE),
        ("<b>x</b>'; DROP TABLE turn;--", "<b>x</b>'; DROP TABLE turn;--", Verdict.READABLE),
    ],
)
def test_text_is_cleaned_and_judged(raw: str, shown: str, verdict: Verdict) -> None:
    assert (clean(raw), judge(clean(raw))) == (shown, verdict)


def test_decomposed_and_composed_vietnamese_are_one_text() -> None:
    text = "tìm việc lương trên 8 triệu ở Đầm Dơi"
    assert clean(unicodedata.normalize("NFD", text)) == text


def test_a_text_at_the_limit_may_be_asked_also_when_decomposed() -> None:
    assert judge(clean("ế" * MAX_TEXT)) is Verdict.READABLE
    decomposed = unicodedata.normalize("NFD", "ế" * MAX_TEXT)
    assert judge(clean(decomposed)) is Verdict.READABLE


@pytest.mark.parametrize("length", [MAX_TEXT + 1, 100_000])
def test_a_longer_text_is_cut_and_not_asked(length: int) -> None:
    text = clean("a" * length)
    assert (len(text), judge(text)) == (MAX_TEXT + 1, Verdict.TOO_LONG)


def test_stacked_marks_are_cut() -> None:
    assert len(clean("a" + "\u0301" * 500)) < 10


def test_a_million_characters_cost_next_to_nothing() -> None:
    begin = time.perf_counter()
    clean("việc " * 200_000)
    assert time.perf_counter() - begin < 0.05


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("/restart", "restart"), ("/intent{}", "intent{}"), (" //x", "x"), ("／restart", "restart"), ("/", "")],
)
def test_a_slash_is_no_command(typed: str, asked: str) -> None:
    assert without_command(typed) == asked


@given(st.text(st.characters(), max_size=300))
def test_any_text_can_be_stored_and_is_its_own_reading(raw: str) -> None:
    text = clean(raw)
    text.encode("utf-8")
    assert "\x00" not in text
    assert clean(text) == text
