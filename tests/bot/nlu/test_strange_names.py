"""Only names are replaced, and the tags follow the new words."""

import random

from bot.nlu.spans import spans
from bot.nlu.strange_names import StrangeNames
from language.search_key import fold

NAMES = [
    f"{first} {second}"
    for first in ("năm", "đầm", "cái", "trần", "phú")
    for second in ("căn", "dơi", "nước", "tân")
]
SENTENCES = [
    (("ở", *name.split(), "ca", "sáng"), ("O", "B-place", "I-place", "O", "B-shift")) for name in NAMES
]


def copies(count: int) -> list:
    names, generator = StrangeNames(SENTENCES), random.Random(1)
    found = [names.copy(*SENTENCES[index % len(SENTENCES)], generator) for index in range(count)]
    return [pair for pair in found if pair is not None]


def test_every_copy_has_a_tag_for_each_word_and_the_same_slots():
    for words, tags in copies(100):
        assert len(words) == len(tags)
        assert [name for name, _, _ in spans(tags)] == ["place", "shift"]


def test_names_are_made_up_and_closed_lists_are_kept():
    found = {tuple(words[1:3]) for words, _ in copies(100)}
    known = {tuple(words[1:3]) for words, _ in SENTENCES}
    assert len(found - known) > 10
    assert {words[-1] for words, _ in copies(100)} == {"sáng", "sang"}


def test_marks_are_lost_from_some_words_only():
    leads = [words[0] for words, _ in copies(100)]
    assert 25 < leads.count("o") < 75


def test_quantities_are_no_names():
    amounts = [(("lương", str(number), "triệu"), ("O", "B-pay", "I-pay")) for number in range(30)]
    assert StrangeNames(amounts).copy(*amounts[3], random.Random(1)) is None


def test_some_sentences_keep_their_names_and_give_no_copy():
    assert 50 < len(copies(100)) < 90


def test_the_same_seed_gives_the_same_copies():
    assert copies(20) == copies(20)


def test_words_that_tell_the_kind_are_kept():
    ports = [
        (("từ", "sân", "bay", *name.split()), ("O", "B-port", "I-port", "I-port", "I-port")) for name in NAMES
    ]
    names, generator = StrangeNames(ports), random.Random(1)
    found = [pair for index in range(60) if (pair := names.copy(*ports[index % len(ports)], generator))]
    assert {fold(" ".join(words[1:3])) for words, _ in found} == {"san bay"}
    assert len({tuple(words[3:]) for words, _ in found} - {tuple(name.split()) for name in NAMES}) > 10
