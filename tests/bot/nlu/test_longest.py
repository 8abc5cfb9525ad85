"""The longest phrase wins, from left to right."""

from bot.nlu.longest import longest_phrases, marks_of

PHRASES = {"cai": ("x",), "cai nuoc": ("name", "y"), "mot hai ba": ("count",)}


def test_the_longest_phrase_is_found() -> None:
    assert longest_phrases(["o", "cai", "nuoc", "cai"], PHRASES) == [(1, 3, ("name", "y")), (3, 4, ("x",))]


def test_nothing_is_found_among_other_words_or_none() -> None:
    assert longest_phrases(["nuoc", "mot", "hai"], PHRASES) == []
    assert longest_phrases([], PHRASES) == []


def test_every_word_is_marked_with_its_place_in_the_phrase() -> None:
    words = ["o", "cai", "nuoc", "cai", "mot", "hai", "ba"]
    assert marks_of(longest_phrases(words, PHRASES), len(words)) == [
        (),
        ("Bname", "By"),
        ("Ename", "Ey"),
        ("Sx",),
        ("Bcount",),
        ("Icount",),
        ("Ecount",),
    ]
