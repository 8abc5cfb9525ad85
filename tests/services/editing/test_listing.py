"""Editors find entries by topic, state and words."""

from dataclasses import replace
from datetime import date

import pytest

from services.editing import lines, listing
from services.editing.listing import Filter, chosen
from services.editing.model import Mark
from services.editing.records import Kind
from services.editing.refusals import EditingRefused
from services.policy.entry import Status
from services.policy.rating import Rating
from services.policy.seed import read_folder
from services.policy.topics import topics
from services.resources import load_yaml
from tests.policy_samples import ENTRY, OLD, WHERE
from tests.services.editing.conftest import NOW, TODAY
from tests.services.editing.steps import send, write

BRAND_NEW = replace(WHERE, id="brand-new", topic="loans", question="Vay vốn ở đâu?")


@pytest.fixture
def rows(desk):
    desk.policy.put_entry(replace(ENTRY, review_by=date(2026, 12, 1)))
    desk.policy.put_entry(replace(WHERE, id="gone", status=Status.RETIRED, review_by=date(2026, 1, 1)))
    send(desk, write(desk, replace(WHERE, fee="Không mất tiền.")))
    write(desk, BRAND_NEW)
    desk.policy.put_entry(
        replace(WHERE, id="late", review_by=TODAY, rating=Rating.REPORTED, keeper="education", asked=())
    )
    mark = Mark(entry=ENTRY.id, document=OLD.number, replaced_by="1/2027/NĐ-CP", at=NOW)
    return listing.rows(desk.policy.load(), desk.editing.drafts(Kind.ENTRY), [mark], TODAY)


def ids(found):
    return [row.entry.id for row in found]


def test_new_drafts_come_first(rows):
    assert ids(rows) == ["brand-new", ENTRY.id, WHERE.id, "gone", "late"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), ["brand-new", ENTRY.id, WHERE.id, "gone", "late"]),
        (Filter(topic="loans"), ["brand-new"]),
        (Filter(state="draft"), ["brand-new"]),
        (Filter(state="review"), [WHERE.id]),
        (Filter(state="published"), [ENTRY.id, WHERE.id, "late"]),
        (Filter(state="retired"), ["gone"]),
        (Filter(review="overdue"), ["late"]),
        (Filter(review="month"), ["late", ENTRY.id]),
        (Filter(review="quarter"), ["late", ENTRY.id]),
        (Filter(keeper="policy_bank"), ["brand-new"]),
        (Filter(keeper="education"), ["late"]),
        (Filter(rating="B"), ["late"]),
        (Filter(keeper="health", review="month"), [ENTRY.id]),
        (Filter(state="marked"), [ENTRY.id]),
        (Filter(state="returned"), []),
        (Filter(text="khuyet tat"), [ENTRY.id]),
        (Filter(text="tật NẶNG khuyết"), [ENTRY.id]),
        (Filter(text="nop giay tro cap cho nao 3"), ["brand-new", WHERE.id, "gone"]),
        (Filter(text="khuyết tật", state="review"), []),
    ],
)
def test_filters_narrow_the_list(rows, wanted, expected):
    assert ids(chosen(rows, wanted)) == expected


def test_what_editors_type_reads_back_as_it_was():
    content = read_folder()
    for entry in content.entries.values():
        assert lines.citations(lines.citation_lines(entry.citations)) == entry.citations
        assert lines.dossier(lines.dossier_lines(entry.dossier)) == entry.dossier
        assert lines.texts("\n".join(entry.asked)) == tuple(" ".join(one.split()) for one in entry.asked)
    for value in content.values.values():
        assert lines.periods(lines.period_lines(value.periods)) == value.periods


@pytest.mark.parametrize(
    ("read", "typed", "code"),
    [
        (lines.citations, "374/2025/NĐ-CP | 14 | 1 | c | d", "bad_line"),
        (lines.citations, " | 14", "bad_line"),
        (lines.dossier, "| Mẫu số 1", "bad_line"),
        (lines.periods, "2026-07-01 | | 540000", "bad_line"),
        (lines.periods, "2026-07-01 | | nhiều | A | 2026 | 335/2026/NĐ-CP", "bad_period"),
        (lines.periods, "2026-07-01 | | NaN | A | 2026 | 335/2026/NĐ-CP", "bad_period"),
        (lines.periods, "01/07/2026 | | 540000 | A | 2026 | 335/2026/NĐ-CP", "bad_period"),
        (lines.periods, "2026-07-01 | | 540000 | Z | 2026 | 335/2026/NĐ-CP", "bad_period"),
        (lines.periods, "2026-07-01 | | 540000 | A | hôm qua | 335/2026/NĐ-CP", "bad_period"),
        (lines.periods, "2026-07-01 | | 540000 | A | 2026 | ", "bad_period"),
    ],
)
def test_a_line_that_breaks_the_form_is_shown_as_it_was_typed(read, typed, code):
    with pytest.raises(EditingRefused) as refused:
        read(typed)
    assert refused.value.code == code
    assert typed.strip() in refused.value.sentence


def test_empty_lines_and_blanks_count_for_nothing():
    assert lines.texts("  một   hai \n\n ba\r\n") == ("một hai", "ba")


def test_every_topic_has_one_unit_that_keeps_it():
    rows = load_yaml("editing/keepers.yml").values()
    kept = [topic for row in rows for topic in row["topics"]]
    assert sorted(kept) == sorted(topics())
