"""A wording is seen as words, groups of words, ages and runs of letters."""

import pytest

from language.search_key import search_key
from services.policy.retrieval.ages import spans_of_life
from services.policy.retrieval.concepts import concepts
from services.policy.retrieval.features import LETTERS, WORDS, extract, is_word
from services.resources import load_yaml

GROUPS: dict[str, list[str]] = load_yaml("policy/synonyms.yml")["groups"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("bà 76 tuổi", ["age75"]),
        ("em 14t", ["age13"]),
        ("từ 60 đến 75 tuổi", ["age75"]),
        ("bảy mươi sáu tuổi", ["age75"]),
        ("mười lăm tuổi", ["age15"]),
        ("bảy chục rưỡi", []),
        ("con ba tuổi với đứa năm tuổi", ["age0", "age4"]),
        ("sáu mươi mấy tuổi", ["age60"]),
        ("sinh năm 1949", ["age75"]),
        ("nghị định 76", []),
        ("999 tuổi", []),
    ],
)
def test_ages_are_spans_of_life(text: str, spans: list[str]) -> None:
    assert list(spans_of_life(search_key(text))) == spans


@pytest.mark.parametrize("name", GROUPS)
def test_every_phrase_of_a_group_is_recognised_within_a_sentence(name: str) -> None:
    for phrase in GROUPS[name]:
        assert name in list(concepts(search_key(f"cho hỏi {phrase} thì sao")))


def test_groups_hold_several_phrases_each_once() -> None:
    for phrases in GROUPS.values():
        keys = [search_key(phrase) for phrase in phrases]
        assert len(set(keys)) == len(keys) > 1


def test_part_of_a_word_is_no_phrase() -> None:
    assert "burial" not in list(concepts("dama taangs"))


def test_marks_make_no_difference() -> None:
    assert extract("hưu trí xã hội") == extract("huu tri xa hoi")


def test_blocks_are_told_by_the_first_letter() -> None:
    counted = extract("mẹ 76 tuổi")
    assert {f"{WORDS}me", f"{WORDS}76 tuoi", f"{WORDS}=age75", f"{LETTERS}▁me▁"} <= set(counted)
    assert is_word(f"{WORDS}=age75")
    assert not is_word(f"{WORDS}76 tuoi")
    assert not is_word(f"{LETTERS}me")


def test_nothing_has_no_features() -> None:
    assert not extract(" ?! ")
