"""Every fault of a draft stands beside its field, and law or money is told from the rest."""

from dataclasses import replace
from datetime import date

import pytest

from services.editing.findings import findings
from services.editing.second_person import needs_second_person
from services.policy.citation import Citation
from services.policy.entry import DossierItem, Status
from services.policy.rating import Rating
from services.resources import load_yaml
from tests.policy_samples import CONTENT, ENTRY, NEW, OLD, STANDARD, WHERE
from tests.services.editing.conftest import TODAY

GREETING = replace(WHERE, citations=(), source="Trung tâm", answer="Dạ, em chào anh/chị.")


def found(record, content=CONTENT):
    return {(one.code, one.field) for one in findings(record, content, TODAY)}


def with_period(**changes):
    return replace(STANDARD, periods=(STANDARD.periods[0], replace(STANDARD.periods[1], **changes)))


@pytest.mark.parametrize("record", [ENTRY, WHERE, STANDARD, replace(WHERE, id="new", question="Hỏi gì đó lạ?",
                         asked=tuple(f"cách khác {number}" for number in range(8)))])  # fmt: skip
def test_what_is_fit_has_no_finding(record):
    assert found(record) == set()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"answer": "Dạ, mỗi tháng 540.000 đồng."}, "bare_figure", "answer"),
        ({"details": "Sau 30 ngày thì xong."}, "bare_figure", "details"),
        ({"dossier": (DossierItem(name="Nộp 2 triệu đồng"),)}, "bare_figure", "dossier"),
        ({"details": "Dạ, {no_such_value}."}, "unknown_value", "details"),
        ({"time": "{hotline:nobody}"}, "unknown_value", "time"),
        ({"where": "Ở {chỗ này}."}, "cannot_be_answered", "where"),
        ({"citations": ()}, "no_citation", "citations"),
        ({"citations": (Citation(document="1/1900/NĐ-CP"),)}, "unknown_document", "citations"),
        ({"dossier": (DossierItem(name="Đơn", document="1/1900/NĐ-CP"),)}, "unknown_document", "dossier"),
        ({"citations": (Citation(document=OLD.number),)}, "not_in_force", "answer"),
        ({"asked": ("một",)}, "too_few_wordings", "asked"),
        ({"asked": (*WHERE.asked, ENTRY.asked[0].upper())}, "same_wording", "asked"),
        ({"question": ENTRY.question.replace("tháng", "thang")}, "near_duplicate", "question"),
        ({"next": ("nobody",)}, "unknown_next", "next"),
        ({"next": (ENTRY.id,) * 4}, "too_many_next", "next"),
        ({"review_by": TODAY}, "review_overdue", "review_by"),
        ({"answer": "Dạ, " + "dài " * 200}, "too_long", "answer"),
        ({"where": "Một cửa xã. " * 200}, "too_long_for_channel", "where"),
        ({"id": "Not An Id"}, "id_form", "id"),
        ({"topic": "weather"}, "unknown_topic", "topic"),
    ],
)
def test_each_fault_stands_beside_its_field(changes, code, field):
    assert (code, field) in found(replace(WHERE, **changes))


def test_sentences_name_fields_in_the_words_of_editors():
    (finding,) = findings(replace(WHERE, answer="Dạ, 540.000 đồng."), CONTENT, TODAY)
    assert finding.sentence.startswith("con số viết thẳng trong câu trả lời")


def test_a_draft_is_checked_as_if_it_were_live():
    assert ("bare_figure", "answer") in found(replace(WHERE, answer="540.000 đồng", status=Status.DRAFT))


def test_what_others_lead_to_cannot_be_taken_down():
    assert found(replace(WHERE, status=Status.RETIRED)) == {("still_next", "next")}
    assert found(replace(ENTRY, status=Status.RETIRED)) == set()


@pytest.mark.parametrize(
    ("value", "code", "field"),
    [
        (with_period(rating=Rating.UNCONFIRMED), "unconfirmed_value", "periods"),
        (with_period(since=date(2026, 6, 30)), "value_overlaps", "periods"),
        (with_period(citation=Citation(document="1/1900/NĐ-CP")), "unknown_document", "periods"),
        (with_period(citation=Citation(document=OLD.number)), "expired_document", "periods"),
        (replace(STANDARD, unit="apples"), "unknown_unit", "unit"),
        (replace(STANDARD, times_of="disabled_severe_adult"), "value_of_itself", "times_of"),
        (replace(STANDARD, periods=()), "value_without_amount", "periods"),
        (with_period(until=date(2026, 9, 30)), "not_in_force", "periods"),
    ],
)
def test_a_value_is_checked_with_the_answers_it_stands_in(value, code, field):
    assert (code, field) in found(value)


def test_an_answer_that_a_value_silences_is_named():
    (finding,) = findings(with_period(until=date(2026, 9, 30)), CONTENT, TODAY)
    assert finding.sentence.startswith(f"{ENTRY.id}: ")


def test_every_field_of_an_answer_has_its_word():
    assert set(load_yaml("editing/words.yml")["fields"]) >= {"answer", "details", "dossier", "where", "fee"}


@pytest.mark.parametrize(
    ("record", "needed"),
    [
        (GREETING, False),
        (replace(GREETING, answer="Dạ, gọi {hotline:police}."), False),
        (replace(GREETING, citations=(Citation(document=NEW.number),)), True),
        (replace(GREETING, dossier=(DossierItem(name="Đơn", document=NEW.number),)), True),
        (replace(GREETING, dossier=(DossierItem(name="Sổ hộ khẩu"),)), False),
        (replace(GREETING, answer="Dạ, {social_standard}."), True),
        (replace(GREETING, details="Dạ, 540.000 đồng."), True),
        (replace(GREETING, time="3 ngày"), True),
        (replace(GREETING, fee="Không mất tiền."), True),
        (replace(GREETING, answer="Dạ, {chưa xong}."), True),
        (STANDARD, True),
        (NEW, True),
        (None, False),
    ],
    ids=str,
)
def test_law_and_money_need_a_second_person(record, needed):
    assert needs_second_person(record) is needed
