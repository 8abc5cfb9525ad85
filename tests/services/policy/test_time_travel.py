"""No answer, on any day of four years, states a value or shows a provision that was not in force."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.policy.answer import Answer, answer
from services.policy.entry import FACETS
from services.policy.placeholders import placeholders
from services.policy.seed import read_folder

CONTENT = read_folder()
ENTRIES = sorted(CONTENT.entries)
FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
DAYS = st.dates(FIRST, LAST)


def faults(entry, day):
    """Values and provisions of the answer that did not hold on the day."""
    for facet in ("answer", *FACETS):
        told = answer(entry, CONTENT, day, date(2026, 11, 23), facet)
        if not isinstance(told, Answer):
            continue
        text = getattr(entry, facet)
        named = [] if facet == "dossier" else [found for found in placeholders(text) if not found.hotline]
        for found in named:
            value = CONTENT.values.on(found.name, found.on or day)
            if value is None or (found.on is None and not value.since <= day <= (value.until or LAST)):
                yield facet, found.name
            elif value.said(bare=found.form == "number") not in told.text and found.form != "since":
                yield facet, f"{found.name} is not said"
        held = {
            citation
            for found in named
            if found.on is None and (value := CONTENT.values.on(found.name, day))
            for citation in value.citations
        }
        for source in told.sources:
            if not source.document.holds(day) and source.citation not in held:
                yield facet, source.citation
        if entry.citations and not told.sources:
            yield facet, "no provision"


@settings(max_examples=60, deadline=None)
@given(day=DAYS)
def test_on_a_day_no_entry_states_what_did_not_hold(day):
    found = {entry: list(faults(CONTENT.entries[entry], day)) for entry in ENTRIES}
    assert {entry: problems for entry, problems in found.items() if problems} == {}


@pytest.mark.parametrize("name", sorted({value.times_of or name for name, value in CONTENT.values.items()}))
def test_around_each_change_of_a_value_its_entries_hold(name):
    days = {
        edge
        for period in CONTENT.values[name].periods
        for edge in (period.since, period.since - timedelta(days=1), period.until or period.since)
        if FIRST <= edge <= LAST
    }
    for entry in CONTENT.touched_by(name):
        assert [(day, list(faults(entry, day))) for day in sorted(days) if any(faults(entry, day))] == []
