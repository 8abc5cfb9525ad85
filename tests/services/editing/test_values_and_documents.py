"""What a changed value changes, and what a new document leaves to be looked at."""

from dataclasses import replace
from datetime import date

import pytest

from services.editing.differences import Change
from services.editing.effect import effect
from services.editing.impact import changed_answers, days_of_change
from services.editing.records import Kind
from services.editing.refusals import EditingRefused
from services.editing.replaced import add_document, citing, settle
from services.policy.documents import LegalDocument
from services.policy.rating import Rating
from tests.policy_samples import CONTENT, DISABLED, ENTRY, NEW, OLD, STANDARD, WHERE
from tests.services.editing.conftest import APPROVER, EDITOR, NOW, TODAY
from tests.services.editing.steps import publish, send, write

NEXT = LegalDocument(
    number="1/2027/NĐ-CP", kind="Nghị định", title="Trợ giúp xã hội", issuer="Chính phủ",
    rating=Rating.READ, checked_on="2026-11", in_force_from=date(2027, 1, 1), replaces=(NEW.number,),
)  # fmt: skip
RAISED = replace(STANDARD, periods=(STANDARD.periods[0], replace(STANDARD.periods[1], amount=600000)))


def from_january(amount):
    *before, last = STANDARD.periods
    ended = replace(last, until=date(2026, 12, 31))
    return replace(STANDARD, periods=(*before, ended, replace(last, since=date(2027, 1, 1), amount=amount)))


def words(changed, change):
    return [piece.text for piece in changed.pieces if piece.change is change]


def add(desk, document=NEXT, by=APPROVER, ends_others=True, reason="đã công bố"):
    return add_document(
        desk, by, document, ends_others=ends_others, content=desk.policy.load(), at=NOW, reason=reason
    )


def refused(step, *arguments, **options):
    with pytest.raises(EditingRefused) as caught:
        step(*arguments, **options)
    return caught.value.code


def test_every_answer_that_changes_is_shown_with_its_difference():
    (changed,) = changed_answers(RAISED, CONTENT, TODAY)
    assert (changed.entry, changed.facet) == (ENTRY, "answer")
    assert words(changed, Change.REMOVED) == ["810.000"]
    assert words(changed, Change.ADDED) == ["900.000"]


def test_a_value_that_says_the_same_changes_nothing():
    assert changed_answers(replace(STANDARD, label="Mức chuẩn"), CONTENT, TODAY) == ()


def test_a_value_of_a_day_to_come_is_shown_on_that_day():
    later = from_january(600000)
    (day,) = days_of_change(STANDARD, later, TODAY)
    assert day == date(2027, 1, 1)
    assert changed_answers(later, CONTENT, TODAY) == ()
    (changed,) = changed_answers(later, CONTENT, day)
    assert words(changed, Change.ADDED)[0] == "900.000"


def test_a_value_that_ends_changes_on_the_day_after(desk):
    *before, last = STANDARD.periods
    ended = replace(STANDARD, periods=(*before, replace(last, until=date(2026, 12, 31))))
    assert days_of_change(STANDARD, ended, TODAY) == (date(2027, 1, 1),)


def test_every_further_day_of_a_change_is_known():
    later = from_january(600000)
    now = replace(
        later, periods=(*later.periods[:1], replace(later.periods[1], amount=550000), later.periods[2])
    )
    told = effect(now, CONTENT, TODAY)
    assert told is not None
    assert (told.day, told.later) == (TODAY, (date(2027, 1, 1),))


@pytest.mark.parametrize("changes", [{"unit": "apples"}, {"times_of": "disabled_severe_adult"}])
def test_a_value_that_cannot_be_reckoned_shows_no_answers(changes):
    assert changed_answers(replace(RAISED, **changes), CONTENT, TODAY) == ()


def test_an_answer_that_a_value_silences_is_shown_as_gone():
    ended = replace(STANDARD, periods=STANDARD.periods[:1])
    (changed,) = changed_answers(ended, CONTENT, TODAY)
    assert {piece.change for piece in changed.pieces} == {Change.REMOVED}


@pytest.mark.parametrize(
    ("before", "after", "day"),
    [(None, STANDARD, TODAY), (STANDARD, RAISED, TODAY), (STANDARD, STANDARD, TODAY)],
)
def test_without_another_day_it_is_today(before, after, day):
    assert days_of_change(before, after, TODAY)[0] == day


def test_entries_that_cite_a_replaced_document_are_marked(desk):
    touched = add(desk)
    assert {entry.id for entry in touched} == {ENTRY.id, WHERE.id}
    assert [(one.entry, one.document, one.replaced_by) for one in desk.editing.marks()] == [
        (WHERE.id, NEW.number, NEXT.number),
        (ENTRY.id, NEW.number, NEXT.number),
    ]


def test_an_entry_that_names_a_value_of_the_document_is_marked_too(desk):
    entry = replace(ENTRY, citations=(), source="Báo")
    desk.policy.put_entry(entry)
    assert entry.id in {one.id for one in add(desk)}


def test_what_is_replaced_ends_the_day_before(desk):
    add(desk)
    documents = desk.policy.load().documents
    assert documents[NEW.number].in_force_to == date(2026, 12, 31)
    assert documents[NEXT.number] == NEXT
    assert [one.record for one in desk.editing.revisions(Kind.DOCUMENT, NEW.number)][1] == NEW


def test_what_is_replaced_in_part_goes_on(desk):
    add(desk, ends_others=False)
    assert desk.policy.load().documents[NEW.number].in_force_to is None
    assert len(desk.editing.marks()) == 2


def test_a_document_that_ended_before_keeps_its_day(desk):
    add(desk, replace(NEXT, replaces=(OLD.number,)))
    assert desk.policy.load().documents[OLD.number] == OLD


def test_publishing_the_entry_takes_its_marks_off(desk):
    add(desk)
    publish(desk, send(desk, write(desk, replace(ENTRY, review_by=date(2027, 12, 31)))))
    assert [one.entry for one in desk.editing.marks()] == [WHERE.id]


def test_an_entry_that_is_right_as_it_is_loses_its_marks_with_a_reason(desk):
    add(desk)
    assert refused(settle, desk, APPROVER, ENTRY.id, at=NOW, reason="") == "reason_needed"
    assert refused(settle, desk, EDITOR, ENTRY.id, at=NOW, reason="đã đọc") == "may_not_publish"
    settle(desk, APPROVER, ENTRY.id, at=NOW, reason="đã đọc")
    assert [one.entry for one in desk.editing.marks()] == [WHERE.id]
    assert desk.audit.entries[-1].why == "đã đọc"


@pytest.mark.parametrize(
    ("document", "options", "code"),
    [
        (NEXT, {"reason": ""}, "reason_needed"),
        (NEXT, {"by": EDITOR}, "may_not_publish"),
        (replace(NEXT, number=OLD.number), {}, "document_known"),
        (replace(NEXT, replaces=("9/1999/NĐ-CP",)), {}, "unknown_document"),
        (replace(NEXT, replaces=(NEXT.number,)), {}, "replaces_itself"),
    ],
)
def test_a_document_is_refused(desk, document, options, code):
    assert refused(add, desk, document, **options) == code
    assert desk.editing.marks() == []


def test_nothing_cites_a_document_that_replaces_nothing():
    assert citing(replace(NEXT, replaces=()), CONTENT) == ()


def test_a_value_made_of_another_changes_with_it():
    assert DISABLED.times_of == STANDARD.name
    assert changed_answers(RAISED, CONTENT, TODAY)[0].entry is ENTRY
