"""Places of the gazetteer are seen in words without marks, former units as today's."""

import pytest

from bot.nlu.known_places import known_places


@pytest.mark.parametrize(
    ("text", "start", "end", "level"),
    [
        ("ve ha noi", 1, 3, "province"),
        ("tu thai binh den", 1, 3, "province"),
        ("o dam doi", 1, 3, "district"),
        ("bay den sai gon", 2, 4, "province"),
    ],
)
def test_a_place_is_found_with_its_level(text: str, start: int, end: int, level: str) -> None:
    (found,) = [hit for hit in known_places(text.split()) if hit[:2] == (start, end)]
    assert level in found[2]


def test_no_level_says_that_a_unit_is_former() -> None:
    found = known_places(["thai", "binh", "dam", "doi", "ha", "noi"])
    assert not any(level.startswith("old_") for _, _, levels in found for level in levels)


def test_other_words_are_no_place() -> None:
    assert known_places(["frankfurt", "khu", "hoi"]) == []
