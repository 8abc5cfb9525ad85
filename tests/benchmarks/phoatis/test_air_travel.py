"""Names of air travel are known without marks, and behind the words that announce them."""

import pytest

from benchmarks.phoatis.air_travel import air_travel
from bot.nlu.word_lists import WordLists
from language.search_key import fold

SENTENCES = [(("từ", "hà", "nội"), ("O", "B-fromloc.city_name", "I-fromloc.city_name"))]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("korean air", "airline_name"),
        ("hang hang khong korean air", "airline_name"),
        ("san bay quoc te narita", "airport_name"),
    ],
)
def test_a_name_may_stand_behind_the_word_of_its_kind(name: str, kind: str) -> None:
    assert kind in air_travel().fillings[name]


def test_no_name_has_a_mark() -> None:
    names = [*air_travel().places, *air_travel().fillings]
    assert [name for name in names if fold(name) != name] == []


def test_cities_abroad_are_places_beside_the_gazetteer() -> None:
    lists = WordLists.learn(SENTENCES, air_travel())
    assert ("city" in lists.places["lisbon"], "province" in lists.places["ha noi"]) == (True, True)


def test_the_names_come_back_with_the_lists() -> None:
    lists = WordLists.learn(SENTENCES, air_travel())
    assert WordLists.from_json(lists.as_json()) == lists
