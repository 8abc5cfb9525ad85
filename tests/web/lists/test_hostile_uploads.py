"""Files that are no lists, or traps: each is refused with a sentence, and nothing is kept of it."""

import resource
import time

import pytest

from jobs_db.files.limits import MEGABYTE
from services.staff.permissions import Role
from tests.jobs_db.files.workbooks import (
    add_member,
    change_member,
    rename_stream,
    understate_size,
    write_xls,
    write_xlsx,
)

ROWS = [["Đơn vị", "Vị trí", "Lương", "Nơi làm việc"], ["Cty Mẫu A", "Thợ hàn", "9 triệu", "xã Năm Căn"]]
SHEET = "xl/worksheets/sheet1.xml"
SECONDS, MEBIBYTES = 5, 300


def send(client, name, content, **more):
    values = {"kind": "vacancies", "on": "2026-11-23", "source": "", "table": "", **more}
    return client.post("/lists/imports/read", values, files={"file": (name, content)})


@pytest.fixture
def editor(web):
    return web.client_as(Role.EDITOR)


@pytest.fixture
def xlsx(tmp_path):
    return write_xlsx(tmp_path / "a.xlsx", ROWS)


def zeros(path, _tmp_path):
    return add_member(path, "xl/media/image1.bin", bytes(20 * MEGABYTE))


def lying_zeros(path, tmp_path):
    return understate_size(zeros(path, tmp_path), "xl/media/image1.bin", 100)


def nested(path, tmp_path):
    inner = write_xlsx(tmp_path / "inner.xlsx", [["x"]])
    zeros(inner, tmp_path)
    return add_member(path, "xl/embeddings/inner.zip", inner.read_bytes() * 300)


def entities(path, _tmp_path):
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    return add_member(path, "customXml/item1.xml", text.encode())


def external_entity(path, _tmp_path):
    text = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return change_member(path, SHEET, b"<worksheet", text + b"<worksheet")


def macros(path, _tmp_path):
    return add_member(path, "xl/vbaProject.bin", b"x")


def far_away(path, tmp_path):
    return write_xlsx(tmp_path / "far.xlsx", [*ROWS, *([[]] * 60_000), ["x"]])


def cut_short(path, tmp_path):
    short = tmp_path / "short.xlsx"
    short.write_bytes(path.read_bytes()[:2000])
    return short


def encrypted(_path, tmp_path):
    return rename_stream(write_xls(tmp_path / "b.xls", ROWS), 1, "EncryptedPackage")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (zeros, "bung ra quá lớn"),
        (lying_zeros, "bung ra quá lớn"),
        (nested, "bung ra quá lớn"),
        (entities, "khai báo lạ"),
        (external_entity, "khai báo lạ"),
        (macros, "có macro"),
        (far_away, "quá mức 50000 dòng"),
        (cut_short, "bị hỏng"),
        (encrypted, "có mật khẩu"),
    ],
)
def test_a_trap_is_refused_quickly_and_in_little_memory(web, editor, xlsx, tmp_path, make, sentence):
    content = make(xlsx, tmp_path).read_bytes()
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    began = time.process_time()
    page = send(editor, "danh-sach.xlsx", content)
    spent = time.process_time() - began
    assert page.status_code == 422
    assert sentence in page.text
    assert 'name="seen"' not in page.text
    assert spent < SECONDS
    grown = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss - before
    assert grown < MEBIBYTES * 1024
    assert web.trail() == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"", "trống, không có gì để đọc"),
        ("a.csv", b"\n,,\n", "không có dòng nào có chữ"),
        ("a.exe", b"MZ\x90", "không thuộc loại đọc được"),
        ("a.xlsm", b"PK\x03\x04", "có macro"),
        ("a.xlsx", b"Cong ty,Vi tri", "bên trong là loại khác"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "bên trong là loại khác"),
        ("a.csv", b"%PDF-1.7", "bên trong là loại khác"),
        ("a.csv", bytes(range(128, 256)) * 20, "Không nhận ra bảng mã"),
        ("../../etc/passwd", b"x", "không thuộc loại đọc được"),
        ("..\\..\\a.csv", b"x;y\n", "Không tìm thấy dòng tiêu đề"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(web, editor, name, content, sentence):
    page = send(editor, name, content)
    assert (page.status_code, sentence in page.text) == (422, True)
    assert "etc" not in page.text
    assert "\\" not in page.text
    assert web.trail() == []


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>.xlsx", "a\x00b\r\n\u202exslx.exe", "ă" * 500, "."]
)
def test_a_name_somebody_made_up_harms_nobody(editor, name):
    page = send(editor, name, b"x")
    assert page.status_code == 422
    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text
    assert len(page.text) < 40_000


def test_a_file_larger_than_any_list_is_not_even_read(web, editor):
    page = send(editor, "a.csv", b"a;b;c\n" * (6 * MEGABYTE))
    assert page.status_code == 413
    assert "tách thành nhiều tệp" in page.text
    assert web.trail() == []


def test_formulas_and_links_are_texts_that_nobody_follows(editor, tmp_path):
    rows = [
        [*ROWS[0], "Ghi chú"],
        ["Cty Mẫu A", "Thợ hàn", "9 triệu", "xã Năm Căn", '=WEBSERVICE("http://127.0.0.1/")'],
        ["Cty Mẫu B", "Thợ hàn", '=CMD|"/c calc"!A1', "xã Năm Căn", "-1+1"],
    ]
    page = send(editor, "a.xlsx", write_xlsx(tmp_path / "a.xlsx", rows).read_bytes())
    assert page.status_code == 200
    assert "công thức chưa có kết quả" in page.text
    assert "WEBSERVICE" not in page.text


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", "{{'xy'*3}}", "' OR 1=1 --", "<img src=x onerror=1>"]
)
def test_what_a_cell_says_is_shown_as_a_text(editor, payload):
    text = f"Đơn vị;Vị trí;Lương;Nơi làm việc;{payload}\nCty {payload};Thợ hàn;9 triệu;{payload};{payload}\n"
    page = send(editor, "a.csv", text.encode())
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "xyxyxy" not in page.text
