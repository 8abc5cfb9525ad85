"""Rows of a list: what belongs together is put together, what is no offer is set aside with a note."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.imports.legible import clean_text
from services.imports.reading import read_list, read_rows
from services.imports.refusals import ListRefused
from services.imports.table import Cell, Merge, Sheet, SourceRow, cell_address
from tests.services.imports.sheets import sheet_of
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "rows.yml")
HEADER = ["Công ty", "Vị trí", "Số lượng", "Lương", "Nơi làm việc", "Liên hệ", "Ghi chú"]


def told(row: SourceRow) -> dict[str, object]:
    cells = {name: cell for name, cell in row.fields.items() if cell.text}
    texts = {name: cell.text + (f":{cell.doubt}" if cell.doubt else "") for name, cell in cells.items()}
    return {"row": row.number, **texts}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rows_are_read_as_clerks_mean_them(case):
    reading = read_rows(sheet_of([HEADER, *case["rows"]], case.get("merges", ())), "vacancies")
    assert [told(row) for row in reading.rows] == case["expect"]
    skipped = {int(re.sub(r"\D", "", note.address)): note.code for note in reading.skipped}
    assert skipped == case.get("skipped", {})


def test_a_row_knows_the_heading_above_it():
    rows = [HEADER, ["II. NGOÀI TỈNH"], ["Cty A", "Thợ hồ", "3"]]
    assert [row.section for row in read_rows(sheet_of(rows), "vacancies").rows] == ["II. NGOÀI TỈNH"]


def test_what_was_taken_from_above_is_told():
    rows = [HEADER, ["Cty A", "Thợ hồ", "3", "8tr", "Năm Căn"], ["", "Phụ hồ", "5", "6tr"]]
    second = read_rows(sheet_of(rows), "vacancies").rows[1]
    assert [(note.code, note.column, note.address) for note in second.notes] == [
        ("from_above", "employer", "A2"),
        ("from_above", "place", "E2"),
    ]
    assert second.fields["employer"].inherited


def test_a_numbered_row_without_a_company_is_asked_about():
    rows = [["STT", "Công ty", "Vị trí", "Số lượng"], ["1", "Cty A", "Thợ hồ", "3"], ["2", "", "Phụ hồ", "5"]]
    second = read_rows(sheet_of(rows), "vacancies").rows[1]
    assert (second.fields["employer"].text, second.fields["employer"].doubt) == ("Cty A", "leader_from_above")


def test_a_row_with_its_own_place_and_contact_and_no_company_is_asked_about():
    rows = [
        HEADER,
        ["Cty A", "Thợ hồ", "3", "8tr", "Năm Căn", "0900000001"],
        ["", "x", "5", "6tr", "Cái Nước", "09"],
    ]
    second = read_rows(sheet_of(rows), "vacancies").rows[1]
    assert (second.fields["employer"].text, second.fields["employer"].doubt) == ("Cty A", "leader_from_above")


@pytest.mark.parametrize(
    ("title", "pay", "doubt"),
    [
        ("Thủ kho", "480.000/công", "pay_from_above"),
        ("Thợ sắt", "480.000/công", ""),
        ("Thủ kho", "8tr", ""),
    ],
)
def test_a_rate_of_another_trade_is_not_taken_from_above_unasked(title, pay, doubt):
    rows = [HEADER, ["Cty A", "Thợ cốp pha", "20", pay, "Năm Căn"], ["", title, "1", "như trên"]]
    cell = read_rows(sheet_of(rows), "vacancies").rows[1].fields["pay"]
    assert (cell.text, cell.doubt) == (pay, doubt)


def test_the_name_of_a_list_is_no_company_over_the_rows_below():
    rows = [HEADER, ["TRUNG TÂM VÍ DỤ\nDANH SÁCH TUYỂN DỤNG TUẦN 4"], ["", "Thợ hồ", "3", "8tr", "Năm Căn"]]
    reading = read_rows(sheet_of(rows), "vacancies")
    assert [note.code for note in reading.skipped] == ["heading"]
    assert "employer" not in reading.rows[0].fields or not reading.rows[0].fields["employer"].text


def test_a_note_that_the_page_goes_on_is_no_offer():
    rows = [HEADER, ["Cty A", "Thợ hồ", "3"], ["", "(Tiếp theo trang trước)"]]
    assert [note.code for note in read_rows(sheet_of(rows), "vacancies").skipped] == ["footer"]


def test_a_text_whose_conversion_shows_nothing_is_not_lost():
    reading = read_rows(sheet_of([HEADER, ["Cty A", "Thợ hồ", "3"], ["Î\x80"]]), "vacancies")
    assert len(reading.rows) + len(reading.skipped) == 2


def test_a_conversion_is_told_with_the_text_as_it_was():
    row = read_rows(sheet_of([HEADER, ["Cty A", "Thôï hoà", "3"]]), "vacancies").rows[0]
    assert [(note.code, note.address, note.value) for note in row.notes] == [("converted", "B2", "Thôï hoà")]
    assert row.fields["title"].value == "Thôï hoà"


def test_a_word_of_either_font_is_converted_with_its_row_and_asked_about():
    row = read_rows(sheet_of([HEADER, ["Coâng ty A", "naáu côm", "3", "", "", "", "côm"]]), "vacancies").rows[
        0
    ]
    assert (row.fields["title"].text, row.fields["title"].doubt) == ("nấu cơm", "")
    assert (row.fields["note"].text, row.fields["note"].doubt) == ("cơm", "encoding_unsure")


def test_men_and_women_in_two_columns_are_one_number_in_words():
    rows = [["Công ty", "Vị trí", "Số lượng nam", "Số lượng nữ"], ["A", "x", "3", "2"], ["B", "y", "", "4"]]
    assert [row.fields["openings"].text for row in read_rows(sheet_of(rows), "vacancies").rows] == [
        "3 nam, 2 nữ",
        "4 nữ",
    ]


def test_one_merged_number_for_men_and_women_is_not_doubled():
    rows = [["Công ty", "Vị trí", "Số lượng nam", "Số lượng nữ"], ["A", "x", "10", ""]]
    assert read_rows(sheet_of(rows, ["C2:D2"]), "vacancies").rows[0].fields["openings"].text == "10"


def test_pay_from_and_to_is_one_pay():
    rows = [["Công ty", "Vị trí", "Lương từ", "Lương đến"], ["A", "x", "7tr", "9tr"], ["B", "y", "7tr", ""]]
    pays = [row.fields["pay"].text for row in read_rows(sheet_of(rows), "vacancies").rows]
    assert pays == ["7tr - 9tr", "từ 7tr"]


def test_a_person_and_a_number_to_call_are_one_contact():
    rows = [["Công ty", "Vị trí", "Người liên hệ", "SĐT"], ["A", "x", "Chị Thử", "0900000001"]]
    assert read_rows(sheet_of(rows), "vacancies").rows[0].fields["contact"].text == "Chị Thử; 0900000001"


def test_columns_nobody_knows_are_told_with_samples():
    rows = [["Công ty", "Vị trí", "Mã số thuế", ""], ["A", "x", "123", "ca đêm"], ["B", "y", "456", ""]]
    reading = read_rows(sheet_of(rows), "vacancies")
    assert [(one.letters, one.header, one.samples) for one in reading.unknown] == [
        ("C", "Mã số thuế", ("123", "456")),
        ("D", "", ("ca đêm",)),
    ]


def test_required_fields_without_a_column_are_told():
    reading = read_rows(sheet_of([["Công ty", "Lương"], ["A", "8tr"]]), "vacancies")
    assert reading.missing == ("title",)


def test_addresses_name_the_sheet_where_several_have_a_list():
    sheets = [
        sheet_of([HEADER, ["A", "x"]], name="Trong tỉnh"),
        sheet_of([["ghi chép"]], name="Nháp"),
        sheet_of([HEADER, ["B", "y"]], name="Ngoài tỉnh"),
    ]
    readings = read_list(sheets, "vacancies")
    assert [row.fields["title"].address for one in readings for row in one.rows] == [
        "'Trong tỉnh'!B2",
        "'Ngoài tỉnh'!B2",
    ]


def test_a_file_without_any_list_is_refused():
    with pytest.raises(ListRefused) as refused:
        read_list([sheet_of([["ghi chép"]])], "vacancies")
    assert refused.value.code == "no_header"


def test_merged_areas_laid_over_one_another_cost_no_more_than_the_columns():
    rows = [HEADER, *[["A", "x"]] * 300]
    merges = tuple(Merge(row, 0, 40_000, 90) for row in range(1, 300) for _ in range(20))
    sheet = sheet_of(rows)
    reading = read_rows(Sheet(name="", rows=sheet.rows, merges=merges), "vacancies")
    assert len(reading.rows) == 300


# Control signs and letters that do not exist leave nothing to read once old fonts are converted.
letters = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
texts = st.text(letters, max_size=12) | st.sampled_from(
    ["như trên", "Tổng cộng", "I. Mục", "Cty A", "3", "côm", "(1)"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(texts, max_size=7), max_size=8), st.booleans())
def test_every_row_with_a_text_ends_somewhere(rows, merged):
    """No row is lost: each is read, or set aside with a note."""
    reading = read_rows(sheet_of([HEADER, *rows], ["A2:A3", "C3:E3"] if merged else []), "vacancies")
    ended = [row.number for row in reading.rows]
    ended += [int(re.sub(r"\D", "", note.address)) for note in reading.skipped]
    filled = [number for number, row in enumerate(rows, 2) if any(map(clean_text, row))]
    assert set(filled) <= set(ended)
    assert len(ended) == len(set(ended))


def test_an_empty_cell_of_a_missing_column_stands_at_the_row():
    row = read_rows(sheet_of([HEADER, ["A", "x"]]), "vacancies").rows[0]
    assert row.cell("experience") == Cell("", None, cell_address(1, 0))
