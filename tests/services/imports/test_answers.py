"""A list is read as if a person's answers stood in its cells."""

from services.imports.answers import answered, texts_at
from services.imports.table import Cell, Sheet


def sheet(name, *rows):
    cells = (
        tuple(Cell(text, text or None, f"{'ABC'[column]}{number}") for column, text in enumerate(row))
        for number, row in enumerate(rows, start=1)
    )
    return Sheet(name=name, rows=list(cells))


def texts(sheets):
    return [[[cell.text for cell in row] for row in one.rows] for one in sheets]


def test_an_answer_takes_the_place_of_a_text_and_of_its_doubt():
    one = Sheet(name="", rows=[(Cell("", None, "A1", doubt="error_value"), Cell("b", "b", "B1"))])
    (changed,) = answered([one], {"A1": "9 triệu"})
    assert changed.rows == [(Cell("9 triệu", "9 triệu", "A1"), Cell("b", "b", "B1"))]


def test_without_answers_the_sheets_are_the_same():
    sheets = (sheet("", ["a"]),)
    assert answered(sheets, {}) == sheets


def test_an_answer_that_names_a_sheet_is_for_that_one_only():
    sheets = [sheet("Trong tỉnh", ["a", "b"]), sheet("Ngoài 'tỉnh'", ["c", "d"])]
    changed = answered(sheets, {"'Ngoài ''tỉnh'''!B1": "x"})
    assert texts(changed) == [[["a", "b"]], [["c", "x"]]]


def test_the_texts_of_cells_are_told_by_their_addresses():
    sheets = [sheet("Một", ["a", "b"], ["c"]), sheet("Hai", ["d"])]
    assert texts_at(sheets, ["B1", "'Hai'!A1", "Z9"]) == {"B1": "b", "'Hai'!A1": "d"}
