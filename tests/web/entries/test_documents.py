"""A legal document is looked at with what cites it, put right by one approver, confirmed by another."""

from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import quote

import pytest
from starlette.datastructures import FormData

from services.policy.seed import read_folder
from services.staff.permissions import Role
from services.staff.trail import TrailSearch
from tests.policy_samples import DISABLED, ENTRY, NEW, OLD, STANDARD
from tests.web.entries.conftest import content_of
from tests.web.entries.forms import step, typed_document, typed_value
from web.values.forms import DocumentForm, filled_document

PATH = f"/values/documents/{quote(NEW.number)}"
PLAIN = "Kế hoạch hội nhập lao động – xã hội Cà Mau"
NEXT = {
    **typed_document(
        NEW, signed="2026-11-01", in_force_from="2027-01-01", checked_on="2026-11", replaces=NEW.number
    ),
    "number": "1/2027/NĐ-CP", "ends_others": "y", "reason": "đã công bố",
}  # fmt: skip


@pytest.fixture
def approver(desk):
    return desk.client_as(Role.APPROVER)


@pytest.fixture
def other(desk):
    return desk.client_as("other-approver")


def text_of(response, status=200):
    assert response.status_code == status
    return unescape(response.text)


def test_whoever_looks_at_a_document_sees_what_cites_it(desk):
    page = text_of(desk.client_as(Role.EDITOR).get(PATH))
    assert ENTRY.question in page
    assert STANDARD.label in page
    assert DISABLED.label in page
    assert "Lưu bản nháp" not in page


def test_the_schemes_that_cite_a_document_are_named(whole_desk):
    page = text_of(whole_desk.client_as(Role.EDITOR).get(PATH))
    resting = page.partition('id="resting-title"')[2]
    assert "Trợ cấp xã hội hằng tháng (tiền bảo trợ)" in resting
    assert "Chỉ nhận một mức" in resting


@pytest.mark.parametrize("number", [PLAIN, "tuyển lao động đi Hàn Quốc (EPS) năm 2026", "41/2024/QH15"])
def test_every_kind_of_number_has_a_page_and_a_history(whole_desk, number):
    editor = whole_desk.client_as(Role.EDITOR)
    for path in ("", "/history"):
        assert number in text_of(editor.get(f"/values/documents/{quote(number)}{path}"))
    assert f"/values/documents/{quote(number)}" in editor.get("/values/documents", params={"q": number}).text


def test_the_form_of_every_document_says_what_is_known_of_it():
    for document in read_folder().documents.values():
        shown = {
            field.name: field._value() if hasattr(field, "_value") else field.data
            for field in filled_document(document, 0)
        }
        form = DocumentForm(FormData(shown))
        assert form.validate(), (document.number, form.errors)
        assert form.document(document.number) == document


def test_a_mistake_is_put_right_by_two(desk, approver, other):
    right = typed_document(NEW, in_force_from="2026-10-15", address="https://vanban.chinhphu.vn/?id=1")
    answer = approver.post(PATH, right)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PATH}/review?done=draft.saved")
    assert content_of(desk).documents[NEW.number] == NEW
    assert step(approver, PATH, "submit", "ghi nhầm ngày").status_code == 303
    refused = step(approver, PATH, "publish")
    assert "người khác duyệt" in text_of(refused, 422)
    assert "chờ duyệt" in text_of(other.get("/values/documents"))
    assert step(other, PATH, "publish").headers["location"].startswith(f"{PATH}/history")
    live = content_of(desk).documents[NEW.number]
    assert (live.in_force_from, live.address) == (date(2026, 10, 15), "https://vanban.chinhphu.vn/?id=1")
    assert 'href="https://vanban.chinhphu.vn/?id=1"' in text_of(other.get(PATH))
    assert "Bản 1" in text_of(other.get(f"{PATH}/history/1"))
    assert other.post(f"{PATH}/history/1/restore", {"reason": "lộn"}).status_code == 303
    assert content_of(desk).documents[NEW.number] == NEW


def test_the_trail_keeps_before_and_after_with_the_reason(desk, approver, other):
    approver.post(PATH, typed_document(NEW, title="Trích yếu đúng"))
    step(approver, PATH, "submit", "ghi nhầm trích yếu")
    step(other, PATH, "publish", "đã đối chiếu")
    with desk.services.unit_of_work() as uow:
        entry = uow.audit.search(TrailSearch(action="revision.publish"), 1)[0]
    assert (entry.thing, entry.why) == (f"document:{NEW.number}", "đã đối chiếu")
    assert (entry.before["title"], entry.after["title"]) == (NEW.title, "Trích yếu đúng")
    page = text_of(desk.client_as(Role.ADMINISTRATOR).get("/trail"))
    assert f"Văn bản {NEW.number}" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"in_force_from": "2026-08-01"}, "Ngày có hiệu lực 01/08/2026 trước ngày ký 21/08/2026."),
        ({"in_force_to": "2026-10-01"}, "Ngày hết hiệu lực 01/10/2026 trước ngày có hiệu lực 05/10/2026."),
        ({"in_force_from": "", "in_force_to": "2026-08-01"}, "Ngày hết hiệu lực 01/08/2026 trước ngày ký"),
        ({"signed": "2027-01", "in_force_from": "2027-02-01"}, "Ngày ký tháng 01/2027 chưa tới."),
        ({"checked_on": "2026-12"}, "Ngày kiểm tra tháng 12/2026 chưa tới."),
        ({"checked_on": "2026-07"}, "Ngày kiểm tra tháng 07/2026 trước ngày ký 21/08/2026."),
        ({"in_force_to": "2206-12-31"}, "Năm 2206 không đúng."),
        ({"signed": "21/8/2026"}, "Hãy ghi ngày, tháng hoặc năm như"),
        ({"in_force_from": "hôm qua"}, "Ngày này không đúng."),
        ({"title": ""}, "Hãy điền ô này."),
        ({"address": "javascript:alert(1)"}, "Địa chỉ phải bắt đầu bằng https://"),
        ({"replaces": "9/1999/NĐ-CP"}, "Không có văn bản 9/1999/NĐ-CP."),
        ({"replaces": NEW.number}, "Văn bản không thể thay chính nó."),
    ],
    ids=str,
)
def test_what_cannot_be_right_is_refused_with_a_sentence_and_kept_as_typed(desk, approver, changes, sentence):
    typed = typed_document(NEW, note="ghi chú dài của tôi", **changes)
    page = text_of(approver.post(PATH, typed), 422)
    assert sentence in page
    assert "ghi chú dài của tôi" in page
    assert all(value in page for value in changes.values())
    assert desk.trail() == []


def test_two_who_put_it_right_at_once_lose_nothing(approver, other):
    approver.post(PATH, typed_document(NEW, title="Của tôi"))
    page = text_of(other.post(PATH, typed_document(NEW, title="Của người khác")), 422)
    assert "Người khác vừa sửa" in page
    assert "Của người khác" in page


def test_nothing_is_kept_where_nothing_is_changed(desk, approver):
    assert "Chưa sửa gì" in text_of(approver.post(PATH, typed_document(NEW)), 422)
    assert desk.trail() == []


def test_an_editor_changes_no_document(desk):
    editor = desk.client_as(Role.EDITOR)
    assert editor.post(PATH, typed_document(NEW, title="Khác")).status_code == 403


@pytest.mark.parametrize("path", ["/values/documents/9/1999/NĐ-CP", "/values/documents/khong-co/review"])
def test_a_document_nobody_knows_is_not_found(approver, path):
    assert approver.get(path).status_code == 404
    assert approver.post("/values/documents/9/1999/NĐ-CP", typed_document(NEW)).status_code == 404


def test_a_day_away_from_its_neighbour_is_pointed_out_to_both(approver, other):
    approver.post(PATH, typed_document(NEW, in_force_from="2026-10-15"))
    for client, path in ((approver, PATH), (other, f"{PATH}/review")):
        page = text_of(client.get(path))
        assert "hai ngày không liền nhau" in page
        assert OLD.name in page


def test_what_another_day_changes_is_shown_before_it_is_kept(whole_desk):
    approver = whole_desk.client_as(Role.APPROVER)
    document = content_of(whole_desk).documents[NEW.number]
    form = {**typed_document(document, in_force_to="2026-12-31"), "key": NEW.number}
    piece = text_of(approver.post("/values/documents/impact", form))
    assert "Từ ngày 01/01/2027" in piece
    assert "sẽ thành “cần hỏi cơ quan”" in piece
    assert "<h4>" in piece
    wrong = text_of(approver.post("/values/documents/impact", {**form, "in_force_to": "2026-01-01"}))
    assert "trước ngày có hiệu lực" in wrong
    assert "Chưa xem được" in text_of(approver.post("/values/documents/impact", {**form, "title": ""}))


def test_replacing_names_the_schemes_beside_the_entries(whole_desk):
    approver = whole_desk.client_as(Role.APPROVER)
    piece = text_of(approver.post("/values/documents/citing", NEXT))
    assert "câu phải xem lại" in piece
    assert "Trợ cấp xã hội hằng tháng (tiền bảo trợ)" in piece
    assert "Từ ngày 01/01/2027" in piece
    assert "sẽ thành “cần hỏi cơ quan”" in piece
    partly = text_of(approver.post("/values/documents/citing", {**NEXT, "ends_others": ""}))
    assert "Trợ cấp xã hội hằng tháng (tiền bảo trợ)" in partly


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"in_force_from": "2026-10-31"}, "Ngày có hiệu lực 31/10/2026 trước ngày ký 01/11/2026."),
        ({"number": "../x"}, "Số văn bản chưa đúng"),
        ({"number": "1/2027?x"}, "Số văn bản chưa đúng"),
        ({"address": "vanban"}, "Địa chỉ phải bắt đầu bằng https://"),
        ({"reason": ""}, "Hãy điền ô này."),
    ],
    ids=str,
)
def test_a_new_document_is_refused_and_kept_as_typed(desk, approver, changes, sentence):
    page = text_of(approver.post("/values/documents/new", {**NEXT, "note": "của tôi", **changes}), 422)
    assert sentence in page
    assert "của tôi" in page
    assert all(value in page for value in changes.values())
    assert desk.trail() == []


def test_a_new_document_may_be_put_right_at_once(desk, approver, other):
    assert approver.post("/values/documents/new", NEXT).status_code == 303
    path = "/values/documents/1/2027/N%C4%90-CP"
    document = content_of(desk).documents["1/2027/NĐ-CP"]
    assert approver.post(path, typed_document(document, signed="2026-11-02")).status_code == 303
    step(approver, path, "submit")
    step(other, path, "publish")
    assert content_of(desk).documents["1/2027/NĐ-CP"].signed == "2026-11-02"


def test_what_waits_is_found_above_a_list_that_does_not_hold_it(desk, approver):
    approver.post(PATH, typed_document(NEW, title="Trích yếu đúng"))
    step(approver, PATH, "submit")
    approver.post(f"/values/{STANDARD.name}", typed_value(STANDARD, label="Tên gọi mới"))
    other = desk.client_as("other-approver")
    page = text_of(other.get("/values/documents", params={"q": "khong co gi"}))
    assert f'href="{PATH}/review">{NEW.name}: chờ duyệt' in page.replace("N%C4%90", quote("NĐ"))
    assert "Tên gọi mới: bản nháp" in text_of(other.get("/values", params={"q": "khong co gi"}))


def test_an_address_that_is_none_of_the_web_is_no_link(desk):
    with desk.services.unit_of_work(writing=True) as uow:
        uow.policy.put_document(replace(NEW, address="javascript:alert(1)"))
        uow.commit()
    assert 'href="javascript:' not in text_of(desk.client_as(Role.EDITOR).get(PATH))
