"""A note is read as a whole: conditions, what the caller wants, where each of them was typed."""

from datetime import date
from pathlib import Path

import pytest

from services.caller.needs import commune_of, need_of, wanted_kind
from services.caller.reading import MAX_NOTE, Reading, read_note
from services.caller.words import section
from services.dialogue.wording import summary
from tests.yaml_file import read_yaml

TODAY = date(2026, 11, 23)
CASES = read_yaml(Path(__file__).with_name("cases.yml"))


def read(note: str) -> Reading:
    return read_note(note, TODAY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"] or "nothing")
def test_a_note_is_read(case):
    reading = read(case["note"])
    told = (summary(reading.frame), wanted_kind(reading), need_of(reading, []).value)
    assert told == (case["frame"], case["kind"], case["need"])


def test_every_chip_knows_what_was_typed_for_it():
    note = "nu 45t  dam doi, may 7tr k bang"
    chips = [(chip.entity, note[chip.start : chip.end]) for chip in read(note).chips]
    assert chips == [
        ("gender", "nu"),
        ("age", "45t"),
        ("place", "dam doi"),
        ("occupation", "may"),
        ("pay", "7tr"),
        ("education", "k bang"),
    ]


def test_a_chip_knows_its_place_behind_letters_of_two_code_points():
    note = "🙂🙂 Đầm Dơi 7tr"
    assert [note[chip.start : chip.end] for chip in read(note).chips] == ["Đầm Dơi", "7tr"]


def test_what_is_typed_for_a_chip_can_be_taken_out():
    note = "nu 45t dam doi may 7tr"
    pay = next(chip for chip in read(note).chips if chip.entity == "pay")
    assert summary(read(note[: pay.start] + note[pay.end :]).frame) == (
        "công nhân may · huyện Đầm Dơi (cũ) · nữ · 45 tuổi"
    )


def test_a_place_of_several_is_asked_about_and_settled_by_its_title():
    question = read("may phuong 5").questions[0]
    assert [choice.label for choice in question.choices] == [
        "phường 5, thành phố Cà Mau (cũ)",
        "phường 5, thành phố Bạc Liêu (cũ)",
    ]
    for choice in question.choices:
        settled = read(f"may {choice.write}")
        assert settled.questions == ()
        assert [place.title for place in settled.frame.place] == [choice.label]


def test_one_wording_of_two_trades_is_one_chip_to_choose_in():
    (chip,) = read("tai xe").chips
    assert [choice.label for choice in chip.choices] == ["lái xe tải", "lái xe con"]


@pytest.mark.parametrize(
    ("entity", "value", "write"),
    [
        (entity, value, write)
        for entity, choices in section("choices").items()
        for value, write in choices.items()
    ],
)
def test_a_value_that_can_be_chosen_is_read_as_that_value(entity, value, write):
    found = [one.value for one in read(f"may {write} dam doi").mentions if one.entity == entity]
    assert found == [value]


@pytest.mark.parametrize(("entity", "number", "expected"), [("age", 45, 45), ("pay", 7.5, 7_500_000)])
def test_a_number_that_is_typed_is_read_as_that_number(entity, number, expected):
    write = section("numbers")[entity]["write"].format(number=f"{number:g}")
    frame = read(f"may {write} dam doi").frame
    assert (frame.age if entity == "age" else frame.salary_min) == expected


def test_a_number_of_one_person_is_told_of_and_a_telephone_is_not():
    assert read("cccd 096085001234 may").personal == ("citizen_id",)
    assert read("may 0912345678").personal == ()


def test_a_long_note_is_read_up_to_its_limit():
    assert len(read("may " * MAX_NOTE).text) <= MAX_NOTE


@pytest.mark.parametrize(
    ("note", "commune"),
    [
        ("may tan thanh", "32025"),
        ("may dam doi", None),
        ("may", None),
        ("nha o song doc, may ca mau", "32098"),
    ],
)
def test_the_commune_is_told_where_it_is_a_single_one(note, commune):
    assert commune_of(read(note).frame) == commune
