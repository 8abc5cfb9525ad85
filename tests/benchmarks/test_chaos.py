"""Repetitions that were marked are explained, everything else is a fault."""

from collections.abc import Sequence

import pytest

from benchmarks.chaos.matching import Match, Part, match


def parts(*rows: tuple[str, int]) -> list[Part]:
    """One row for each text of letters, a letter for each message."""
    return [Part(row, letter, unknown) for row, (text, unknown) in enumerate(rows) for letter in text]


def counts(found: Match) -> tuple[int, int, int, int]:
    return found.lost, found.doubled_marked, found.doubled_unmarked, found.out_of_order


@pytest.mark.parametrize(
    ("rows", "seen", "expected"),
    [
        ([("ab", 0), ("c", 0)], "abc", (0, 0, 0, 0)),
        ([("ab", 1), ("c", 0)], "aabc", (0, 1, 0, 0)),
        ([("ab", 1), ("c", 0)], "abbc", (0, 1, 0, 0)),
        ([("ab", 0), ("c", 0)], "aabc", (0, 0, 1, 0)),
        ([("ab", 1), ("c", 0)], "aabbc", (0, 1, 1, 0)),
        ([("ab", 0), ("c", 0)], "ab", (1, 0, 0, 0)),
        ([("ab", 0), ("c", 0)], "acb", (0, 0, 0, 1)),
        # The same words twice: whichever of the two rows was marked, the third one is its repetition.
        ([("a", 1), ("a", 0)], "aaa", (0, 1, 0, 0)),
        ([("a", 0), ("a", 1)], "aaa", (0, 1, 0, 0)),
        ([("a", 0), ("a", 0)], "aaa", (0, 0, 1, 0)),
        ([("a", 0), ("b", 1)], "aba", (0, 0, 1, 0)),
    ],
)
def test_messages_are_laid_beside_what_was_to_be_sent(
    rows: Sequence[tuple[str, int]], seen: str, expected: tuple[int, int, int, int]
) -> None:
    assert counts(match(parts(*rows), list(seen))) == expected


def test_a_marked_repetition_after_others_is_out_of_order() -> None:
    assert counts(match(parts(("a", 1), ("b", 0)), list("aba"))) == (0, 1, 0, 1)


def test_the_first_message_of_every_row_is_found() -> None:
    found = match(parts(("ab", 1), ("c", 0)), list("aabc"))
    assert found.first_seen == {0: 0, 1: 3}
