"""Spans are counted as conlleval counts them; the expected figures were computed by hand."""

import pytest

from benchmarks.phoatis.slot_score import SlotScore, score
from bot.nlu.spans import spans


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("", []),
        ("O O", []),
        ("B-a", [("a", 0, 1)]),
        ("O B-a I-a O", [("a", 1, 3)]),
        ("B-a B-a", [("a", 0, 1), ("a", 1, 2)]),
        ("B-a I-b", [("a", 0, 1), ("b", 1, 2)]),
        ("I-a I-a O I-a", [("a", 0, 2), ("a", 3, 4)]),
        ("O I-a B-a", [("a", 1, 2), ("a", 2, 3)]),
        ("B-from.day-name I-from.day-name", [("from.day-name", 0, 2)]),
    ],
)
def test_spans_begin_and_end_where_conlleval_says(tags: str, found: list[tuple[str, int, int]]):
    assert list(spans(tags.split())) == found


@pytest.mark.parametrize(
    ("wanted", "read", "expected"),
    [
        (["B-a I-a O"], ["B-a I-a O"], (1.0, 1.0, 1.0)),
        (["B-a I-a O"], ["B-a O O"], (0.0, 0.0, 0.0)),
        (["B-a I-a O"], ["B-b I-b O"], (0.0, 0.0, 0.0)),
        (["B-a O B-b"], ["B-a O O"], (1.0, 0.5, 2 / 3)),
        (["B-a O O"], ["B-a O B-b"], (0.5, 1.0, 2 / 3)),
        (["B-a I-a"], ["I-a I-a"], (1.0, 1.0, 1.0)),
        (["O O"], ["O O"], (0.0, 0.0, 0.0)),
        # 4 wanted, 3 found, 2 of them right, over both sentences together.
        (["B-a O B-b", "B-a B-b I-b"], ["B-a O O", "B-a B-b O"], (2 / 3, 2 / 4, 4 / 7)),
    ],
)
def test_precision_recall_and_f1_are_those_computed_by_hand(
    wanted: list[str], read: list[str], expected: tuple[float, float, float]
):
    counted = score((tags.split() for tags in wanted), (tags.split() for tags in read))
    assert (counted.precision, counted.recall, counted.f1) == pytest.approx(expected)


def test_the_same_slot_in_two_sentences_counts_twice():
    assert score([["B-a"], ["B-a"]], [["B-a"], ["O"]]) == SlotScore(found=1, wanted=2, right=1)


def test_taggings_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="zip"):
        score([["O"]], [])
