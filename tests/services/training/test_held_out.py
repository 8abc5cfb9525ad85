"""Sentences that measure the model are known by digests, which are up to date and tell nothing."""

import re

from benchmarks.held_out import measuring_digests
from services.resources import load_yaml
from services.training.held_out import FILE, digests_of, is_held_out


def test_the_digests_are_those_of_the_sentences_of_today():
    # Compared as a whole and not shown: run python -m benchmarks.held_out when sentences were added.
    kept = frozenset(FILE.read_text(encoding="ascii").split())
    assert (kept == measuring_digests()) is True


def test_nothing_but_digests_is_kept():
    assert all(re.fullmatch("[0-9a-f]{16}", line) for line in FILE.read_text(encoding="ascii").split())


def test_a_sentence_is_known_however_it_is_written():
    asked = load_yaml("policy/regression.yml")[0]["text"]  # not secret, and it measures too
    assert is_held_out(asked)
    assert is_held_out(f"  {asked.upper()} ???")


def test_other_sentences_are_not_taken_for_one():
    assert not is_held_out("câu này do kiểm thử đặt ra, không bộ nào có")


def test_what_has_no_word_has_no_digest():
    assert digests_of(["?!", ""]) == frozenset()
