"""A document asked for by number is answered from its record."""

from datetime import date

from services.dialogue.document_turns import about_document, about_documents
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk
from services.outcomes import Outcome
from services.policy.document_questions import DocumentReference
from tests.policy_samples import CONTENT, ENTRY, WHERE


def told(number, year=None, article=None, today=date(2026, 11, 23)):
    reference = DocumentReference("Nghị định", number, year, article=article)
    return about_document(PolicyState(), reference, Desk(CONTENT, today))


def test_a_document_replaced_says_since_when_and_by_what():
    facts = told("20", "2021").replies[0].values["facts"]
    assert "Đã hết hiệu lực sau ngày 04/10/2026" in facts
    assert "Được thay bằng: Nghị định 335/2026/NĐ-CP" in facts


def test_a_document_in_force_says_what_it_replaced_and_what_is_answered_from_it():
    turn = told("335")
    facts = turn.replies[0].values["facts"]
    assert "Có hiệu lực từ 05/10/2026. Hiện còn hiệu lực." in facts
    assert "Thay cho: 20/2021/NĐ-CP" in facts
    assert [entry for entry, _ in turn.offered] == [ENTRY.id, WHERE.id]


def test_an_article_leads_to_what_cites_it():
    assert [entry for entry, _ in told("335", article="8").offered] == [WHERE.id]


def test_a_document_not_yet_in_force_says_so():
    assert "Chưa có hiệu lực" in told("335", today=date(2026, 9, 1)).replies[0].values["facts"]


def test_a_document_that_ends_later_says_until_when():
    assert "đến hết ngày 04/10/2026" in told("20", today=date(2026, 9, 1)).replies[0].values["facts"]


def test_an_unknown_document_is_not_judged():
    turn = told("9999", "2020")
    assert turn.outcome is Outcome.NO_ANSWER
    assert turn.replies[0].values == {"document": "Nghị định 9999/2020"}


def test_each_of_the_documents_named_is_told_and_one_unknown_hides_no_other():
    references = [DocumentReference("Nghị định", number) for number in ("20", "9999", "335")]
    turn = about_documents(PolicyState(), references, Desk(CONTENT, date(2026, 11, 23)))
    assert [reply.response for reply in turn.replies] == [
        "utter_document",
        "utter_document_unknown",
        "utter_document",
    ]
    assert turn.outcome is Outcome.ANSWERED
    assert ENTRY.id in [entry for entry, _ in turn.offered]
