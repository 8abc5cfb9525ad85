"""Lists go out as files: what was looked for, and nothing a spreadsheet would reckon with."""

import csv
import io

import openpyxl
import pytest

from services.staff.permissions import Role
from tests.services.imports.listings import company, course, order, vacancy
from web.lists import exporting

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
PAYLOADS = [
    '=HYPERLINK("http://x","9 tr")', "=cmd|'/c calc'!A1", "+84900000001", "-1+1", "@SUM(1)",
    "\t=1+1", "\r=1+1", "＝1+1", "=1+1\n=2",
]  # fmt: skip


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.fixture
def officer(web):
    return web.client_as(Role.OFFICER)


@pytest.fixture
def add(web):
    def add(store, *records):
        with web.services.unit_of_work(writing=True) as uow:
            for record in records:
                getattr(uow, store).add(record)
            uow.commit()

    return add


def test_what_was_looked_for_is_in_the_file_and_nothing_else(officer, add):
    add("jobs", vacancy(), vacancy(title="Thợ hàn"), vacancy(title="Thợ hàn", status="filled"))
    rows = rows_of(officer.get("/lists/vacancies/export?q=tho+han&as=.csv"))
    text = "\n".join(map(str, rows))
    assert (text.count("Thợ hàn"), text.count("Công nhân may")) == (1, 0)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    ("store", "kind", "record"),
    [
        ("jobs", "vacancies", lambda text: vacancy(title=text, requirements_text=text, contact_name=text)),
        ("courses", "courses", lambda text: course(title=text, fee_text=text)),
        ("overseas_orders", "overseas_orders", lambda text: order(title=text, pay_text=text)),
        ("licensed_companies", "licensed_companies", lambda text: company(name=text, note=text)),
    ],
)
def test_no_cell_of_a_file_is_a_formula(officer, add, store, kind, record, payload):
    add(store, record(payload))
    rows = rows_of(officer.get(f"/lists/{kind}/export?state=all&as=.csv"))
    assert len(rows) >= 2
    assert [cell for row in rows for cell in row if cell.startswith(DANGEROUS)] == []
    book = openpyxl.load_workbook(io.BytesIO(officer.get(f"/lists/{kind}/export?state=all").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_a_list_that_went_out_comes_back_as_the_same(web, add):
    add("jobs", vacancy(), vacancy(title="Thợ hàn", contact_phone="+84 900 000 001"))
    editor = web.client_as(Role.EDITOR)
    content = editor.get("/lists/vacancies/export").content
    values = {"kind": "vacancies", "on": "2026-11-23", "source": "", "table": ""}
    page = editor.post("/lists/imports/read", values, files={"file": ("tuan.xlsx", content)})
    assert "Giữ nguyên: <strong>2</strong>" in page.text
    assert "Mới: <strong>0</strong>" in page.text


def test_a_list_too_long_for_a_file_says_so(officer, add, monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 2)
    add("courses", *(course(title=f"Nghề {number}") for number in range(3)))
    rows = rows_of(officer.get("/lists/courses/export?as=.csv"))
    assert "Chỉ có 2 mục đầu" in rows[1][0]
    assert len(rows) == 5


@pytest.mark.parametrize(("path", "status"), [("x/export", 404), ("courses/export?as=.exe", 422)])
def test_an_address_somebody_made_up_gives_no_file(officer, path, status):
    assert officer.get(f"/lists/{path}").status_code == status
