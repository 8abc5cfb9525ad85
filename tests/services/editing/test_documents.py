"""What was written down of a legal document is put right by one approver and confirmed by another."""

from dataclasses import replace
from datetime import date

import pytest

from services.editing import drafts
from services.editing.day_faults import day_faults
from services.editing.documents import change_document, gaps, values_citing
from services.editing.effect import effect, effect_of_new
from services.editing.findings import findings
from services.editing.publishing import publish, restore
from services.editing.records import Kind
from services.editing.refusals import EditingRefused
from services.editing.replaced import add_document
from services.errors import NotFound
from services.policy.documents import LegalDocument
from services.policy.rating import Rating
from tests.policy_samples import CONTENT, ENTRY, NEW, OLD, STANDARD, WHERE
from tests.services.editing.conftest import APPROVER, NOW, OTHER, TODAY

RIGHT = replace(NEW, title="Chính sách trợ giúp xã hội mới", in_force_from=date(2026, 10, 15))
DATED = LegalDocument(
    number="1/2026/NĐ-CP", kind="Nghị định", title="Gì đó", issuer="Chính phủ", rating=Rating.READ,
    signed="2026-05-10", in_force_from=date(2026, 6, 1), in_force_to=date(2026, 12, 31), checked_on="2026-11",
)  # fmt: skip


def change(desk, document=RIGHT, version=0, by=APPROVER):
    content = desk.policy.load()
    return change_document(desk, by, document, version=version, content=content, at=NOW, today=TODAY)


def sent(desk, document=RIGHT, reason="ghi nhầm ngày"):
    draft, content = change(desk, document), desk.policy.load()
    return drafts.submit(desk, APPROVER, draft, content=content, at=NOW, today=TODAY, reason=reason)


def published(desk, document=RIGHT, by=OTHER):
    content = desk.policy.load()
    return publish(desk, by, sent(desk, document), content=content, at=NOW, today=TODAY)


def refused(step, *arguments, **options):
    with pytest.raises(EditingRefused) as caught:
        step(*arguments, **options)
    return caught.value.code


def test_what_is_written_down_wrong_is_put_right_by_two(desk):
    published(desk)
    assert desk.policy.load().documents[NEW.number] == RIGHT
    assert [one.record for one in desk.editing.revisions(Kind.DOCUMENT, NEW.number)] == [RIGHT, NEW]


def test_the_trail_tells_what_was_and_what_is_with_the_reason(desk):
    published(desk)
    entry = desk.audit.entries[-1]
    assert (entry.action, entry.thing, entry.why) == (
        "revision.publish", f"document:{NEW.number}", "ghi nhầm ngày",
    )  # fmt: skip
    assert entry.before == {"title": NEW.title, "in_force_from": "2026-10-05"}
    assert entry.after == {"revision": 2, "title": RIGHT.title, "in_force_from": "2026-10-15"}


def test_nobody_confirms_what_he_wrote(desk):
    draft = sent(desk)
    assert (
        refused(publish, desk, APPROVER, draft, content=desk.policy.load(), at=NOW, today=TODAY)
        == "second_person"
    )
    assert desk.policy.load().documents[NEW.number] == NEW


def test_it_is_sent_with_a_reason_only(desk):
    assert refused(sent, desk, reason=" ") == "reason_needed"


def test_what_was_right_before_is_brought_back_by_another(desk):
    published(desk)
    content, (_, first) = desk.policy.load(), desk.editing.revisions(Kind.DOCUMENT, NEW.number)
    restore(desk, OTHER, first, content=content, at=NOW, today=TODAY, reason="đúng rồi")
    assert desk.policy.load().documents[NEW.number] == NEW


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (NEW, "nothing_changed"),
        (replace(RIGHT, replaces=("9/1999/NĐ-CP",)), "unknown_document"),
        (replace(RIGHT, replaces=(NEW.number,)), "replaces_itself"),
        (replace(RIGHT, in_force_from=date(2026, 8, 1)), "in_force_before_signed"),
    ],
)
def test_a_change_is_refused(desk, document, code):
    assert refused(change, desk, document) == code
    assert desk.editing.draft(Kind.DOCUMENT, NEW.number) is None


def test_the_later_of_two_is_told(desk):
    change(desk)
    assert refused(change, desk, replace(RIGHT, title="Khác"), by=OTHER) == "changed_meanwhile"


def test_a_document_nobody_knows_is_not_changed(desk):
    with pytest.raises(NotFound):
        change(desk, replace(NEW, number="9/1999/NĐ-CP"))


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"signed": "2026-06-02"}, "in_force_from", "in_force_before_signed"),
        ({"in_force_to": date(2026, 5, 31)}, "in_force_to", "ends_before_it_begins"),
        ({"in_force_from": None, "in_force_to": date(2026, 5, 9)}, "in_force_to", "ends_before_signed"),
        ({"signed": "2026-11-24", "in_force_from": date(2026, 12, 1), "checked_on": "2026-11-24"},
         "signed", "signed_to_come"),
        ({"checked_on": "2026-11-24"}, "checked_on", "checked_to_come"),
        ({"checked_on": "2026-05-09"}, "checked_on", "checked_before_signed"),
        ({"in_force_to": date(2206, 12, 31)}, "in_force_to", "strange_year"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_days_that_cannot_be_right_are_told_at_their_field(changes, field, code):
    wrong = replace(DATED, **changes)
    assert (field, code) in {(one.field, one.code) for one in day_faults(wrong, TODAY)}
    (finding,) = [one for one in findings(wrong, CONTENT, TODAY) if one.code == code]
    assert finding.field == field
    assert "{" not in finding.sentence


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"signed": "2026"},
        {"signed": "2026-06"},
        {"checked_on": "2026"},
        {"signed": None},
        {"in_force_to": None},
    ],
    ids=str,
)
def test_days_of_which_only_a_part_is_known_may_be_right(changes):
    assert list(day_faults(replace(DATED, **changes), TODAY)) == []


def test_a_new_document_with_days_in_a_wrong_order_is_refused(desk):
    wrong = replace(DATED, in_force_from=date(2026, 5, 1))
    code = refused(
        add_document, desk, APPROVER, wrong, ends_others=True, content=CONTENT, at=NOW, reason="mới"
    )
    assert code == "in_force_before_signed"
    assert wrong.number not in desk.policy.load().documents


def test_entries_that_cite_what_is_now_said_to_be_replaced_are_marked_once(desk):
    desk.policy.put_document(DATED)
    published(desk, replace(DATED, replaces=(NEW.number,)))
    assert {(one.entry, one.document) for one in desk.editing.marks()} == {
        (ENTRY.id, NEW.number), (WHERE.id, NEW.number),
    }  # fmt: skip


def test_a_day_that_is_moved_away_from_its_neighbour_is_told():
    assert gaps(NEW, CONTENT) == ()
    ((gap,), (same,)) = gaps(RIGHT, CONTENT), gaps(replace(OLD, in_force_to=date(2026, 9, 30)), CONTENT)
    assert (gap.old, gap.new) == (OLD, RIGHT)
    assert same.new == NEW
    assert gaps(replace(OLD, in_force_to=None), CONTENT) == ()


def test_the_values_of_a_document_are_known_with_their_periods():
    cited = {value.name: periods for value, periods in values_citing(OLD.number, CONTENT)}
    assert cited == {STANDARD.name: (STANDARD.periods[0],)}


def test_a_document_that_is_not_in_force_yet_silences_what_cites_it_alone():
    told = effect(replace(NEW, in_force_from=date(2027, 1, 1)), CONTENT, TODAY)
    assert told is not None
    assert told.day == TODAY
    assert {one.entry.id for one in told.answers} >= {WHERE.id}


def test_another_title_changes_no_answer():
    told = effect(replace(NEW, note="Đã đọc lại"), CONTENT, TODAY)
    assert told is not None
    assert (told.day, told.answers, told.schemes) == (TODAY, (), ())


def test_the_end_of_a_document_is_shown_from_the_day_after():
    told = effect(replace(NEW, in_force_to=date(2026, 12, 31)), CONTENT, TODAY)
    assert told is not None
    assert told.day == date(2027, 1, 1)


def test_a_new_document_is_shown_on_its_first_day_with_the_end_of_the_old():
    new = replace(DATED, in_force_from=date(2027, 1, 1), in_force_to=None, replaces=(NEW.number,))
    ended = effect_of_new(new, CONTENT, TODAY, ends_others=True)
    assert ended.day == date(2027, 1, 1)
    assert WHERE.id in {one.entry.id for one in ended.answers}
    assert effect_of_new(new, CONTENT, TODAY, ends_others=False).answers == ()
