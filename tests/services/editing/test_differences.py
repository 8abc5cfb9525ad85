"""Differences word by word."""

from dataclasses import replace

import pytest

from services.editing.differences import (
    Change,
    Piece,
    line_differences,
    record_differences,
    word_differences,
)
from tests.policy_samples import ENTRY

PAIRS = [
    ("", ""),
    ("", "Dạ, có."),
    ("Dạ, có.", ""),
    ("nộp ở xã", "nộp ở phường"),
    ("một hai ba\nbốn", "hai ba  bốn năm"),
    ("trong 20 ngày làm việc", "trong 15 ngày làm việc kể từ khi nộp"),
]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    pieces = word_differences(before, after)
    assert "".join(one.text for one in pieces if one.change is not Change.ADDED) == before
    assert "".join(one.text for one in pieces if one.change is not Change.REMOVED) == after


def test_only_the_words_that_differ_are_marked():
    assert word_differences("nộp ở xã nào", "nộp ở phường nào") == (
        Piece(Change.SAME, "nộp ở "),
        Piece(Change.REMOVED, "xã"),
        Piece(Change.ADDED, "phường"),
        Piece(Change.SAME, " nào"),
    )


def test_lists_differ_line_by_line():
    assert line_differences(["a b", "c"], ["a b", "d", "e"]) == (
        Piece(Change.SAME, "a b"),
        Piece(Change.REMOVED, "c"),
        Piece(Change.ADDED, "d"),
        Piece(Change.ADDED, "e"),
    )


def test_only_the_fields_that_differ_are_told():
    changed = record_differences(ENTRY, replace(ENTRY, where="Một cửa.", asked=(*ENTRY.asked, "nữa")))
    assert [one.field for one in changed] == ["asked", "where"]


def test_a_new_record_is_all_new():
    changes = {piece.change for one in record_differences(None, ENTRY) for piece in one.pieces}
    assert changes == {Change.ADDED}


def test_a_citation_reads_as_one_line():
    (changed,) = record_differences(ENTRY, replace(ENTRY, citations=ENTRY.citations[:1]))
    assert changed.pieces[-1] == Piece(Change.REMOVED, "20/2021/NĐ-CP | 6")
