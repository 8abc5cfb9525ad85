"""Every fault that the check looks for is found, and sound content has none."""

import re
from dataclasses import replace
from datetime import date

import pytest

from services.policy.check import check
from services.policy.citation import Citation
from services.policy.documents import Documents
from services.policy.entry import DossierItem, Status
from services.policy.problems import Problem
from services.policy.rating import Rating
from services.policy.seed import read_folder
from services.policy.values import Values
from services.resources import load_yaml
from tests.policy_samples import CONTENT, DISABLED, ENTRY, NEW, OLD, STANDARD, WHERE

TODAY = date(2026, 11, 23)


def codes(content, today=TODAY):
    return {problem.code for problem in check(content, today)}


def with_entry(**changes):
    return replace(CONTENT, entries={**CONTENT.entries, ENTRY.id: replace(ENTRY, **changes)})


def with_standard(**changes):
    period = replace(STANDARD.periods[-1], **changes)
    value = replace(STANDARD, periods=(STANDARD.periods[0], period))
    return replace(CONTENT, values=Values.of([value, DISABLED]))


def test_sound_content_has_no_problem():
    assert check(CONTENT, TODAY) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (with_entry(citations=()), "no_citation"),
        (with_entry(citations=(Citation(document="1/1900/NĐ-CP"),)), "unknown_document"),
        (with_entry(dossier=(DossierItem(name="Đơn", document="1/1900/NĐ-CP"),)), "unknown_document"),
        (with_entry(answer="Dạ, {no_such_value}."), "unknown_value"),
        (with_entry(answer="Dạ, {hotline:no_such_line}."), "unknown_value"),
        (with_entry(answer="Dạ, mỗi tháng 540.000 đồng."), "bare_figure"),
        (with_entry(answer="Dạ, " + "dài " * 200), "too_long"),
        (with_entry(asked=ENTRY.asked[:7]), "too_few_wordings"),
        (with_entry(next=("no-such-entry",)), "unknown_next"),
        (with_entry(next=("assistance-where",) * 4), "too_many_next"),
        (with_entry(review_by=TODAY), "review_overdue"),
        (with_entry(asked=(*ENTRY.asked[:-1], WHERE.question)), "same_wording"),
        (with_entry(question=WHERE.question.replace("trợ cấp", "tro cap") + "?"), "near_duplicate"),
        (with_entry(citations=(Citation(document=OLD.number),), answer="Dạ, không."), "not_in_force"),
        (with_standard(rating=Rating.UNCONFIRMED), "unconfirmed_value"),
        (with_standard(since=date(2026, 6, 30)), "value_overlaps"),
        (with_standard(citation=Citation(document=OLD.number)), "expired_document"),
        (replace(CONTENT, values=Values.of([replace(STANDARD, unit="ell"), DISABLED])), "unknown_unit"),
        (
            replace(CONTENT, values=Values.of([replace(STANDARD, periods=()), DISABLED])),
            "value_without_amount",
        ),
        (
            replace(CONTENT, documents=Documents.of([replace(OLD, in_force_to=date(2020, 1, 1)), NEW])),
            "document_ends_before_it_begins",
        ),
        (
            replace(CONTENT, entries={**CONTENT.entries, "x" * 33: replace(WHERE, id="x" * 33)}),
            "id_too_long",
        ),
        (
            replace(CONTENT, entries={**CONTENT.entries, 'a":b': replace(WHERE, id='a":b')}),
            "id_form",
        ),
        (with_entry(topic="../elsewhere"), "unknown_topic"),
        (with_entry(answer="Dạ, {540000} đồng."), "cannot_be_answered"),
        (with_entry(answer="Dạ, {social_standard@1999-01-01}."), "cannot_be_answered"),
        (with_entry(dossier=(DossierItem(name="Đơn xin {no_such_value}"),)), "unknown_value"),
        (
            replace(CONTENT, values=Values.of([replace(STANDARD, times_of=DISABLED.name), DISABLED])),
            "value_of_itself",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_is_found(content, code):
    assert code in codes(content)


def test_a_fault_in_a_draft_keeps_nothing_else_from_being_found():
    content = with_entry(status=Status.DRAFT, answer="Dạ, {Bad Name}.")
    assert content.citing(NEW.number) == (WHERE,)
    assert content.touched_by(STANDARD.name) == ()


def test_a_value_named_in_the_papers_touches_its_entry():
    content = with_entry(answer="Dạ.", dossier=(DossierItem(name="Biên lai {social_standard}"),))
    assert [entry.id for entry in content.touched_by(STANDARD.name)] == [ENTRY.id]


def test_drafts_are_not_checked():
    assert codes(with_entry(status=Status.DRAFT, citations=(), next=())) == set()


def test_every_problem_has_its_sentence():
    for code, sentence in load_yaml("policy/problems.yml").items():
        values = dict.fromkeys(re.findall(r"{(\w+)}", sentence), "…")
        assert "{" not in Problem(code, "here", values).said()


def test_the_content_of_the_files_is_fit_to_be_answered_from():
    assert [problem.said() for problem in check(read_folder(), TODAY)] == []
