"""The lexicons under data/lexicon: every example, and the rules all entries obey."""

from __future__ import annotations

import unicodedata

import pytest

from language import canonical
from language.lexicon import FILES, Entry, entries, neighbour
from language.lexicon_check import faults
from language.resources import load_yaml

FIELDS = {
    "write", "read", "region", "register", "example_in", "example_out",
    "unless_after", "unless_before", "only_after", "only_before",
}  # fmt: skip


def named(entry: Entry) -> str:
    return f"{entry.kind}: {' '.join(entry.write)}"


@pytest.mark.parametrize("entry", entries(), ids=named)
def test_example_is_read_as_it_says(entry: Entry) -> None:
    assert canonical(entry.example_in).text == entry.example_out


@pytest.mark.parametrize("entry", entries(), ids=named)
def test_example_shows_the_entry_at_work(entry: Entry) -> None:
    if entry.read != entry.write:
        steps = {(step.kind, step.before) for step in canonical(entry.example_in).steps}
        assert (entry.kind, " ".join(entry.write)) in steps


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


@pytest.mark.parametrize("entry", entries(), ids=named)
def test_no_entry_changes_digits(entry: Entry) -> None:
    def digits(words: tuple[str, ...]) -> list[str]:
        return [char for word in words for char in word if unicodedata.category(char) == "Nd"]

    assert digits(entry.write) == digits(entry.read)


def test_longer_entries_win() -> None:
    assert canonical("có biết nhiêu").text == "có biết bao nhiêu"
    assert canonical("xin đc, làm đc").text == "xin địa chỉ , làm được"


def test_words_are_matched_whole() -> None:
    assert canonical("kênh hồng vôi zalo").text == "kênh hồng vôi zalo"


def test_neighbours_of_digits_without_a_unit_are_numbers() -> None:
    assert [neighbour(word) for word in ("8", "7.000.000", "8-10", "8tr", "8tr5", "tám")] == [
        "<number>", "<number>", "<number>", "8tr", "8tr5", "tám",
    ]  # fmt: skip


@pytest.mark.parametrize("row", load_yaml("lexicon/stop_phrases.yml")["entries"])
def test_stop_phrases_are_canonical(row: str) -> None:
    assert canonical(row).text == row
