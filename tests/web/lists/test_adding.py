"""Records that somebody writes by hand."""

import pytest

from services.imports.record_kinds import store_of
from services.staff.permissions import Role
from tests.services.imports.listings import vacancy


@pytest.fixture
def editor(web):
    return web.client_as(Role.EDITOR)


VACANCY = {
    "title": "Thợ hàn",
    "employer": "Xưởng Mẫu Tư Nhiên",
    "pay_text": "9 - 12 triệu",
    "places": "xã Năm Căn",
    "contact_phone": "0900 000 321",
}
COURSE = {"title": "Sửa xe máy", "provider": "Trường Mẫu", "place": "xã Đầm Dơi"}
ORDER = {"title": "Chế biến thủy sản", "sending_company": "Công ty Mẫu", "country": "JP", "contact_name": "A"}


def stored(web, kind, number=1):
    with web.services.unit_of_work() as uow:
        return store_of(kind, uow).get(number)


@pytest.mark.parametrize(
    ("kind", "written"), [("vacancies", VACANCY), ("courses", COURSE), ("overseas_orders", ORDER)]
)
def test_a_record_is_written_by_hand(web, editor, form_of, kind, written):
    path = f"/lists/{kind}/new"
    done = editor.post(path, {**form_of(editor, path), **written})
    assert done.headers["location"].startswith(f"/lists/{kind}/1?done=lists.added")
    record = stored(web, kind)
    assert record.title == written["title"]
    assert record.source == "danh sách của Trung tâm ngày 23/11/2026"
    assert web.trail() == [("list.add", f"{kind}:1")]


def test_what_follows_from_the_words_is_read(web, editor, form_of):
    editor.post("/lists/vacancies/new", {**form_of(editor, "/lists/vacancies/new"), **VACANCY})
    posting = stored(web, "vacancies")
    assert (posting.occupation_id, posting.salary_min, posting.salary_max) == (
        "han-tien",
        9_000_000,
        12_000_000,
    )
    assert [place.commune_code for place in posting.places] == ["32191"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Hãy điền ô này"),
        ("employer", "", "Hãy điền ô này"),
        ("places", "chỗ nào đó", "không tìm thấy nơi"),
        ("valid_through", "2026-11-01", "Hạn này đã qua"),
        ("age_min", "200", "Số phải từ 14 đến 100"),
    ],
)
def test_a_complaint_stands_beside_its_field_and_all_stays_written(
    web, editor, form_of, form_in, field, value, sentence
):
    path = "/lists/vacancies/new"
    sent = {**form_of(editor, path), **VACANCY, field: value}
    refused = editor.post(path, sent)
    assert refused.status_code == 422
    assert sentence in refused.text
    again = form_in(refused.text)
    assert {name: again[name] for name in (*VACANCY, field)} == {**VACANCY, field: value}
    assert web.trail() == []


def test_one_that_is_there_already_is_added_only_when_said_again(web, editor, form_of, form_in):
    with web.services.unit_of_work(writing=True) as uow:
        uow.jobs.add(vacancy(title="Thợ hàn", employer="Xưởng Mẫu Tư Nhiên"))
        uow.commit()
    path = "/lists/vacancies/new"
    refused = editor.post(path, {**form_of(editor, path), **VACANCY})
    assert refused.status_code == 422
    assert "Đã có mục số 1 giống vậy" in refused.text
    assert editor.post(path, form_in(refused.text)).status_code == 303
    assert stored(web, "vacancies", 2).title == "Thợ hàn"


def test_what_looks_like_a_fraud_is_held(web, editor, form_of):
    path = "/lists/vacancies/new"
    words = {**VACANCY, "requirements_text": "đóng cọc 500k giữ chỗ, chuyển tiền vào tài khoản cá nhân"}
    done = editor.post(path, {**form_of(editor, path), **words})
    assert done.headers["location"].endswith("done=lists.held")
    assert stored(web, "vacancies").status == "held"
    assert "Thợ hàn" in web.client_as(Role.APPROVER).get("/lists/holds").text


def test_a_licence_is_not_written_by_hand(web, editor):
    assert editor.get("/lists/licensed_companies/new").status_code == 404
    assert editor.post("/lists/licensed_companies/new").status_code == 404
