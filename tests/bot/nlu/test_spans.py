"""Names of slots come apart into role and kind, and spans go back to tags."""

import pytest

from bot.nlu.spans import kind_of, prefix_of, role_of, spans, tags_of


@pytest.mark.parametrize(
    ("name", "prefix", "role", "kind"),
    [
        ("fromloc.city_name", "fromloc", "fromloc", "city_name"),
        ("depart_date.day_name", "depart_date", "depart", "day_name"),
        ("depart_time.time", "depart_time", "depart", "time"),
        ("round_trip", "", "-", "round_trip"),
    ],
)
def test_a_name_has_a_role_and_a_kind(name: str, prefix: str, role: str, kind: str) -> None:
    assert (prefix_of(name), role_of(name), kind_of(name)) == (prefix, role, kind)


@pytest.mark.parametrize("tags", ["O B-a I-a B-a O B-b", "O O", "B-x.y I-x.y", ""])
def test_spans_give_back_the_tags_they_come_from(tags: str) -> None:
    assert tags_of(spans(tags.split()), len(tags.split())) == tags.split()


def test_an_inside_tag_never_follows_another_kind() -> None:
    repaired = tags_of(spans(["I-a", "I-b", "O", "I-b", "I-b"]), 5)
    assert repaired == ["B-a", "B-b", "O", "B-b", "I-b"]
