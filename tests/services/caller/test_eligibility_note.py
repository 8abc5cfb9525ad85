"""What a note ticks and answers before anybody is asked."""

from datetime import date

import pytest

from services.caller.eligibility_note import guessed_topics, noted_in
from services.caller.needs import need_of
from services.caller.reading import read_note

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("note", "topics"),
    [
        ("ba noi moi mat dang lanh tien gia hoi mai tang phi", {"relief"}),
        ("ho ngheo hoi vay von", {"loans"}),
        ("nguoi khmer ho ngheo muon di nhat vay tien di", {"overseas"}),
        ("moi mat viec hoi that nghiep", {"unemployment"}),
        ("nha ho ngheo mot minh nuoi con", {"poverty", "social_assistance"}),
    ],
)
def test_trouble_comes_before_what_is_asked_for_and_that_before_who_asks(note, topics):
    reading = read_note(note, TODAY)
    assert guessed_topics(reading, [], need_of(reading, [])) == topics


@pytest.mark.parametrize(
    ("note", "age"),
    [("ba ngoai 76t tien gia", "76"), ("ba ngoài 50 tuổi", None), ("ngoai 40t tien gia", None)],
)
def test_a_grandmother_written_without_marks_has_an_age(note, age):
    assert noted_in(read_note(note, TODAY)).get("age") == age
