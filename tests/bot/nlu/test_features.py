"""A sentence is seen with and without its marks, and with what it names replaced by its kind."""

from datetime import date

import pytest

from bot.nlu.features import BLOCKS, extract, masked_words
from language.canonical import canonical
from language.mention import Mention
from language.understanding import understand


def masked(text: str) -> list[str]:
    form = canonical(text)
    return masked_words(form.text, understand(form, date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tìm việc bảo vệ ở năm căn", ["tim", "viec", "_occupation", "o", "_place"]),
        ("may", ["_occupation"]),
        ("dạ không", ["da", "khong"]),
        ("", []),
        ("!!!", []),
    ],
)
def test_mentions_are_replaced_by_their_kind(text: str, words: list[str]) -> None:
    assert masked(text) == words


def test_a_refused_mention_has_a_kind_of_its_own() -> None:
    mention = Mention(entity="work_time", value="night_shift", start=3, end=9, negated=True)
    assert masked_words("bỏ ca đêm", [mention]) == ["bo", "_not_work_time"]


def test_of_overlapping_mentions_the_first_counts() -> None:
    both = [
        Mention(entity="place", value=None, start=0, end=7),
        Mention(entity="occupation", value=None, start=4, end=7),
    ]
    assert masked_words("một hai ba", both) == ["_place", "ba"]


def test_the_same_words_with_and_without_marks_share_what_is_folded() -> None:
    marked, bare = extract("tìm việc", []), extract("tim viec", [])
    assert marked["folded_chars"] == bare["folded_chars"]
    assert marked["marked_chars"] != bare["marked_chars"]


def test_an_empty_sentence_has_no_letters_and_no_words() -> None:
    features = extract("", [])
    assert set(features) == set(BLOCKS)
    assert not features["folded_chars"] and not features["words"]
