"""Editors change answers, approvers publish them, and what is published is answered at once."""

from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from services.policy.rating import Rating
from services.staff.permissions import Role
from tests.policy_samples import ENTRY, NEW, WHERE
from tests.web.entries.conftest import content_of
from tests.web.entries.forms import step, typed, version_of

PATH = f"/entries/{WHERE.id}"
NEW_TEXT = "Dạ, Bộ phận Một cửa của xã, phường nào cũng nhận."


@pytest.fixture
def editor(desk):
    return desk.client_as(Role.EDITOR)


@pytest.fixture
def approver(desk):
    return desk.client_as(Role.APPROVER)


def drafted(client, **changes):
    response = client.post(PATH, typed(WHERE, **{"answer": NEW_TEXT, **changes}))
    assert response.status_code == 303, response.text
    return response


def published(editor, approver, **changes):
    drafted(editor, **changes)
    assert step(editor, PATH, "submit").status_code == 303
    assert step(approver, PATH, "publish").status_code == 303


def test_entries_are_listed_and_found_by_words_topic_and_state(editor):
    everything = editor.get("/entries").text
    assert ENTRY.question in everything
    assert WHERE.question in everything
    found = editor.get("/entries", params={"q": "khuyet tat", "topic": "social_assistance"}).text
    assert ENTRY.question in found
    assert WHERE.question not in found
    assert "Không có câu nào" in editor.get("/entries", params={"state": "review"}).text


def test_entries_are_found_by_unit_review_and_confidence(desk, editor):
    due = replace(WHERE, review_by=date(2026, 12, 1), keeper="education", rating=Rating.REPORTED)
    with desk.services.unit_of_work(writing=True) as uow:
        uow.policy.put_entry(due)
        uow.commit()
    for query in ({"keeper": "education"}, {"review": "month"}, {"rating": "B"}):
        found = editor.get("/entries", params=query).text
        assert WHERE.question in found
        assert ENTRY.question not in found
    assert "1 câu đến hạn rà soát trong 30 ngày" in editor.get("/entries").text
    assert "Sở Giáo dục và Đào tạo" in found


@pytest.mark.parametrize(
    "query", [{"page": "99999"}, {"page": "-1"}, {"topic": "x"}, {"q": "a" * 5000}], ids=str
)
def test_a_list_asked_for_oddly_is_still_a_list(editor, query):
    assert editor.get("/entries", params=query).status_code == 200


def test_the_form_shows_what_is_live(editor):
    page = unescape(editor.get(f"/entries/{ENTRY.id}").text)
    assert ENTRY.answer in page
    assert "335/2026/NĐ-CP | 6 | 1" in page


def test_a_draft_is_kept_and_what_is_live_stays(desk, editor):
    drafted(editor)
    assert content_of(desk).entries[WHERE.id] == WHERE
    assert NEW_TEXT in unescape(editor.get(PATH).text)
    review = editor.get(f"{PATH}/review").text
    assert "<ins>" in review
    assert "chờ duyệt" not in review


def test_an_approver_publishes(desk, editor, approver):
    published(editor, approver)
    assert content_of(desk).entries[WHERE.id].answer == NEW_TEXT


def test_the_author_cannot_publish_law(desk):
    author = desk.client_as(Role.APPROVER)
    drafted(author)
    step(author, PATH, "submit")
    refused = step(author, PATH, "publish")
    assert refused.status_code == 422
    assert "người khác duyệt" in refused.text
    assert content_of(desk).entries[WHERE.id] == WHERE
    assert step(desk.client_as("other-approver"), PATH, "publish").status_code == 303


def test_a_draft_is_sent_back_with_a_reason(editor, approver):
    drafted(editor)
    step(editor, PATH, "submit")
    assert step(approver, PATH, "return", " ").status_code == 422
    assert step(approver, PATH, "return", "thiếu địa chỉ").status_code == 303
    assert "thiếu địa chỉ" in editor.get(PATH).text


def test_a_draft_is_dropped_with_a_reason(editor):
    drafted(editor)
    assert step(editor, PATH, "discard", "").status_code == 422
    assert step(editor, PATH, "discard").status_code == 303
    assert editor.get(f"{PATH}/review").status_code == 404


def test_two_who_edit_at_once_do_not_overwrite_each_other(desk, editor):
    drafted(editor)
    late = desk.client_as(Role.APPROVER).post(PATH, typed(WHERE, answer="Dạ, khác."))
    assert late.status_code == 422
    assert "Người khác vừa sửa" in late.text
    assert "Dạ, khác." in late.text  # what was typed is not lost


def test_a_step_counts_for_the_draft_that_was_shown(desk, editor, approver):
    drafted(editor)
    step(editor, PATH, "submit")
    seen = version_of(approver, PATH)
    drafted(editor, version=seen, answer="Dạ, khác hẳn.")
    step(editor, PATH, "submit")
    stale = approver.post(f"{PATH}/publish", {"version": seen, "reason": ""})
    assert stale.status_code == 422
    assert content_of(desk).entries[WHERE.id] == WHERE


def test_faults_stand_beside_their_fields_and_keep_it_from_being_sent(editor):
    drafted(editor, answer="Dạ, mỗi tháng 540.000 đồng.")
    page = editor.get(PATH).text
    beside = page.partition('id="answer-findings"')[2].partition("</ul>")[0]
    assert "540.000 đồng" in beside
    refused = step(editor, PATH, "submit")
    assert refused.status_code == 422
    assert "điều phải sửa" in refused.text


def test_every_published_state_can_be_read_and_brought_back(desk, editor, approver):
    published(editor, approver)
    history = editor.get(f"{PATH}/history").text
    assert "Bản 1" in history
    assert "Chị editor" in history
    assert "Chị approver" in history
    assert "<ins>" in editor.get(f"{PATH}/history/2").text
    assert approver.post(f"{PATH}/history/1/restore", {"reason": ""}).status_code == 422
    assert approver.post(f"{PATH}/history/1/restore", {"reason": "lộn"}).status_code == 303
    assert content_of(desk).entries[WHERE.id] == WHERE
    assert editor.get(f"{PATH}/history/9").status_code == 404


def test_a_question_like_another_is_shown_before_it_is_saved(desk, editor):
    like = typed(WHERE, question=WHERE.question.replace("ở đâu", "ở chỗ nào"), asked="")
    refused = editor.post("/entries/new", like)
    assert refused.status_code == 422
    assert WHERE.question in refused.text
    assert "gần giống" in refused.text
    assert editor.post("/entries/new", {**like, "anyway": "y"}).status_code == 303


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"question": ""}, "Hãy điền ô này."),
        ({"citations": "374/2025/NĐ-CP | 1 | 2 | 3 | 4"}, "ngăn bằng dấu |"),
        ({"checked_on": "hôm qua"}, "Hãy ghi ngày, tháng hoặc năm"),
        ({"review_by": "31/12"}, "Ngày này không đúng."),
        ({"status": "draft"}, "Lựa chọn này không có."),
        ({"topic": "weather"}, "Lựa chọn này không có."),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_said_beside_the_field(editor, changes, told):
    response = editor.post(PATH, typed(WHERE, **changes))
    assert response.status_code == 422
    assert told in unescape(response.text)


def test_the_preview_shows_every_channel_and_what_is_wrong(editor):
    form = {**typed(ENTRY, answer="Dạ, {social_standard}, và 3 triệu đồng."), "key": ENTRY.id}
    piece = unescape(editor.post("/entries/preview", form).text)
    assert piece.count("Dạ, 540.000 đồng, và 3 triệu đồng.") == 3
    assert "1. Giấy tờ" in piece or "1. " in piece  # Zalo lists its choices
    assert 'id="answer-findings" hx-swap-oob="true"' in piece
    assert "con số viết thẳng" in piece


def test_the_preview_shows_the_side_that_is_chosen(editor):
    form = {**typed(ENTRY), "key": ENTRY.id, "facet": "dossier"}
    piece = unescape(editor.post("/entries/preview", form).text)
    assert piece.count("- Tờ khai (Mẫu số 01, Nghị định 335/2026/NĐ-CP)") == 3
    assert "540.000 đồng" not in piece
    without = unescape(editor.post("/entries/preview", {**form, "facet": "fee"}).text)
    assert "Không có phần này." in without


def test_an_unfinished_form_says_what_is_missing(editor):
    for path in ("/entries/preview", "/entries/try", "/entries/regression"):
        response = editor.post(path, {**typed(WHERE, question=""), "sentence": "ở đâu"})
        assert response.status_code == 200


def test_a_sentence_and_the_known_questions_are_tried_with_the_draft(desk, editor):
    form = {**typed(WHERE, answer=NEW_TEXT), "key": WHERE.id, "sentence": WHERE.question}
    waiting = editor.post("/entries/try", form).text
    for _ in range(200):
        if "Đang chuẩn bị" not in waiting:
            break
        waiting = editor.post("/entries/try", form).text
    assert "Bây giờ" in waiting
    assert "Với bản này" in waiting
    assert "0 trên" in editor.post("/entries/regression", form).text
    assert desk.trail() == []


def test_an_entry_marked_by_a_new_document_is_settled_by_an_approver(desk, editor, approver):
    document = {
        "number": "1/2027/NĐ-CP", "kind": "Nghị định", "title": "Trợ giúp xã hội", "issuer": "Chính phủ",
        "in_force_from": "2027-01-01", "replaces": NEW.number, "ends_others": "y", "rating": "A",
        "checked_on": "2026-11", "reason": "đã công bố",
    }  # fmt: skip
    piece = approver.post("/values/documents/citing", document).text
    assert ENTRY.question in piece
    assert WHERE.question in piece
    assert approver.post("/values/documents/new", document).status_code == 303
    marked = editor.get("/entries", params={"state": "marked"}).text
    assert "1/2027/NĐ-CP thay 335/2026/NĐ-CP" in marked
    assert approver.post(f"{PATH}/settle", {"reason": ""}).status_code == 422
    assert approver.post(f"{PATH}/settle", {"reason": "đã đọc"}).status_code == 303
    left = editor.get("/entries", params={"state": "marked"}).text
    assert WHERE.question not in left
    assert ENTRY.question in left
    assert content_of(desk).documents[NEW.number].in_force_to.isoformat() == "2026-12-31"


def test_every_change_is_in_the_trail(desk, editor, approver):
    published(editor, approver)
    assert desk.trail() == [
        ("draft.save", f"entry:{WHERE.id}"),
        ("draft.submit", f"entry:{WHERE.id}"),
        ("revision.publish", f"entry:{WHERE.id}"),
    ]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR])
def test_others_do_not_come_in(desk, role):
    assert desk.client_as(role).get("/entries").status_code == 403


def test_an_editor_publishes_nothing(desk, editor):
    drafted(editor)
    step(editor, PATH, "submit")
    assert step(editor, PATH, "publish").status_code == 403
    assert "Đăng</button>" not in editor.get(f"{PATH}/review").text


def test_what_is_typed_is_shown_as_text_only(editor):
    evil = "<script>alert(1)</script>"
    drafted(editor, answer=f"Dạ {evil}", question=f"{evil} ở đâu?")
    for path in (PATH, f"{PATH}/review"):
        assert evil not in editor.get(path).text
    assert evil not in editor.post("/entries/preview", {**typed(WHERE, answer=evil), "key": WHERE.id}).text
