"""Words of a search, and what holds them."""

from datetime import date

import pytest

from services.errors import InvalidInput
from services.lists.search import list_search, search_words
from services.lists.words import holds_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thợ HÀN", ("tho", "han")),
        ("  đầm   dơi ", ("dam", "doi")),
        ("may may MÁY", ("may",)),
        ("100% _ ' ;", ("100",)),
        ("", ()),
        ("a b c d e f g h", ("a", "b", "c", "d", "e", "f")),
    ],
)
def test_words_are_folded_and_few(text, words):
    assert search_words(text) == words


@pytest.mark.parametrize(
    ("text", "asked", "holds"),
    [
        ("Công nhân may", "cong may", True),
        ("Công nhân may", "han", False),  # the end of a word is no word
        ("Thợ hàn tàu", "han ta", True),
        ("Thợ hàn tàu", "han tau thuy", False),
    ],
)
def test_a_word_is_held_by_its_beginning(text, asked, holds):
    assert holds_words(text, search_words(asked)) is holds


@pytest.mark.parametrize(("kind", "state"), [("employers", ""), ("vacancies", "gone"), ("courses", "held")])
def test_what_there_is_not_cannot_be_asked_for(kind, state):
    with pytest.raises(InvalidInput):
        list_search(kind, TODAY, state=state)
