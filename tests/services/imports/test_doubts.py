"""What the reading of a list is not sure of is asked; no row with such a cell is accepted."""

from datetime import date
from pathlib import Path

import pytest

from services.imports.model import Verdict
from services.imports.reading import read_rows
from services.imports.reasons import sentence_of
from services.imports.table import Cell, Sheet
from services.imports.vacancies import read_vacancy
from services.resources import load_yaml
from tests.services.imports.sheets import sheet_of

TODAY = date(2026, 11, 23)
ROWS = [
    ["Công ty", "Vị trí", "Số lượng", "Lương", "Nơi làm việc", "Hạn nộp", "Liên hệ"],
    ["Công ty Giả Định", "Công nhân may", "5", "8 triệu", "Phường An Xuyên", "30/12/2026", "0900000001"],
]
DOUBTS = (
    "formula_without_value",
    "error_value",
    "encoding_unsure",
    "nothing_above",
    "shared_count",
    "leader_from_above",
)
SKIPPED = ("heading", "total", "repeated_header", "numbering", "footer", "group_heading")


def result_of(sheet: Sheet):
    (row,) = read_rows(sheet, "vacancies").rows
    return read_vacancy(row, TODAY)


def test_a_row_without_a_doubt_is_accepted():
    assert result_of(sheet_of(ROWS)).verdict is Verdict.ACCEPTED


@pytest.mark.parametrize("doubt", DOUBTS)
@pytest.mark.parametrize("text", ["", "8 triệu"])
def test_a_doubt_of_the_reading_is_asked(doubt, text):
    sheet = sheet_of(ROWS)
    cells = list(sheet.rows[1])
    cells[3] = Cell(text, None, "D2", doubt)
    result = result_of(Sheet(name="", rows=[sheet.rows[0], cells]))
    assert result.verdict is Verdict.DOUBTFUL
    asked = [note for note in result.notes if note.code == doubt]
    assert [(note.column, note.address) for note in asked] == [("pay", "D2")]
    assert "D2" in sentence_of(asked[0])


def test_every_code_of_the_reading_has_a_sentence():
    sentences = {code for group in load_yaml("imports/reasons.yml").values() for code in group}
    assert {*DOUBTS, *SKIPPED, "converted", "from_above"} - sentences == set()


def test_no_code_of_the_reading_is_forgotten_here():
    folder = Path(read_rows.__code__.co_filename).parent
    source = "".join(
        (folder / name).read_text(encoding="utf-8")
        for name in ("body.py", "row_kinds.py", "shared_counts.py")
    )
    named = {code for code in (*DOUBTS, *SKIPPED) if f'"{code}"' in source}
    assert named == {*DOUBTS, *SKIPPED} - {"formula_without_value", "error_value", "encoding_unsure"}
