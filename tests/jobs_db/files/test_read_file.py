"""Spreadsheets are read as they are saved: texts, figures, days, merged cells, formulas' values."""

from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import xlwt

from jobs_db.files.read_file import read_sheets
from services.imports.table import Cell, Merge
from tests.jobs_db.files.workbooks import change_member, ods_cell, write_ods, write_xls, write_xlsx

ROWS = [["Công ty", "Số lượng", "Hạn nộp"], ["Cty Đầm Dơi", 50, date(2026, 11, 30)]]

SHEET = "xl/worksheets/sheet1.xml"
AT_HALF_PAST_SEVEN = datetime.fromisoformat("2026-11-30T07:30")


def texts(path):
    return [[cell.text for cell in row] for row in read_sheets(path)[0].rows]


def test_xlsx_gives_texts_figures_and_days(tmp_path):
    rows = read_sheets(write_xlsx(tmp_path / "a.xlsx", ROWS))[0].rows
    assert list(rows[1]) == [
        Cell("Cty Đầm Dơi", "Cty Đầm Dơi", "A2"),
        Cell("50", 50, "B2"),
        Cell("30/11/2026", date(2026, 11, 30), "C2"),
    ]


def test_xls_gives_texts_figures_and_days(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "Cty Đầm Dơi")
    sheet.write(1, 1, 7.5)
    sheet.write(1, 2, date(2026, 11, 30), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    book.save(str(tmp_path / "a.xls"))
    rows = read_sheets(tmp_path / "a.xls")[0].rows
    assert rows[0][0] == Cell("Cty Đầm Dơi", "Cty Đầm Dơi", "A1")
    assert list(rows[1]) == [
        Cell("", None, "A2"),
        Cell("7.5", 7.5, "B2"),
        Cell("30/11/2026", date(2026, 11, 30), "C2"),
    ]


def test_ods_gives_texts_figures_days_and_repeated_cells(tmp_path):
    row = (
        ods_cell("Cty Đầm Dơi")
        + '<table:table-cell office:value-type="float" office:value="50"/>'
        + '<table:table-cell office:value-type="date" office:date-value="2026-11-30"/>'
        + '<table:table-cell table:number-columns-repeated="2"/>'
        + ods_cell("x", number_columns_repeated=2)
        + '<table:table-cell table:number-columns-repeated="1000000"/>'
    )
    rows = read_sheets(write_ods(tmp_path / "a.ods", [row]))[0].rows
    assert [cell.value for cell in rows[0]] == ["Cty Đầm Dơi", 50, date(2026, 11, 30), None, None, "x", "x"]
    assert [cell.address for cell in rows[0]] == ["A1", "B1", "C1", "D1", "E1", "F1", "G1"]


def test_empty_rows_to_the_edge_of_an_ods_cost_nothing(tmp_path):
    path = write_ods(tmp_path / "a.ods", [ods_cell("x"), "", ods_cell("y")])
    empty = b"<table:table-row></table:table-row>"
    many = b'<table:table-row table:number-rows-repeated="40000"><table:table-cell/></table:table-row>'
    rows = read_sheets(change_member(path, "content.xml", empty, many))[0].rows
    assert len(rows) == 40_002
    assert rows[-1][0].address == "A40002"


def test_lines_and_blanks_of_an_ods_cell_stay(tmp_path):
    cell = (
        '<table:table-cell office:value-type="string"><text:p>CN<text:s text:c="2"/>may: '
        "<text:span>100</text:span></text:p><text:p>KCS: 5</text:p></table:table-cell>"
    )
    assert texts(write_ods(tmp_path / "a.ods", [cell])) == [["CN  may: 100\nKCS: 5"]]


def test_merged_areas_are_known_in_every_kind(tmp_path):
    area = Merge(0, 0, 1, 2)
    rows = [["x", None, None], [None, None, None], ["y", "z", "t"]]
    ods = [
        ods_cell("x", number_rows_spanned=2, number_columns_spanned=3)
        + '<table:covered-table-cell table:number-columns-repeated="2"/>',
        '<table:covered-table-cell table:number-columns-repeated="3"/>',
        ods_cell("y"),
    ]
    files = [
        write_xlsx(tmp_path / "a.xlsx", rows, ["A1:C2"]),
        write_xls(tmp_path / "a.xls", rows, [(0, 1, 0, 2)]),
        write_ods(tmp_path / "a.ods", ods),
    ]
    assert [read_sheets(path)[0].merges for path in files] == [(area,)] * 3


def test_leading_empty_rows_and_columns_keep_their_addresses(tmp_path):
    book = openpyxl.Workbook()
    book.active["C4"] = "x"
    book.save(tmp_path / "a.xlsx")
    rows = read_sheets(tmp_path / "a.xlsx")[0].rows
    assert rows[3][2] == Cell("x", "x", "C4")
    assert [len(row) for row in rows] == [0, 0, 0, 3]


def test_hidden_and_empty_sheets_are_left_alone(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "thấy"
    hidden = book.create_sheet("Ẩn")
    hidden["A1"] = "không thấy"
    hidden.sheet_state = "hidden"
    book.create_sheet("Trống")
    book.save(tmp_path / "a.xlsx")
    assert [sheet.rows[0][0].text for sheet in read_sheets(tmp_path / "a.xlsx")] == ["thấy"]


@pytest.mark.parametrize(
    ("value", "text", "kept"),
    [
        (900000010, "900000010", 900000010),
        (9e8, "900000000", 900000000),
        (7.5, "7.5", 7.5),
        (True, "TRUE", True),
        (AT_HALF_PAST_SEVEN, "30/11/2026 07:30", AT_HALF_PAST_SEVEN),
        (time(7, 30), "07:30", time(7, 30)),
        ("T\u00adëng", "T\u00adëng", "T\u00adëng"),
        (" x\ny ", " x\ny ", " x\ny "),
    ],
)
def test_values_of_a_workbook(tmp_path, value, text, kept):
    cell = read_sheets(write_xlsx(tmp_path / "a.xlsx", [[value]]))[0].rows[0][0]
    assert (cell.text, cell.value) == (text, kept)


def with_value(path: Path, value: bytes) -> Path:
    """Give a formula the value its program would have saved; openpyxl leaves it empty in either form."""
    with ZipFile(path) as archive:
        content = archive.read(SHEET)
    return change_member(
        path, SHEET, next(empty for empty in (b"<v />", b"<v></v>") if empty in content), value
    )


class TestFormulas:
    def book(self, tmp_path, formula="=1+2"):
        return write_xlsx(tmp_path / "a.xlsx", [["x", formula]])

    def cell(self, path):
        return read_sheets(path)[0].rows[0][1]

    def test_the_value_last_saved_is_read(self, tmp_path):
        path = with_value(self.book(tmp_path), b"<v>3</v>")
        assert self.cell(path) == Cell("3", 3, "B1")

    def test_a_link_to_another_file_is_not_followed(self, tmp_path):
        book = self.book(tmp_path, "='[1]Bảng'!A1")
        path = with_value(book, b"<v>3</v>")
        assert self.cell(path) == Cell("3", 3, "B1")

    def test_a_formula_without_a_value_is_a_doubt(self, tmp_path):
        assert self.cell(self.book(tmp_path)) == Cell("", None, "B1", "formula_without_value")

    def test_a_formula_that_gives_an_empty_text_is_none(self, tmp_path):
        path = self.book(tmp_path)
        change_member(path, "xl/worksheets/sheet1.xml", b'<c r="B1">', b'<c r="B1" t="str">')
        with_value(path, b"<v></v>")
        assert all(cell.doubt == "" for cell in read_sheets(path)[0].rows[0])

    def test_a_formula_of_an_xls_without_a_value_is_a_doubt(self, tmp_path):
        path = write_xls(tmp_path / "a.xls", [["x", xlwt.Formula("1+2")]])
        assert self.cell(path) == Cell("", None, "B1", "formula_without_value")

    def test_a_formula_of_an_ods_without_a_value_is_a_doubt(self, tmp_path):
        path = write_ods(tmp_path / "a.ods", [ods_cell("x") + '<table:table-cell table:formula="of:=1+2"/>'])
        assert self.cell(path) == Cell("", None, "B1", "formula_without_value")

    def test_a_fault_is_a_doubt(self, tmp_path):
        path = write_xlsx(tmp_path / "a.xlsx", [["x", "#N/A"]])
        assert self.cell(path) == Cell("", None, "B1", "error_value")
