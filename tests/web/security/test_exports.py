"""No file the Center opens in a spreadsheet runs anything; telephone numbers come back as they were."""

import csv
import io
import re

import pytest
import yaml
from openpyxl import load_workbook

from jobs_db.bootstrap import write_table
from services.exports.neutral_cells import restored_cell
from services.exports.weekly import WeeklyList
from troly.root import ROOT

FORMULAS: list[str] = yaml.safe_load(
    (ROOT / "tests" / "web" / "security" / "formulas.yml").read_text(encoding="utf-8")
)["formulas"]
BEGINS = re.compile(r"\s*[=+\-@＝＋－＠]")
WRITES_TABLES = re.compile(r"\bWorkbook\(|csv\.(writer|DictWriter)\(")


def table(*texts: str) -> WeeklyList:
    return WeeklyList(
        sheet="Tờ", above=(texts[0],), headers=("a", "b"), widths=(20, 20), rows=tuple((t, t) for t in texts)
    )


def test_there_are_thirty_formulas():
    assert len(set(FORMULAS)) >= 30


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(text):
    sheet = load_workbook(io.BytesIO(write_table(table(text), ".xlsx"))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) >= 4
    assert [cell.value for cell in cells if cell.data_type == "f" or BEGINS.match(str(cell.value))] == []


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_text_file_is_a_formula(text):
    rows = list(csv.reader(io.StringIO(write_table(table(text), ".csv").decode("utf-8-sig"), newline="")))
    assert [cell for row in rows for cell in row if BEGINS.match(cell)] == []


@pytest.mark.parametrize("text", ["+84 900 000 001", "-", "0900 000 000", "@zalo"])
def test_what_only_looks_like_one_comes_back(text):
    rows = list(csv.reader(io.StringIO(write_table(table(text), ".csv").decode("utf-8-sig"), newline="")))
    assert [restored_cell(cell) for cell in rows[-1]] == [text, text]


def test_whatever_writes_a_table_makes_its_cells_neutral():
    """A writer that is added later is held to the same."""
    folders = ("jobs_db", "services", "web", "troly", "gateway", "actions")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    writers = [file for file in files if WRITES_TABLES.search(file.read_text(encoding="utf-8"))]
    assert len(writers) >= 2
    assert [str(file) for file in writers if "neutral_cell" not in file.read_text(encoding="utf-8")] == []
