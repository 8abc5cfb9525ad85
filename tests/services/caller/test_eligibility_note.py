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


@pytest.mark.parametrize(
    ("note", "age"),
    [
        ("con 7t khuyet tat", "7"),
        ("con gái 7 tuổi bị khuyết tật nặng", "7"),
        ("chi hai hoi con khuyet tat nang 7t", "7"),
        ("chau ngoai 3t mo coi", "3"),
        ("be 30 thang tuoi bai nao", "2"),
        ("con 7t", None),
        ("con 7t, vo khuyet tat", None),  # the wife's certificate
        ("mot minh nuoi con 7t", None),
        ("2 con 7t 4t khuyet tat", None),
        ("con 7t khuyet tat, con 4t", None),
        ("con 7t mo coi cha, me 35t", None),
        ("chi 35t co con 7t khuyet tat", None),  # which of the two it is about is asked
        ("chong khuyet tat, con 7t", None),
    ],
)
def test_an_age_of_a_child_counts_only_where_nobody_else_can_be_meant(note, age):
    assert noted_in(read_note(note, TODAY)).get("age") == age


@pytest.mark.parametrize(
    ("note", "country"),
    [
        ("muon di nhat, ho ngheo", "japan"),
        ("di han quoc eps", "korea"),
        ("muon di duc", "other"),
        ("di nhat hay han quoc", None),
        ("di nhat mới về nước", None),
        ("may nam can", None),
    ],
)
def test_the_country_somebody_wants_to_go_to_is_noted(note, country):
    assert noted_in(read_note(note, TODAY)).get("country") == country
