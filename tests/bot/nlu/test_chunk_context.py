"""Names, places and quantities count as one word of their kind, so that a new one looks like a known one."""

from bot.nlu.chunk_context import chunk_contexts, chunks
from bot.nlu.word_lists import WordLists

LISTS = WordLists(
    counts=dict.fromkeys(("tu", "den", "ha", "noi", "thai", "binh", "vao", "thu", "hai", "paris"), 9),
    leading=frozenset({"tu", "den"}),
    fillings={"ha noi": ("city",), "paris": ("city",), "thu hai": ("day", "x", "y")},
    place_kinds=frozenset({"city"}),
)


def symbols(text: str) -> list[str]:
    return [chunk.symbol for chunk in chunks(text.split(), LISTS)]


def test_known_fillings_are_one_word_of_their_kind() -> None:
    assert symbols("tu paris vao thu hai") == ["tu", "@place", "vao", "@day+x"]


def test_a_place_of_the_gazetteer_looks_like_one_that_was_learnt() -> None:
    assert symbols("tu thai binh den ha noi") == ["tu", "@place", "den", "@place"]


def test_words_hardly_seen_are_one_unknown_name() -> None:
    assert symbols("tu xyz suvarnabhumi den ha noi") == ["tu", "@unknown", "den", "@place"]
    assert symbols("vao 17") == ["vao", "17"]


def test_every_word_is_in_one_chunk() -> None:
    words = ["tu", "xyz", "thai", "binh", "den", "thu", "hai", "17", "!"]
    covered = [index for chunk in chunks(words, LISTS) for index in range(chunk.start, chunk.end)]
    assert covered == list(range(len(words)))


def test_a_new_place_has_the_features_of_a_known_one_around_it() -> None:
    def windows(text: str) -> list[set[str]]:
        return [{name for name in row if name.startswith("d")} for row in chunk_contexts(text.split(), LISTS)]

    assert windows("tu thai binh den paris") == windows("tu ha noi den paris")
    assert windows("tu thai binh")[1] != windows("den thai binh")[1]


def test_no_words_have_no_features() -> None:
    assert chunk_contexts([], LISTS) == []
