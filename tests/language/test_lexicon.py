"""The lexicons under data/lexicon: every example, and the rules all entries obey."""

from __future__ import annotations

import unicodedata

import pytest

from language import canonical
from language.lexicon import FILES, Entry, entries, neighbour
from language.lexicon_check import faults
from language.resources import load_yaml

FIELDS = {
    "write", "spelled", "read", "region", "register", "example_in", "example_out",
    "unless_after", "unless_before", "only_after", "only_before",
}  # fmt: skip


def entries_of(kind: str) -> list[Entry]:
    return [entry for entry in entries() if entry.kind == kind]


# One test for each file, with the list of what is wrong: a test for each entry took longer than all others.
@pytest.mark.parametrize("kind", FILES)
def test_examples_are_read_as_they_say(kind: str) -> None:
    assert entries_of(kind)
    assert [
        (entry.example_in, found, entry.example_out)
        for entry in entries_of(kind)
        if (found := canonical(entry.example_in).text) != entry.example_out
    ] == []


@pytest.mark.parametrize("kind", FILES)
def test_examples_show_their_entry_at_work(kind: str) -> None:
    assert [
        entry.example_in
        for entry in entries_of(kind)
        if entry.read != entry.write
        and (kind, " ".join(entry.write))
        not in {(step.kind, step.before) for step in canonical(entry.example_in).steps}
    ] == []


def test_lexicons_have_no_faults() -> None:
    assert faults() == ()


@pytest.mark.parametrize("name", FILES.values())
def test_entries_have_known_fields_of_text_only(name: str) -> None:
    for row in load_yaml(name)["entries"]:
        assert set(row) <= FIELDS
        for key, value in row.items():
            assert all(
                isinstance(word, str) and word for word in (value if isinstance(value, list) else [value])
            ), key


def test_no_entry_changes_digits() -> None:
    def digits(words: tuple[str, ...]) -> list[str]:
        return [char for word in words for char in word if unicodedata.category(char) == "Nd"]

    assert [entry.write for entry in entries() if digits(entry.write) != digits(entry.read)] == []


def test_longer_entries_win() -> None:
    assert canonical("có biết nhiêu").text == "có biết bao nhiêu"
    assert canonical("xin đc, làm đc").text == "xin địa chỉ , làm được"


def test_words_are_matched_whole() -> None:
    assert canonical("kênh hồng vôi zalo").text == "kênh hồng vôi zalo"


def test_neighbours_of_digits_without_a_unit_are_numbers() -> None:
    assert [neighbour(word) for word in ("8", "7.000.000", "8-10", "8tr", "8tr5", "tám")] == [
        "<number>", "<number>", "<number>", "8tr", "8tr5", "tám",
    ]  # fmt: skip


def test_stop_phrases_are_canonical() -> None:
    rows = load_yaml("lexicon/stop_phrases.yml")["entries"]

    assert [(row, found) for row in rows if (found := canonical(row).text) != row] == []
