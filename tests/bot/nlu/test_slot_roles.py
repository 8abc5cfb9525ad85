"""Roles follow what leads to a slot and the slots beside it, whatever the names are."""

import pytest

from bot.nlu.role_context import role_contexts
from bot.nlu.slot_roles import SlotRoles
from bot.nlu.spans import Span

LEADING = frozenset({"tu", "den", "vao", "ve"})
SENTENCES = [
    (
        ("từ", origin, "đến", target, "vào", day),
        ("O", "B-fromloc.city", "O", "B-toloc.city", "O", "B-depart_date.day"),
    )
    for origin, target, day in (("huế", "vinh", "mai"), ("vinh", "paris", "mốt"), ("paris", "huế", "mai"))
] + [(("giá", "huế"), ("O", "B-city")), (("khứ_hồi",), ("B-round_trip",))]


@pytest.fixture(scope="module")
def roles() -> SlotRoles:
    return SlotRoles.train(SENTENCES, LEADING)


def named(roles: SlotRoles, text: str, found: list[Span]) -> list[str]:
    return [name for name, _, _ in roles.name(text.split(), found)]


def test_a_name_never_seen_takes_the_role_of_its_place(roles: SlotRoles) -> None:
    found = [("city", 1, 2), ("city", 3, 4), ("day", 5, 6)]
    expected = ["fromloc.city", "toloc.city", "depart_date.day"]
    assert named(roles, "từ oslo đến busan vào kia", found) == expected
    assert named(roles, "tu oslo den busan vao kia", found) == expected


def test_a_slot_without_a_role_keeps_its_kind(roles: SlotRoles) -> None:
    assert named(roles, "giá oslo", [("city", 1, 2)]) == ["city"]
    assert named(roles, "khứ_hồi", [("round_trip", 0, 1)]) == ["round_trip"]


def test_a_kind_never_learnt_keeps_its_name(roles: SlotRoles) -> None:
    assert named(roles, "từ abc", [("code", 1, 2)]) == ["code"]


def test_a_kind_never_takes_a_role_it_has_not(roles: SlotRoles) -> None:
    assert named(roles, "từ mai đến mai", [("day", 1, 2), ("day", 3, 4)]) == ["depart_date.day"] * 2


def test_kinds_with_the_same_prefix_are_one_family(roles: SlotRoles) -> None:
    assert roles.families == {"city": "fromloc", "day": "depart_date"}


def test_sentences_without_slots_teach_no_roles() -> None:
    nothing = SlotRoles.train([(("xin", "chào"), ("O", "O"))], LEADING)
    assert nothing.name(["từ", "huế"], [("city", 1, 2)]) == [("city", 1, 2)]


def test_the_leading_words_and_slots_beside_are_seen_however_far() -> None:
    words = ["từ", "huế", "a", "b", "c", "d", "e", "f", "g", "h", "i", "đến", "vinh"]
    found = [("city", 1, 2), ("city", 12, 13)]
    first, second = role_contexts(words, found, {"city": "place"}, LEADING)
    assert {"place:order=1/2", "place:k-1=city", "<tu", "<den"} <= set(second)
    assert {"place:order=0/2", "place:k1=city", ">den", "place:k-1=^"} <= set(first)


def test_roles_see_no_marks() -> None:
    found = [("city", 1, 2)]
    assert role_contexts(["từ", "huế"], found, {}, LEADING) == role_contexts(
        ["tu", "hue"], found, {}, LEADING
    )
