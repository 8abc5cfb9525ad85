"""What is no list, or a trap, is refused with a code and a Vietnamese sentence, before it can do harm."""

import re
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from jobs_db.files import limits
from jobs_db.files.delimited import read_pasted
from jobs_db.files.read_file import read_sheets
from services.imports.refusals import ListRefused
from services.resources import load_yaml
from tests.architecture.source import ROOT
from tests.jobs_db.files.workbooks import (
    add_member,
    change_member,
    ods_cell,
    rename_stream,
    understate_size,
    write_ods,
    write_xls,
    write_xlsx,
)

SENTENCES = load_yaml("imports/refusals.yml")
SHEET = "xl/worksheets/sheet1.xml"


def code(path: Path) -> str:
    with pytest.raises(ListRefused) as refused:
        read_sheets(path)
    assert str(refused.value) == SENTENCES[refused.value.code].format_map(refused.value.values)
    return refused.value.code


@pytest.fixture
def xlsx(tmp_path):
    return write_xlsx(tmp_path / "a.xlsx", [["Công ty", "Vị trí"], ["Cty A", "Thợ hồ"]])


@pytest.fixture
def xls(tmp_path):
    return write_xls(tmp_path / "a.xls", [["Công ty", "Vị trí"], ["Cty A", "Thợ hồ"]])


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.xlsx", b"", "empty_file"),
        ("a.csv", b"", "empty_file"),
        ("a.csv", b"\n\n,,\n", "empty_table"),
        ("a.pdf", b"%PDF-1.7", "wrong_type"),
        ("a.docx", b"PK\x03\x04", "wrong_type"),
        ("a.xlsb", b"PK\x03\x04", "wrong_type"),
        ("a", b"x", "wrong_type"),
        ("a.xlsm", b"PK\x03\x04", "macros"),
        ("a.xlsx", b"Cong ty,Vi tri", "type_mismatch"),
        ("a.xls", b"<html><table>", "type_mismatch"),
        ("a.csv", b"PK\x03\x04", "type_mismatch"),
        ("a.csv", b"%PDF-1.7", "type_mismatch"),
        ("a.csv", b"\x89PNG\r\n", "type_mismatch"),
        ("a.csv", b"a\0b,c", "unreadable_text"),
        ("a.csv", bytes(range(128, 256)) * 20, "unreadable_text"),
        ("a.xlsx", b"PK\x03\x04" + b"x" * 100, "damaged"),
        ("a.ods", b"PK\x03\x04" + b"x" * 100, "damaged"),
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 1000, "damaged"),
    ],
)
def test_a_file_that_is_no_list(tmp_path, name, content, expected):
    assert code(written(tmp_path / name, content)) == expected


def test_a_file_that_is_not_there(tmp_path):
    assert code(tmp_path / "a.xlsx") == "missing"


def test_a_workbook_without_a_text(tmp_path):
    assert code(write_xlsx(tmp_path / "a.xlsx", [])) == "empty_table"


@pytest.mark.parametrize("name", ["a.csv", "a.xls", "a.xlsx", "a.ods"])
def test_a_file_of_a_hundred_megabytes_is_not_even_opened(tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(100 * limits.MEGABYTE)
    assert code(path) == "too_large"


def test_an_archive_packed_above_its_limit(xlsx, monkeypatch):
    monkeypatch.setattr("jobs_db.files.archive.MAX_PACKED", 1000)
    assert code(xlsx) == "too_large"


def test_the_kinds_of_excel_are_not_taken_for_one_another(xls, xlsx, tmp_path):
    assert code(xls.rename(tmp_path / "b.xlsx")) == "type_mismatch"
    assert code(xlsx.rename(tmp_path / "b.xls")) == "type_mismatch"


def test_an_archive_that_is_another_document(tmp_path):
    for name in ("a.xlsx", "a.ods"):
        with ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("word/document.xml", "<x/>")
            archive.writestr("content.xml", "<x/>")
        assert code(tmp_path / name) == "wrong_type"


class TestMacros:
    @pytest.mark.parametrize(
        "member", ["xl/vbaProject.bin", "XL/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml"]
    )
    def test_of_an_xlsx(self, xlsx, member):
        assert code(add_member(xlsx, member, b"x")) == "macros"

    def test_of_an_ods(self, tmp_path):
        path = write_ods(tmp_path / "a.ods", [ods_cell("x")])
        assert code(add_member(path, "Basic/Standard/Module1.xml", b"x")) == "macros"

    def test_of_an_xls(self, xls):
        assert code(rename_stream(xls, 2, "_VBA_PROJECT_CUR", kind=1)) == "macros"


class TestPasswords:
    def test_of_an_xlsx(self, xls, tmp_path):
        """With a password, an .xlsx is put into a container like that of an .xls."""
        assert code(rename_stream(xls, 1, "EncryptedPackage").rename(tmp_path / "b.xlsx")) == "encrypted"

    def test_of_an_xls(self, xls):
        raw = bytearray(xls.read_bytes())
        raw[512 + 20 : 512 + 22] = b"\x2f\x00"  # the record after the beginning asks for the password
        assert code(written(xls, bytes(raw))) == "encrypted"

    def test_of_an_ods(self, tmp_path):
        manifest = "<manifest><encryption-data/></manifest>"
        assert code(write_ods(tmp_path / "a.ods", [ods_cell("x")], manifest)) == "encrypted"

    def test_of_an_archive(self, xlsx):
        raw = bytearray(xlsx.read_bytes())
        at = raw.find(b"PK\x01\x02")
        raw[at + 8] |= 1
        assert code(written(xlsx, bytes(raw))) == "encrypted"


class TestBombs:
    def test_much_of_nothing(self, xlsx):
        assert code(add_member(xlsx, "xl/media/image1.bin", bytes(20 * limits.MEGABYTE))) == "bomb"

    def test_much_of_nothing_that_says_it_is_little(self, xlsx):
        add_member(xlsx, "xl/media/image1.bin", bytes(20 * limits.MEGABYTE))
        assert code(understate_size(xlsx, "xl/media/image1.bin", 100)) == "bomb"

    def test_many_members(self, xlsx):
        with ZipFile(xlsx, "a") as archive:
            for number in range(limits.MAX_MEMBERS):
                archive.writestr(f"xl/media/{number}", b"")
        assert code(xlsx) == "bomb"

    @pytest.mark.parametrize("page", ["utf-8", "utf-16"])
    def test_entities(self, xlsx, page):
        bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
        assert code(add_member(xlsx, "customXml/item1.xml", bomb.encode(page))) == "entities"

    def test_one_long_text_shared_by_many_cells(self, tmp_path):
        path = write_xlsx(tmp_path / "a.xlsx", [["x"]])
        text = "<si><t>" + "ab" * 16_000 + "</t></si>"
        shared = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{text}</sst>'
        cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 5001))
        add_member(path, "xl/sharedStrings.xml", shared.encode())
        with ZipFile(path) as archive:
            old = re.search(rb"<row .*</row>", archive.read(SHEET))[0]
        assert code(change_member(path, SHEET, old, cells.encode())) == "bomb"

    def test_one_name_twice(self, xlsx):
        with pytest.warns(UserWarning):
            add_member(xlsx, SHEET, b"<x/>")
        assert code(xlsx) == "damaged"

    def test_a_document_nested_too_deep(self, tmp_path):
        deep = "<text:span>" * 20_000 + "</text:span>" * 20_000
        cell = f'<table:table-cell office:value-type="string"><text:p>{deep}</text:p></table:table-cell>'
        assert code(write_ods(tmp_path / "a.ods", [cell])) in ("damaged", "bomb")


class TestReach:
    @pytest.mark.parametrize(
        ("cell", "expected"),
        [("A1048576", "too_many_rows"), ("XFD1", "too_many_columns"), ("CV50000", "too_many_cells")],
    )
    def test_a_cell_far_away(self, tmp_path, cell, expected):
        book = openpyxl.Workbook()
        book.active["A1"] = book.active[cell] = "x"
        book.save(tmp_path / "a.xlsx")
        assert code(tmp_path / "a.xlsx") == expected

    @pytest.mark.parametrize(
        ("row", "column", "expected"), [(65_535, 0, "too_many_rows"), (0, 255, "too_many_columns")]
    )
    def test_a_cell_far_away_in_an_xls(self, tmp_path, row, column, expected):
        cells = [[None] * column + ["x"] if number == row else [] for number in range(row + 1)]
        assert code(write_xls(tmp_path / "a.xls", cells)) == expected

    def test_a_cell_repeated_to_the_edge_of_an_ods(self, tmp_path):
        path = write_ods(tmp_path / "a.ods", [ods_cell("x", number_columns_repeated=16384)])
        assert code(path) == "too_many_columns"

    def test_a_row_repeated_to_the_edge_of_an_ods(self, tmp_path):
        path = write_ods(tmp_path / "a.ods", [ods_cell("x")])
        row, many = b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
        assert code(change_member(path, "content.xml", row, many)) == "too_many_rows"

    def test_a_full_row_repeated_in_an_ods(self, tmp_path, monkeypatch):
        monkeypatch.setattr("jobs_db.files.reach.MAX_CELLS", 20_000)  # two million are read for ten seconds
        path = write_ods(tmp_path / "a.ods", [ods_cell("x", number_columns_repeated=100)])
        row, many = b"<table:table-row>", b'<table:table-row table:number-rows-repeated="210">'
        assert code(change_member(path, "content.xml", row, many)) == "too_many_cells"

    def test_formats_to_the_edge_of_a_sheet_are_no_cells(self, tmp_path):
        book = openpyxl.Workbook()
        book.active["A1"] = "x"
        book.active["A1048576"].font = openpyxl.styles.Font(bold=True)
        book.save(tmp_path / "a.xlsx")
        assert len(read_sheets(tmp_path / "a.xlsx")[0].rows) == 1

    def test_a_csv_with_too_many_rows(self, tmp_path):
        assert code(written(tmp_path / "a.csv", b"a,b\n" * (limits.MAX_ROWS + 1))) == "too_many_rows"


@pytest.mark.parametrize("size", [10, 300, 2000, 4000])
def test_a_file_cut_short_is_damaged(tmp_path, xlsx, xls, size):
    for path in (xlsx, xls):
        assert code(written(tmp_path / f"cut{path.suffix}", path.read_bytes()[:size])) == "damaged"


def test_a_pasted_text_that_is_no_table():
    with pytest.raises(ListRefused) as refused:
        read_pasted("Cần tuyển 5 nữ phụ quán cơm\nLiên hệ 0900000001")
    assert refused.value.code == "no_table"


def test_every_sentence_is_used_and_every_code_has_one():
    files = [*(ROOT / "jobs_db" / "files").glob("*.py"), *(ROOT / "services" / "imports").glob("*.py")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert set(re.findall(r'ListRefused\(\s*"(\w+)"', source)) == set(SENTENCES)


def test_a_compressed_sheet_of_text_is_no_bomb(tmp_path):
    rows = [["Công ty TNHH Giả Định", f"Công nhân {number}", 50, "7-9 triệu"] for number in range(3000)]
    assert len(read_sheets(write_xlsx(tmp_path / "a.xlsx", rows))[0].rows) == 3000
