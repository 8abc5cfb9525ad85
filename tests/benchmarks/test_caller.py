"""The notes that the measurement of the page for callers types."""

from datetime import date

from benchmarks.caller.needs import needs
from services.caller.needs import wanted_kind
from services.caller.reading import MAX_NOTE, read_note


def test_as_many_notes_as_wanted_are_always_the_same():
    assert len(needs(220, 1)) == 220
    assert needs(220, 1) == needs(220, 1) != needs(220, 2)


def test_every_note_that_names_a_trade_asks_for_vacancies_and_fits_into_the_box():
    today = date(2026, 11, 23)
    made = [need for need in needs(120, 1) if need.trade]
    assert made
    assert [need.note for need in made if wanted_kind(read_note(need.note, today)) != "job"] == []
    assert all(len(need.note) <= MAX_NOTE for need in made)
