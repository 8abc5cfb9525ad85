"""From a draft to what is live: who may, when, and what is kept of it."""

from dataclasses import replace

import pytest

from services.editing import drafts
from services.editing.model import DraftState
from services.editing.records import Kind
from services.editing.refusals import EditingRefused
from services.policy.entry import Status
from tests.policy_samples import ENTRY, STANDARD, WHERE
from tests.services.editing.conftest import APPROVER, EDITOR, NOW, OTHER
from tests.services.editing.steps import publish, restore, revision, send, write

NEW_TEXT = replace(WHERE, answer="Dạ, Bộ phận Một cửa của xã, phường nào cũng nhận.")
# Nothing of the law, no figure: the second person may be the first.
OPENING = replace(
    WHERE, id="center-greeting", question="Trung tâm có vui không?", citations=(), source="Trung tâm",
    asked=tuple(f"trung tam co vui khong, cach {number}" for number in range(8)), answer="Dạ, vui.",
)  # fmt: skip


def refused(step, *arguments, **options):
    with pytest.raises(EditingRefused) as caught:
        step(*arguments, **options)
    return caught.value.code


def test_a_draft_leaves_what_is_live_alone(desk):
    write(desk, NEW_TEXT)
    assert desk.policy.load().entries[WHERE.id] == WHERE


def test_what_another_person_approves_is_live(desk):
    publish(desk, send(desk, write(desk, NEW_TEXT)))
    assert desk.policy.load().entry(WHERE.id) == NEW_TEXT
    assert desk.editing.draft(Kind.ENTRY, WHERE.id) is None


def test_the_author_cannot_approve_law_or_money(desk):
    draft = send(desk, write(desk, NEW_TEXT, APPROVER), APPROVER)
    assert refused(publish, desk, draft, APPROVER) == "second_person"
    publish(desk, draft, OTHER)


def test_whoever_wrote_a_word_of_it_is_an_author(desk):
    write(desk, NEW_TEXT, EDITOR)
    draft = send(desk, write(desk, replace(NEW_TEXT, where="Một cửa."), APPROVER))
    assert refused(publish, desk, draft, APPROVER) == "second_person"


def test_an_editor_publishes_nothing(desk):
    assert refused(publish, desk, write(desk, OPENING), EDITOR) == "may_not_publish"


def test_law_is_sent_to_review_first(desk):
    assert refused(publish, desk, write(desk, NEW_TEXT), APPROVER) == "not_in_review"


def test_what_tells_neither_law_nor_money_needs_no_second_person(desk):
    publish(desk, write(desk, OPENING, APPROVER), APPROVER)
    assert desk.policy.load().entry(OPENING.id) == OPENING


def test_taking_the_law_out_of_an_answer_needs_the_second_person_too(desk):
    bare = replace(WHERE, citations=(), source="Trung tâm")
    draft = send(desk, write(desk, bare, APPROVER), APPROVER)
    assert refused(publish, desk, draft, APPROVER) == "second_person"


def test_a_reference_value_always_needs_the_second_person(desk):
    value = replace(STANDARD, label="Mức chuẩn")
    draft = send(desk, write(desk, value, APPROVER), APPROVER)
    assert refused(publish, desk, draft, APPROVER) == "second_person"
    publish(desk, draft, OTHER)
    assert desk.policy.load().values[STANDARD.name].label == "Mức chuẩn"


def test_a_draft_with_faults_is_neither_sent_nor_published(desk):
    faulty = write(desk, replace(WHERE, answer="Dạ, mỗi tháng 540.000 đồng."))
    assert refused(send, desk, faulty) == "has_findings"
    waiting = replace(faulty, state=DraftState.REVIEW)
    assert refused(publish, desk, waiting) == "has_findings"


def test_a_reason_is_asked_for_before_review(desk):
    assert refused(send, desk, write(desk, NEW_TEXT, reason="")) == "reason_needed"


def test_a_draft_waits_once(desk):
    assert refused(send, desk, send(desk, write(desk, NEW_TEXT))) == "already_in_review"


def test_nobody_overwrites_what_he_has_not_seen(desk):
    write(desk, NEW_TEXT)
    assert refused(write, desk, replace(WHERE, where="Một cửa."), version=0) == "changed_meanwhile"


def test_nobody_publishes_what_he_has_not_seen(desk):
    seen = send(desk, write(desk, NEW_TEXT))
    send(desk, write(desk, replace(NEW_TEXT, where="Một cửa."), OTHER), OTHER)
    assert refused(publish, desk, seen) == "changed_meanwhile"


def test_a_draft_over_something_that_was_changed_since_is_looked_at_again(desk):
    draft = send(desk, write(desk, NEW_TEXT))
    desk.policy.put_entry(replace(WHERE, fee="Không mất tiền."))
    assert refused(publish, desk, draft) == "live_changed"


def test_nothing_new_makes_no_draft(desk):
    assert refused(write, desk, WHERE) == "nothing_changed"


def test_a_draft_sent_back_says_why_and_can_be_sent_again(desk):
    draft = send(desk, write(desk, NEW_TEXT))
    assert refused(drafts.give_back, desk, APPROVER, draft, at=NOW, reason=" ") == "reason_needed"
    back = drafts.give_back(desk, APPROVER, draft, at=NOW, reason="thiếu địa chỉ")
    assert (back.state, back.returned) == (DraftState.RETURNED, "thiếu địa chỉ")
    publish(desk, send(desk, write(desk, replace(NEW_TEXT, where="Một cửa."))))


def test_a_draft_dropped_is_gone(desk):
    drafts.discard(desk, EDITOR, write(desk, NEW_TEXT), at=NOW, reason="làm lại")
    assert desk.editing.draft(Kind.ENTRY, WHERE.id) is None


def test_what_files_brought_is_the_first_revision(desk):
    publish(desk, send(desk, write(desk, NEW_TEXT)))
    first, second = revision(desk, WHERE.id, 1), revision(desk, WHERE.id, 2)
    assert (first.record, first.author_name) == (WHERE, "troly")
    assert (second.record, second.author_name, second.approver_name) == (NEW_TEXT, "Chị Lan", "Anh Hai")
    assert second.reason == "luật mới"


def test_an_import_between_two_revisions_is_a_revision(desk):
    publish(desk, send(desk, write(desk, NEW_TEXT)))
    imported = replace(WHERE, fee="Không mất tiền.")
    desk.policy.put_entry(imported)
    publish(desk, send(desk, write(desk, replace(imported, where="Một cửa."))))
    records = [one.record for one in desk.editing.revisions(Kind.ENTRY, WHERE.id)]
    assert records == [replace(imported, where="Một cửa."), imported, NEW_TEXT, WHERE]


def test_going_back_is_a_new_revision(desk):
    publish(desk, send(desk, write(desk, NEW_TEXT)))
    back = restore(desk, revision(desk, WHERE.id, 1))
    assert (back.number, back.record, back.reason) == (3, WHERE, "lộn")
    assert desk.policy.load().entries[WHERE.id] == WHERE


def test_nobody_brings_back_his_own_law_alone(desk):
    publish(desk, send(desk, write(desk, NEW_TEXT, APPROVER), APPROVER), OTHER)
    restore(desk, revision(desk, WHERE.id, 1), OTHER)
    assert refused(restore, desk, revision(desk, WHERE.id, 2), APPROVER) == "second_person_restore"
    restore(desk, revision(desk, WHERE.id, 2), OTHER)


@pytest.mark.parametrize(
    ("number", "by", "reason", "code"),
    [
        (2, APPROVER, "lộn", "is_live"),
        (1, APPROVER, " ", "reason_needed"),
        (1, EDITOR, "lộn", "may_not_publish"),
    ],
)
def test_going_back_is_refused(desk, number, by, reason, code):
    publish(desk, send(desk, write(desk, NEW_TEXT)))
    assert refused(restore, desk, revision(desk, WHERE.id, number), by, reason) == code


def test_what_is_not_fit_today_does_not_come_back(desk):
    stale = replace(WHERE, review_by=NOW.date())
    desk.policy.put_entry(stale)
    publish(desk, send(desk, write(desk, NEW_TEXT)))
    assert refused(restore, desk, revision(desk, WHERE.id, 1)) == "has_findings"


def test_an_entry_is_taken_down_like_any_change(desk):
    gone = replace(ENTRY, status=Status.RETIRED)
    publish(desk, send(desk, write(desk, gone)))
    assert desk.policy.load().entry(ENTRY.id) is None


def test_what_others_lead_to_is_not_taken_down(desk):
    assert refused(send, desk, write(desk, replace(WHERE, status=Status.RETIRED))) == "has_findings"


def test_every_step_is_in_the_trail(desk):
    draft = send(desk, write(desk, NEW_TEXT))
    drafts.give_back(desk, APPROVER, draft, at=NOW, reason="thiếu")
    publish(desk, send(desk, write(desk, NEW_TEXT)))
    restore(desk, revision(desk, WHERE.id, 1))
    trail = [(one.action, one.staff_name) for one in desk.audit.entries]
    assert trail == [
        ("draft.save", "Chị Lan"),
        ("draft.submit", "Chị Lan"),
        ("draft.return", "Anh Hai"),
        ("draft.save", "Chị Lan"),
        ("draft.submit", "Chị Lan"),
        ("revision.publish", "Anh Hai"),
        ("revision.restore", "Anh Hai"),
    ]
    published = desk.audit.entries[5]
    assert (published.thing, published.why) == (f"entry:{WHERE.id}", "luật mới")
    assert published.before == {"answer": WHERE.answer}
    assert published.after == {"revision": 2, "answer": NEW_TEXT.answer}
