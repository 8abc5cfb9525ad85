"""Lists come in: sent, columns named, questions answered, looked at, written, taken back."""

import csv
import io
import re

import openpyxl
import pytest

from services.staff.permissions import Role
from tests.web.lists.conftest import SAMPLES

SAMPLE = SAMPLES / "tuyen-dung-mau.csv"
DAY = "2026-11-23"


def send(client, content=None, name="tuyen-dung-mau.csv", kind="vacancies", **more):
    content = SAMPLE.read_bytes() if content is None else content
    return client.post(
        "/lists/imports/read",
        {"kind": kind, "on": DAY, "source": "", "table": "", **more},
        files={"file": (name, content)},
    )


def key_of(page):
    return re.search(r'name="upload" value="([^"]+)"', page.text)[1]


def choose(client, page, form_in, **columns):
    sent = {name: value for name, value in form_in(page.text).items() if name.startswith("column:")}
    sent |= {f"column:{letters}": field for letters, field in columns.items()}
    return client.post("/lists/imports/columns", {"upload": key_of(page), **sent})


def counts(page):
    found = re.findall(r"<li>([^<:]+): <strong>(\d+)</strong></li>", page.text)
    return {label: int(count) for label, count in found}


def titles(web):
    with web.services.unit_of_work() as uow:
        return sorted(uow.jobs.get_many(range(1, 20)), key=lambda one: one.title)


@pytest.fixture
def editor(web):
    return web.client_as(Role.EDITOR)


def test_a_list_goes_all_the_way_and_back(web, editor, form_in):
    page = send(editor)
    assert page.status_code == 200
    assert "2 cột chưa rõ" in page.text
    assert "Chỗ mần" in page.text
    assert "không ghi nơi làm việc" in page.text
    assert 'name="cell:A' not in page.text  # no cell is to be written for a column that is missing
    page = choose(editor, page, form_in, F="place", I="-")
    assert "đã nhận ra mọi cột" in page.text
    assert counts(page) == {
        "Mới": 2,
        "Thay đổi": 0,
        "Giữ nguyên": 0,
        "Cần hỏi lại, chưa nhập": 2,
        "Không nhận": 2,
    }
    assert "hạn “01/11/2026” đã qua" in page.text
    assert "Công nhân chế biến tôm – Công ty TNHH Thủy sản Giả Định Một" in page.text
    assert titles(web) == []

    asked = {name: value for name, value in form_in(page.text).items() if ":" in name}
    assert (asked["cell:B7"], asked["cell:E8"]) == ("", "lương 9 với 5 hoặc 7 triệu 3")
    assert '<option value="Cty CP May Mẫu Hư Cấu">' in page.text
    answers = {name: value for name, value in asked.items() if not name.startswith("column:")}
    answers |= {"cell:B7": "Cty CP May Mẫu Hư Cấu", "cell:E8": "7 triệu"}
    page = editor.post("/lists/imports/answers", {"upload": key_of(page), **answers})
    assert counts(page)["Mới"] == 4

    sent = {name: form_in(page.text)[name] for name in ("upload", "seen")}
    applied = editor.post("/lists/imports/apply", sent)
    assert applied.status_code == 303
    cook = next(one for one in titles(web) if one.title == "Phụ bếp")
    assert (cook.pay_text, cook.salary_min, cook.source) == (
        "7 triệu",
        7_000_000,
        "danh sách của Trung tâm ngày 23/11/2026",
    )
    batch = applied.headers["location"].partition("?")[0]
    assert "Mới: 4" in editor.get(batch).text
    assert web.trail() == [("import.apply", "import:1")]

    refused = editor.post(f"{batch}/undo", {"why": " "})
    assert (refused.status_code, "Hãy ghi lý do" in refused.text) == (422, True)
    assert editor.post(f"{batch}/undo", {"why": "nhầm tuần"}).status_code == 303
    assert titles(web) == []
    assert "Đã hoàn tác" in editor.get(batch).text
    again = editor.post(f"{batch}/undo", {"why": "lần nữa"})
    assert (again.status_code, "đã được hoàn tác" in again.text) == (422, True)
    assert 'value="lần nữa"' in again.text or "Đã hoàn tác" in again.text


def test_what_changes_is_told_with_before_and_after(web, editor, form_in):
    applied(editor, form_in, SAMPLE.read_bytes())
    page = send(editor, SAMPLE.read_bytes().replace("7-9 triệu".encode(), "8-9 triệu".encode()))
    page = choose(editor, page, form_in, F="place", I="-")
    assert counts(page)["Thay đổi"] == 1
    assert "lương “7-9 triệu” thành “8-9 triệu”" in page.text


def test_what_is_no_longer_in_the_list_is_closed_only_when_said(web, editor, form_in):
    applied(editor, form_in, SAMPLE.read_bytes())
    lines = SAMPLE.read_text().splitlines(keepends=True)
    shorter = "".join(line for line in lines if "Thủy sản" not in line).encode()
    page = choose(editor, send(editor, shorter), form_in, F="place", I="-")
    assert "Đóng 1 mục không còn trong danh sách" in page.text
    sent = {name: form_in(page.text)[name] for name in ("upload", "seen")}
    assert editor.post("/lists/imports/apply", {**sent, "close_missing": "yes"}).status_code == 303
    assert {one.status for one in titles(web) if "tôm" in one.title} == {"withdrawn"}


def test_the_same_file_again_is_told(web, editor, form_in):
    applied(editor, form_in, SAMPLE.read_bytes())
    page = send(editor)
    assert "Tệp này đã nhập" in choose(editor, page, form_in, F="place", I="-").text


def applied(editor, form_in, content):
    page = choose(editor, send(editor, content), form_in, F="place", I="-")
    sent = {name: form_in(page.text)[name] for name in ("upload", "seen")}
    assert editor.post("/lists/imports/apply", sent).status_code == 303


def test_one_field_twice_is_refused_and_the_choices_stay(web, editor, form_in):
    page = choose(editor, send(editor), form_in, F="place", I="pay")
    assert page.status_code == 422
    assert "Cột E và cột I cùng được chọn là “Lương”" in page.text
    assert form_in(page.text)["column:F"] == "place"
    assert form_in(page.text)["column:I"] == "pay"


def test_a_list_without_a_header_is_named_column_by_column(web, editor, form_in):
    rows = "Cty Mẫu A;Thợ hàn;5;9 triệu;xã Năm Căn\nCty Mẫu B;Phụ hồ;2;8 triệu;xã Đầm Dơi\n"
    page = send(editor, rows.encode(), "khong-tieu-de.csv")
    assert page.status_code == 422
    assert "Không tìm thấy dòng tiêu đề" in page.text
    page = choose(editor, page, form_in, A="employer", B="title", C="openings", D="pay", E="place")
    assert counts(page)["Mới"] == 2


def test_a_field_that_a_list_must_have_is_asked_for(web, editor):
    page = send(editor, b"STT,SL,Muc luong,Cot la\n1,5,8 trieu,Tho han\n")
    assert "Chưa biết cột nào ghi: Vị trí việc làm, tên lớp, tên đơn hàng" in page.text
    assert "Nhập</button>" not in page.text


def test_the_list_that_changed_since_the_preview_is_not_written(web, editor, form_in):
    page = choose(editor, send(editor), form_in, F="place", I="-")
    sent = {name: form_in(page.text)[name] for name in ("upload", "seen")}
    refused = editor.post("/lists/imports/apply", {**sent, "seen": "0" * 64})
    assert refused.status_code == 422
    assert "Có người vừa sửa" in refused.text
    assert titles(web) == []


def test_a_pasted_table_is_a_list_too(web, editor):
    table = "Đơn vị\tVị trí\tLương\tNơi làm việc\nCty Mẫu A\tThợ hàn\t9 triệu\txã Năm Căn\n"
    page = editor.post("/lists/imports/read", {"kind": "vacancies", "on": DAY, "source": "", "table": table})
    assert counts(page)["Mới"] == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"table": ""}, "Hãy chọn một tệp hoặc dán một bảng"),
        ({"table": "một câu nói"}, "không phải là bảng"),
        ({"table": "a\tb", "on": ""}, "Hãy điền ô này"),
        ({"table": "a\tb", "on": "31/31/2026"}, "Ngày này không đúng"),
        ({"table": "a\tb", "kind": "khac"}, "Lựa chọn này không có"),
    ],
)
def test_what_cannot_be_read_is_said_and_stays_in_the_form(web, editor, sent, sentence):
    values = {"kind": "courses", "on": "2026-11-20", "source": "Trường Mẫu", "table": "", **sent}
    page = editor.post("/lists/imports/read", values)
    assert page.status_code == 422
    assert sentence in page.text
    assert 'value="Trường Mẫu"' in page.text
    assert values["table"] in page.text


def test_an_upload_belongs_to_who_sent_it_and_is_gone_after_half_an_hour(web, editor, form_in):
    page = send(editor)
    web.add("hoa", Role.EDITOR)
    theirs = web.client_as("hoa").post("/lists/imports/columns", {"upload": key_of(page)})
    assert "hết hạn giữ" in theirs.text
    web.clock.pass_by(minutes=31)
    late = web.client_as(Role.EDITOR).post("/lists/imports/apply", {"upload": key_of(page), "seen": "x"})
    assert (late.status_code, "hết hạn giữ" in late.text) == (422, True)


def test_rows_left_out_are_a_file_that_no_spreadsheet_reckons_with(web, editor, form_in):
    lines = SAMPLE.read_text().replace("lương 9 với", "=1+1 lương 9 với")
    page = choose(editor, send(editor, lines.encode()), form_in, F="place", I="-")
    answer = editor.get("/lists/imports/left-out", params={"upload": key_of(page)})
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Dòng", "Kết quả", "Vì sao", "Nội dung"]
    assert [row[0] for row in rows[1:]] == ["7", "8", "9", "10"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith("'=1+1") for row in rows for cell in row)


def test_columns_of_several_sheets_are_named_with_their_sheet(web, editor, form_in, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Trong tỉnh"
    book.active.append(["Đơn vị", "Vị trí", "Chỗ mần", "Lương"])
    book.active.append(["Cty Mẫu A", "Thợ hàn", "xã Năm Căn", "9 triệu"])
    other = book.create_sheet("Ngoài 'tỉnh'")
    other.append(["Đơn vị", "Lương", "Vị trí", "Nơi đó"])
    other.append(["Cty Mẫu B", "8 triệu", "Phụ hồ", "xã Đầm Dơi"])
    book.save(tmp_path / "hai-trang.xlsx")
    page = send(editor, (tmp_path / "hai-trang.xlsx").read_bytes(), "hai-trang.xlsx")
    assert "2 cột chưa rõ" in page.text
    chosen = {"'Trong tỉnh'!C": "place", "'Ngoài ''tỉnh'''!D": "place"}
    page = choose(editor, page, form_in, **chosen)
    assert "đã nhận ra mọi cột" in page.text
    assert counts(page)["Mới"] == 2


def test_a_column_taken_for_something_else_is_put_right(web, editor, form_in):
    rows = "Đơn vị;Vị trí;Ghi chú;Lương;Nơi làm việc\nCty Mẫu;Thợ hàn;0900 000 111;9 triệu;xã Năm Căn\n"
    page = choose(editor, send(editor, rows.encode(), "a.csv"), form_in, C="contact")
    sent = {name: form_in(page.text)[name] for name in ("upload", "seen")}
    assert editor.post("/lists/imports/apply", sent).status_code == 303
    assert [one.contact_phone for one in titles(web)] == ["0900000111"]


def test_an_import_that_somebody_touched_is_not_undone(web, editor, form_in, form_of):
    applied(editor, form_in, SAMPLE.read_bytes())
    path = "/lists/vacancies/1"
    assert editor.post(path, {**form_of(editor, path), "contact_name": "Cô Út"}).status_code == 303
    refused = editor.post("/lists/imports/1/undo", {"why": "nhầm"})
    assert refused.status_code == 422
    assert "đã có người sửa 1 mục" in refused.text
    assert 'value="nhầm"' in refused.text
    assert len(titles(web)) == 2
