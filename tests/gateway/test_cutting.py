"""Long texts are cut where a reader would pause."""

import random

import pytest

from gateway.cutting import cut, length

LETTERS = ["a", "ế", "😀", "\n", "\n\n", ". ", " ", "x\u0301", "👩\u200d🌾"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ngắn", ["ngắn"]),
        ("một hai.\n\nba bốn năm", ["một hai.", "ba bốn năm"]),
        ("một hai\nba bốn năm", ["một hai", "ba bốn năm"]),
        ("Một hai. Ba bốn năm.", ["Một hai.", "Ba bốn năm."]),
        ("một hai ba bốn", ["một hai ba", "bốn"]),
        ("aaaaaaaaaaaaaaa", ["aaaaaaaaaaaa", "aaa"]),
        ("aaaaaaaaaaaaaaa\nb", ["aaaaaaaaaaaa", "aaa\nb"]),
        ("  \n ", []),
    ],
)
def test_paragraphs_then_lines_then_sentences_then_words(text: str, pieces: list[str]) -> None:
    assert cut(text, 12) == pieces


def test_letters_outside_the_first_plane_count_twice() -> None:
    assert length("a😀") == 3
    assert cut("😀" * 5, 4) == ["😀😀", "😀😀", "😀"]


@pytest.mark.parametrize("seed", range(300))
def test_nothing_is_lost_and_nothing_is_too_long(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choices(LETTERS, k=chance.randint(0, 200)))
    limit = chance.randint(8, 40)
    pieces = cut(text, limit)
    assert all(0 < length(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_letter_stays_with_its_marks() -> None:
    pieces = cut("x\u0301" * 10 + "👩\u200d🌾" * 10, 8)
    assert not any(piece[0] in "\u0301\u200d🌾" for piece in pieces)
