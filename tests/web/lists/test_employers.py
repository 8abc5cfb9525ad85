"""Employers: looked for, put right, merged, closed with all their vacancies; offers that are there twice."""

import re

import pytest

from services.fraud.model import HELD
from services.imports.record_kinds import store_of
from services.imports.snapshot import digest
from services.jobs.model import Employer
from services.staff.permissions import Role
from tests.services.imports.listings import DAM_DOI, course, vacancy
from tests.web.staff_web import NOW

SEWING, SHORT = "Công ty TNHH May Mẫu Năm Căn", "Cty May Mẫu Năm Căn"


@pytest.fixture
def editor(web):
    return web.client_as(Role.EDITOR)


@pytest.fixture
def stored(web):
    """Numbers of vacancies after they were stored."""

    def store(*postings):
        with web.services.unit_of_work(writing=True) as uow:
            numbers = uow.jobs.add_all(postings)
            uow.commit()
        return numbers

    return store


def employer(web, name):
    with web.services.unit_of_work() as uow:
        return uow.lists.named(name)


def posting(web, number):
    with web.services.unit_of_work() as uow:
        return uow.jobs.get(number)


def entries(web, thing):
    with web.services.unit_of_work() as uow:
        return [(one.action, one.why) for one in uow.audit.of(thing, 10)]


@pytest.mark.parametrize("words", ["may mau", "MẪU may", "năm căn", "nam can may"])
def test_an_employer_is_found_without_marks_in_any_order(web, editor, stored, words):
    stored(vacancy(employer=SEWING), vacancy(employer="Quán ăn Ví Dụ"))
    page = editor.get("/lists/employers", params={"q": words}).text
    assert SEWING in page
    assert "Quán ăn Ví Dụ" not in page


def test_pages_lead_on_and_back_and_to_the_end(web, editor, stored):
    stored(*(vacancy(employer=f"Đơn vị {number:03}") for number in range(60)))

    def names(page):
        return re.findall(r">(Đơn vị \d+)</a>", page.text)

    def following(page, rel):
        return re.search(rf'rel="{rel}"[^>]*href="([^"]+)"', page.text)[1].replace("&amp;", "&")

    first = editor.get("/lists/employers")
    second = editor.get(following(first, "next"))
    assert names(first) + names(second) == [f"Đơn vị {number:03}" for number in range(50)]
    assert names(editor.get(following(second, "prev"))) == names(first)
    last = editor.get("/lists/employers", params={"last": 1})
    assert names(last) == [f"Đơn vị {number:03}" for number in range(35, 60)]
    assert 'rel="next"' not in last.text


def test_an_employer_is_put_right_and_the_next_list_still_knows_the_old_name(
    web, editor, stored, form_of, form_in
):
    stored(vacancy(employer=SEWING))
    number = employer(web, SEWING).id
    path = f"/lists/employers/{number}"
    sent = {**form_of(editor, path), "name": "Xưởng may Mẫu", "phone": "0900 000 111"}
    assert editor.post(path, sent).status_code == 303
    assert employer(web, "Xưởng may Mẫu").phone == "0900 000 111"
    assert entries(web, f"employers:{number}") == [("employer.change", "")]
    table = f"Đơn vị\tVị trí\tLương\tNơi làm việc\n{SHORT}\tThợ hàn\t9 triệu\txã Năm Căn\n"
    page = editor.post(
        "/lists/imports/read", {"kind": "vacancies", "on": "2026-11-23", "source": "", "table": table}
    )
    assert "Thợ hàn – Xưởng may Mẫu" in page.text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Hãy điền ô này"),
        ("name", "Quán ăn Ví Dụ", "đã có tên này"),
        ("tax_code", "1" * 21, "Không được dài quá 20"),
        ("address", "", "Chưa có gì thay đổi"),
    ],
)
def test_what_an_employer_cannot_be_is_said_and_stays_written(
    web, editor, stored, form_of, form_in, field, value, sentence
):
    stored(vacancy(employer=SEWING), vacancy(employer="Quán ăn Ví Dụ"))
    path = f"/lists/employers/{employer(web, SEWING).id}"
    refused = editor.post(path, {**form_of(editor, path), field: value})
    assert refused.status_code == 422
    assert sentence in refused.text
    assert form_in(refused.text)[field] == value
    assert web.trail() == []


def test_two_who_put_the_same_employer_right_see_each_other(web, editor, stored, form_of, form_in):
    stored(vacancy(employer=SEWING))
    path = f"/lists/employers/{employer(web, SEWING).id}"
    sent = form_of(editor, path)
    assert editor.post(path, {**sent, "phone": "0900 000 111"}).status_code == 303
    refused = editor.post(path, {**sent, "address": "xã Năm Căn"})
    assert refused.status_code == 422
    assert "Vừa có người sửa" in refused.text
    again = form_in(refused.text)
    assert (again["phone"], again["address"]) == ("0900 000 111", "xã Năm Căn")
    assert editor.post(path, again).status_code == 303


def test_two_employers_become_one_and_so_they_stay_in_the_next_list(web, editor, stored):
    kept, moved = stored(vacancy(employer=SEWING), vacancy(employer="Xưởng chị Út", places=(DAM_DOI,)))
    keep, gone = employer(web, SEWING), employer(web, "Xưởng chị Út")
    assert SEWING in editor.get(f"/lists/employers/{gone.id}/merge", params={"q": "may mau"}).text
    path, sent = f"/lists/employers/{gone.id}/merge", {"into": str(keep.id), "seen": digest(gone)}
    refused = editor.post(path, {**sent, "why": " "})
    assert (refused.status_code, "Hãy ghi lý do" in refused.text) == (422, True)
    assert editor.post(path, {**sent, "why": "cùng một chủ"}).status_code == 303
    assert posting(web, moved).employer == posting(web, kept).employer
    assert employer(web, "Xưởng chị Út") is None
    assert entries(web, f"employers:{keep.id}") == [("employer.merge", "cùng một chủ")]
    assert editor.get(f"/lists/employers/{gone.id}").status_code == 404
    table = "Đơn vị\tVị trí\tLương\tNơi làm việc\nXƯỞNG CHỊ ÚT\tCông nhân may\t8-10 triệu\txã Đầm Dơi\n"
    page = editor.post(
        "/lists/imports/read", {"kind": "vacancies", "on": "2026-11-23", "source": "", "table": table}
    )
    assert "Mới: <strong>0</strong>" in page.text


def test_an_employer_is_not_merged_into_itself_nor_after_it_changed(web, editor, stored):
    stored(vacancy(employer=SEWING), vacancy(employer="Quán ăn Ví Dụ"))
    keep, gone = employer(web, SEWING), employer(web, "Quán ăn Ví Dụ")
    path = f"/lists/employers/{gone.id}/merge"
    own = editor.post(path, {"into": str(gone.id), "seen": digest(gone), "why": "nhầm"})
    old = editor.post(path, {"into": str(keep.id), "seen": "0" * 64, "why": "nhầm"})
    assert (own.status_code, "Hãy chọn một đơn vị khác" in own.text) == (422, True)
    assert (old.status_code, "Vừa có người sửa" in old.text, 'value="nhầm"' in old.text) == (422, True, True)
    assert web.trail() == []


def test_every_open_vacancy_of_an_employer_is_closed_with_a_reason(web, editor, stored):
    numbers = stored(
        vacancy(employer=SEWING),
        vacancy(employer=SEWING, title="Thợ hàn"),
        vacancy(employer=SEWING, title="Bảo vệ", status=HELD),
        vacancy(employer="Quán ăn Ví Dụ"),
    )
    path = f"/lists/employers/{employer(web, SEWING).id}"
    assert "Đóng 2 tin" in editor.get(path).text
    refused = editor.post(f"{path}/close", {"how": "filled", "why": ""})
    assert (refused.status_code, "Hãy ghi lý do" in refused.text) == (422, True)
    assert editor.post(f"{path}/close", {"how": "withdrawn", "why": "giải thể"}).status_code == 303
    assert [posting(web, number).status for number in numbers] == ["withdrawn", "withdrawn", HELD, "open"]
    assert entries(web, f"vacancies:{numbers[0]}") == [("list.close", "giải thể")]
    again = editor.post(f"{path}/close", {"how": "withdrawn", "why": "giải thể"})
    assert (again.status_code, "không có tin nào đang mở" in again.text) == (422, True)


def test_what_is_held_is_not_closed_and_opened_again_around_the_judge(web, editor, stored):
    (number,) = stored(vacancy(status=HELD))
    path = f"/lists/vacancies/{number}"
    sent = {"seen": digest(posting(web, number)), "how": "withdrawn", "why": "thử"}
    refused = editor.post(f"{path}/close", sent)
    assert (refused.status_code, "đang tạm giữ" in refused.text) == (422, True)
    assert posting(web, number).status == HELD


def group(page, form_in):
    section = page.text[page.text.index('action="/lists/duplicates/merge"') :]
    section = section[: section.index("</form>")]
    seen = re.findall(r'name="seen" value="([^"]+)"', section)
    gone = re.findall(r'name="gone" value="([^"]+)"', section)
    return {"kind": form_in(section)["kind"], "gone": gone, "seen": seen}


def test_the_same_vacancy_twice_becomes_one(web, editor, stored, form_in):
    first, second, _other = stored(
        vacancy(age_min=18, contact_phone="", contact_name=""),
        vacancy(valid_through=NOW.date().replace(month=12, day=31), benefits_text="bao cơm"),
        vacancy(places=(DAM_DOI,)),
    )
    page = editor.get("/lists/duplicates")
    assert page.text.count("Gộp làm một") == 1
    assert "giống hệt" in page.text
    assert f'href="/lists/vacancies/{second}"' in editor.get(f"/lists/vacancies/{first}").text
    sent = {**group(page, form_in), "why": "nhập hai lần"}
    refused = editor.post("/lists/duplicates/merge", sent)
    assert (refused.status_code, "Hãy chọn tin giữ lại" in refused.text) == (422, True)
    assert editor.post("/lists/duplicates/merge", {**sent, "keep": str(first)}).status_code == 303
    kept, closed = posting(web, first), posting(web, second)
    assert (kept.age_min, kept.contact_phone, kept.benefits_text) == (18, "0900000001", "bao cơm")
    assert kept.valid_through == closed.valid_through
    assert (kept.status, closed.status) == ("open", "withdrawn")
    assert entries(web, f"vacancies:{second}") == [("list.merge", f"nhập hai lần (→ {first})")]
    assert "Không thấy mục nào trùng nhau" in editor.get("/lists/duplicates").text


def test_twins_that_somebody_changed_meanwhile_are_not_merged(web, editor, stored, form_in):
    first, second = stored(vacancy(), vacancy())
    sent = {**group(editor.get("/lists/duplicates"), form_in), "why": "trùng", "keep": str(first)}
    with web.services.unit_of_work(writing=True) as uow:
        uow.jobs.save(vacancy(id=second, description="ca đêm"))
        uow.commit()
    refused = editor.post("/lists/duplicates/merge", sent)
    assert (refused.status_code, "Vừa có người sửa" in refused.text) == (422, True)
    assert 'value="trùng"' in refused.text
    assert posting(web, second).status == "open"


def test_the_same_course_twice_becomes_one(web, editor, form_in):
    with web.services.unit_of_work(writing=True) as uow:
        first, second = uow.courses.add(course(seats=20)), uow.courses.add(course(fee=0, certificate="nghề"))
        uow.commit()
    sent = {**group(editor.get("/lists/duplicates"), form_in), "why": "trùng", "keep": str(second)}
    assert editor.post("/lists/duplicates/merge", sent).status_code == 303
    with web.services.unit_of_work() as uow:
        kept, closed = (store_of("courses", uow).get(number) for number in (second, first))
    assert (kept.seats, kept.status, closed.status) == (20, "gathering", "finished")


def test_employers_written_in_two_ways_are_told(web, editor, stored):
    stored(vacancy(employer=SEWING), vacancy(employer=SHORT, places=(DAM_DOI,)), vacancy(employer="Quán Mẫu"))
    page = editor.get("/lists/duplicates").text
    assert (SEWING in page, SHORT in page, "Quán Mẫu" in page) == (True, True, False)


def test_an_officer_looks_but_changes_nothing(web, stored):
    stored(vacancy(employer=SEWING))
    number = employer(web, SEWING).id
    officer = web.client_as(Role.OFFICER)
    page = officer.get(f"/lists/employers/{number}")
    assert (page.status_code, "Lưu</button>" in page.text, "Gộp" in page.text) == (200, False, False)
    assert officer.post(f"/lists/employers/{number}/close", {"how": "filled", "why": "x"}).status_code == 403


def test_the_name_for_comparing_is_kept(web):
    with web.services.unit_of_work(writing=True) as uow:
        number = uow.lists.add_employer(Employer(name="Đơn vị Ấp Mới"))
        uow.commit()
        assert uow.lists.employer(number).name_key == "don vi ap moi"
