"""The weekly list as a file: what is written can be read back, and nothing in it is reckoned."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import chain

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from jobs_db.files.read_file import read_sheets
from jobs_db.files.write_list import csv_bytes, xlsx_bytes
from services.exports.neutral_cells import restored_cell
from services.exports.weekly import weekly_list
from services.imports.reading import read_list
from services.imports.vacancies import read_vacancy
from services.jobs.model import Employer
from tests.services.exports.offers import SAMPLE, TODAY, offer, workplace

STARTS = ("=", "+", "-", "@", "\t", "\r")
FORMULA = '=HYPERLINK("http://example.vn","bấm đây")'
WRITERS = {".xlsx": xlsx_bytes, ".csv": csv_bytes}


def written(*postings):
    return weekly_list(postings, TODAY)


def cells_of_workbook(file):
    sheet = openpyxl.load_workbook(BytesIO(file)).active
    return [list(row) for row in sheet.iter_rows()]


def rows_of_csv(file):
    return list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))


def read_back(tmp_path, suffix, *postings):
    path = tmp_path / f"danh-sach{suffix}"
    path.write_bytes(WRITERS[suffix](written(*postings)))
    [reading] = read_list(read_sheets(path), "vacancies")
    return reading


def test_a_workbook_has_the_header_and_typed_cells():
    rows = cells_of_workbook(xlsx_bytes(written(offer())))
    header = next(row for row in rows if row[0].value == "STT")
    assert [cell.value for cell in header] == list(written().headers)
    last = rows[-1]
    assert [last[0].value, last[3].value] == [1, 71]
    assert last[9].value == datetime(2026, 12, 31)  # noqa: DTZ001 - a spreadsheet knows no time zone
    assert last[9].number_format == "dd/mm/yyyy"


def test_letters_are_big_enough_and_the_header_is_printed_on_every_page():
    sheet = openpyxl.load_workbook(BytesIO(xlsx_bytes(written(offer())))).active
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert {cell.font.size for row in sheet.iter_rows() for cell in row if cell.value} == {12, 14}


texts = st.text(max_size=40) | st.builds(str.__add__, st.sampled_from(STARTS), st.text(max_size=10))


@settings(max_examples=40, deadline=None)
@given(texts, texts)
def test_no_cell_starts_a_formula_and_every_text_comes_back(title, note):
    content = written(offer(title, benefits_text=note, contact_name=title))
    row = content.rows[0]
    book = cells_of_workbook(xlsx_bytes(content))
    lines = rows_of_csv(csv_bytes(content))
    assert "f" not in {cell.data_type for line in book for cell in line}
    for value in [*(str(cell.value or "") for line in book for cell in line), *chain.from_iterable(lines)]:
        assert not value.startswith(STARTS)
    for column in (2, 8, 10):
        kept = ILLEGAL_CHARACTERS_RE.sub("", str(row[column]))
        assert restored_cell(lines[-1][column]) == kept
        assert restored_cell(book[-1][column].value or "") == kept


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_text_that_looks_like_a_formula_is_brought_in_as_it_was(tmp_path, suffix):
    [row] = read_back(tmp_path, suffix, offer(FORMULA, benefits_text="- bao cơm")).rows
    assert row.cell("title").text == FORMULA
    assert row.cell("benefits").text == "- bao cơm"


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_import_knows_every_column_of_the_list(tmp_path, suffix):
    reading = read_back(tmp_path, suffix, offer(is_sample=True))
    assert (reading.unknown, reading.missing) == ((), ())
    [row] = reading.rows
    assert row.cell("employer").text == "Công ty TNHH Thủy sản Một"
    assert row.cell("valid_through").text == "31/12/2026"
    assert SAMPLE in row.cell("note").text


KEPT = (
    "title", "total_job_openings", "salary_min", "salary_max", "salary_unit", "age_min", "age_max", "gender",
    "education", "experience_months", "benefits", "benefits_text", "valid_through", "contact_phone",
    "contact_name", "requirements_text", "pay_text",
)  # fmt: skip


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"gender": "male", "age_min": None, "age_max": 50, "education": "lower_secondary"},
        {"education": "upper_secondary", "experience_months": 24, "age_min": 20, "age_max": None,
         "requirements_text": "kinh nghiệm 2 năm"},
        {"education": "university", "experience_months": 6, "total_job_openings": None,
         "requirements_text": "biết vi tính, kinh nghiệm 6 tháng"},
        {"pay_text": "450 - 500 ngàn đồng/ngày", "salary_min": 11_700_000, "salary_max": 13_000_000,
         "salary_unit": "day"},
        {"pay_text": "Thỏa thuận", "salary_min": None, "salary_max": None, "salary_unit": "unknown"},
        {"benefits": (), "benefits_text": "", "contact_phone": "02903831234", "contact_name": ""},
    ],
)  # fmt: skip
def test_a_vacancy_that_goes_out_comes_in_as_the_same(tmp_path, suffix, facts):
    usual = {"pay_text": "8 - 9,5 triệu đồng/tháng", "employer": Employer(name="Công ty TNHH Một")}
    sent = offer(**{**usual, **facts})
    [row] = read_back(tmp_path, suffix, sent).rows
    result = read_vacancy(row, TODAY)
    [back] = result.records
    assert {name: getattr(back, name) for name in KEPT} == {name: getattr(sent, name) for name in KEPT}
    assert back.employer.name == "Công ty TNHH Một"
    assert [place.commune_code for place in back.places] == ["32152"]


def test_several_workplaces_come_in_as_several(tmp_path):
    places = (workplace(), workplace("xã Cái Nước", "32128"))
    [row] = read_back(tmp_path, ".xlsx", offer(places=places)).rows
    [back] = read_vacancy(row, TODAY).records
    assert [place.commune_code for place in back.places] == ["32152", "32128"]


def test_a_list_of_days_needs_no_time_of_day(tmp_path):
    [row] = read_back(tmp_path, ".xlsx", offer()).rows
    assert row.cell("valid_through").value == date(2026, 12, 31)
