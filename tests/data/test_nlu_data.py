"""Training sentences: canonical, distinct, one intent a file, none of them held out, nobody's own data."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from language.canonical import Canonical, canonical
from language.search_key import search_key
from tests.data.dialogue_files import NLU, domain, examples, held_out, nlu_files, read

FEWEST = 30
NOT_LEARNT = {"nlu_fallback", "report_danger"}
LONGEST_FIXED_PHRASE = 3  # words; "ừ" and "xem thêm" are said by everybody
# Nine digits and more, however they are parted: telephone, identity and account numbers.
PERSONAL_NUMBER = re.compile(r"\+?\d(?:[ .-]?\d){8,}")
MAIL = re.compile(r"\S@\S")

each_file = pytest.mark.parametrize("path", nlu_files(), ids=lambda path: path.stem)


def intent_of(path: Path) -> str:
    return path.stem


@cache
def form(sentence: str) -> Canonical:
    return canonical(sentence)


def key(sentence: str) -> str:
    return search_key(form(sentence).text)


@cache
def held_out_keys() -> frozenset[str]:
    return frozenset(key(text) for text in held_out())


@each_file
def test_one_file_holds_one_intent_named_like_it(path: Path) -> None:
    blocks = read(path)["nlu"]
    assert [block["intent"] for block in blocks] == [intent_of(path)]


@each_file
def test_sentences_need_no_repair(path: Path) -> None:
    assert [text for text in examples(path) if form(text).steps] == []


@each_file
def test_sentences_carry_no_annotation(path: Path) -> None:
    assert [text for text in examples(path) if re.search(r"[\[\]{}]", text)] == []


@each_file
def test_no_held_out_sentence_is_trained_on(path: Path) -> None:
    longer = [text for text in examples(path) if len(key(text).split()) > LONGEST_FIXED_PHRASE]
    assert [text for text in longer if key(text) in held_out_keys()] == []


@each_file
def test_there_are_enough(path: Path) -> None:
    assert len(examples(path)) >= FEWEST


@each_file
def test_nobody_is_named_by_a_number(path: Path) -> None:
    assert [text for text in examples(path) if PERSONAL_NUMBER.search(text) or MAIL.search(text)] == []


def test_no_sentence_is_there_twice() -> None:
    seen = Counter(form(text).text for path in nlu_files() for text in examples(path))
    assert [text for text, count in seen.items() if count > 1] == []


def test_every_intent_of_the_domain_is_trained_and_the_other_way_round() -> None:
    assert {intent_of(path) for path in nlu_files()} == set(domain()["intents"]) - NOT_LEARNT


def test_no_intent_is_declared_twice() -> None:
    assert [name for name, count in Counter(domain()["intents"]).items() if count > 1] == []


@pytest.mark.parametrize("folder", ["development", "held_out"])
def test_every_intent_has_sentences_to_be_measured_by(folder: str) -> None:
    measured = {path.relative_to(NLU.parents[1] / "tests" / "nlu" / folder) for path in _measures(folder)}
    assert {path.relative_to(NLU) for path in nlu_files()} - measured == set()


def _measures(folder: str) -> list[Path]:
    return sorted((NLU.parents[1] / "tests" / "nlu" / folder).rglob("*.yml"))


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("gọi 0912 345 678 giùm em", True),
        ("số của em 0912.345.678", True),
        ("cccd 096123456789", True),
        ("lương 8.000.000 đồng", False),
        ("sinh năm 1990 lương 8-10tr", False),
    ],
)
def test_personal_numbers_are_told_from_pay(text: str, personal: bool) -> None:
    assert bool(PERSONAL_NUMBER.search(text)) == personal
