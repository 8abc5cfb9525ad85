"""The canonical form as a whole: cases, and what holds for every text."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language import canonical, fold
from language.lexicon import entries
from language.tone_marks import ambiguous_phrases, certain_words
from language.vocabulary import phrases
from tests.yaml_file import read_yaml

CASES = Path(__file__).parent / "cases" / "canonical"
WORDS = sorted(
    {
        *(" ".join(words) for entry in entries() for words in (entry.write, entry.read)),
        *phrases(),
        *ambiguous_phrases(),
        *certain_words(),
    }
)
PIECES = [
    "8tr5", "8 - 10", "300k/ngày", "7.000.000", ",", "?!", "điiii", "k", "e", "🔥", "P.8",
    "vieejc", "lafm", "viec65", "lam2", "tuye63n", "ca3", "timviec", "vi ệc", "viwc", "năm cắn", "ជំរាបសួរ",
]  # fmt: skip
SENTENCES = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(fold), st.sampled_from(PIECES)), max_size=9
).map(" ".join)
TEXTS = st.one_of(
    SENTENCES,
    st.text(st.characters(), max_size=60),
    st.text("aăâeêioôơuưyđbcghkntAĐ08.,-/ \u0301\u0323\u0302\u031b\u200b\0k:)", max_size=60),
)


def cases() -> list[Any]:
    found = [case for path in sorted(CASES.glob("*.yml")) for case in read_yaml(path)]
    return [pytest.param(case["in"], case["out"], id=case["name"]) for case in found]


def digits(text: str) -> list[str]:
    return [str(unicodedata.digit(char)) for char in text if unicodedata.category(char) == "Nd"]


@pytest.mark.parametrize(("written", "read"), cases())
def test_text_is_read_as_the_case_says(written: str, read: str) -> None:
    assert canonical(written).text == read


@pytest.mark.parametrize(("written", "read"), cases())
def test_decomposed_and_composed_text_are_read_alike(written: str, read: str) -> None:
    assert canonical(unicodedata.normalize("NFD", written)).text == read


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_canonical_text_is_its_own_canonical_form(text: str) -> None:
    once = canonical(text).text

    assert canonical(once).text == once


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_tokens_are_the_text_and_lie_in_the_raw_text_in_order(text: str) -> None:
    found = canonical(text)

    assert found.text == " ".join(token.text for token in found.tokens)
    assert all(0 <= token.start < token.end <= len(text) for token in found.tokens)
    assert all(not any(map(str.isspace, token.text)) and token.text for token in found.tokens)
    starts = [token.start for token in found.tokens]
    assert starts == sorted(starts)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_text_is_composed_and_lower_case(text: str) -> None:
    found = canonical(text).text

    assert unicodedata.is_normalized("NFC", found)
    assert found.lower() == found


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_digits_are_never_changed_but_those_typed_for_marks(text: str) -> None:
    found = canonical(text)
    marks = [digit for step in found.steps if step.kind == "vni" for digit in digits(step.before)]

    assert sorted([*digits(found.text), *marks]) == sorted(digits(text))
    assert marks or digits(found.text) == digits(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(-5, 80), st.integers(-5, 80))
def test_raw_span_lies_in_the_raw_text(text: str, start: int, end: int) -> None:
    first, last = canonical(text).raw_span(start, end)

    assert 0 <= first <= last <= len(text)


def test_raw_span_of_a_word_written_out_is_what_was_written() -> None:
    found = canonical("hưởng BHTN bao lâu")
    start = found.text.index("bảo hiểm")

    assert found.raw[slice(*found.raw_span(start, start + len("bảo hiểm thất nghiệp")))] == "BHTN"


def test_raw_span_counts_the_marks_of_decomposed_text() -> None:
    found = canonical(unicodedata.normalize("NFD", "việc ở Đầm Dơi"))
    start = found.text.index("đầm dơi")
    raw = found.raw[slice(*found.raw_span(start, start + len("đầm dơi")))]

    assert unicodedata.normalize("NFC", raw) == "Đầm Dơi"


def test_each_change_is_a_step_with_its_kind() -> None:
    steps = canonical("hoà e mần bhtn ko co viec").steps

    assert {(step.kind, step.before, step.after) for step in steps} == {
        ("tone_placement", "hoà", "hòa"),
        ("teencode", "e", "em"),
        ("dialect", "mần", "làm"),
        ("abbreviation", "bhtn", "bảo hiểm thất nghiệp"),
        ("teencode", "ko", "không"),
        ("likely_marks", "co", "có"),
        ("tone_marks", "viec", "việc"),
    }


@pytest.mark.parametrize(
    "piece",
    [
        "tim viec lam o dam doi luong tren 8tr ",
        "điiii",
        "8-",
        "k ",
        "\u0301\u0323",
        "ᄀ",
        "e\u0301\u0323\u0302",
        "a@",
        "=(",
        "tp.",
        "không có ",
    ],
)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    canonical(piece)  # the lexicons are loaded once

    assert calls(piece * 400) <= 2.2 * calls(piece * 200) + 200


def calls(text: str) -> int:
    """Function calls, of Python and of C, that reading the text takes."""
    count = 0

    def called(_: FrameType, event: str, __: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        canonical(text)
    finally:
        sys.setprofile(before)
    return count


def test_a_hundred_thousand_marks_on_one_letter_are_cut() -> None:
    assert len(canonical("e" + "\u0323\u0301" * 50_000).text) == 1
