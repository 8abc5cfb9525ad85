"""Tables in plain text: whatever separates the cells, whatever was copied."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs_db.files.delimited import read_pasted
from jobs_db.files.read_file import read_sheets
from services.imports.refusals import ListRefused

TABLE = [
    ["Công ty", "Vị trí", "Lương"],
    ["Cty A", "Lặt đầu tôm, phân cỡ", "7,5 triệu"],
    ["Cty B", "Thợ hồ", ""],
]


def written(rows, separator: str) -> str:
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def texts(sheet):
    return [[cell.text for cell in row] for row in sheet.rows]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path, separator):
    (tmp_path / "a.csv").write_text(written(TABLE, separator), encoding="utf-8")
    assert texts(read_sheets(tmp_path / "a.csv")[0]) == TABLE


def test_commas_in_texts_do_not_hide_semicolons(tmp_path):
    text = "Công ty;Vị trí;Lương\nA;tôm, cá, mực;7,5\nB;hồ, điện, nước;8,5\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert texts(read_sheets(tmp_path / "a.csv")[0])[1] == ["A", "tôm, cá, mực", "7,5"]


def test_the_separator_that_excel_says_is_taken_and_rows_keep_their_numbers(tmp_path):
    (tmp_path / "a.csv").write_text("sep=;\nCông ty;Vị trí\nA;x\n", encoding="utf-8")
    sheet = read_sheets(tmp_path / "a.csv")[0]
    assert texts(sheet) == [[], ["Công ty", "Vị trí"], ["A", "x"]]
    assert sheet.rows[2][1].address == "B3"


def test_a_quotation_mark_too_many_does_not_swallow_the_rest(tmp_path):
    text = 'Công ty,Vị trí\n"A,x\nB,y\n'
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert texts(read_sheets(tmp_path / "a.csv")[0]) == [["Công ty", "Vị trí"], ['"A', "x"], ["B", "y"]]


def test_semicolons_copied_from_cells_of_a_spreadsheet_are_no_borders():
    assert texts(read_pasted(";\t;\t;\n")) == [[";", ";", ";"]]


def test_lines_inside_a_cell_are_kept(tmp_path):
    (tmp_path / "a.csv").write_text('a,"CN: 5\nKCS: 2",c\n', encoding="utf-8")
    assert texts(read_sheets(tmp_path / "a.csv")[0]) == [["a", "CN: 5\nKCS: 2", "c"]]


def test_a_table_copied_from_a_spreadsheet():
    sheet = read_pasted('Công ty\tVị trí\r\nA\t"CN: 5\nKCS: 2"\r\n')
    assert texts(sheet) == [["Công ty", "Vị trí"], ["A", "CN: 5\nKCS: 2"]]
    assert sheet.rows[1][1].address == "B2"


def test_a_table_drawn_with_signs():
    pasted = "| Công ty | Vị trí |\n|---|:---:|\n| A | Thợ hồ |\n"
    assert [[text.strip() for text in row] for row in texts(read_pasted(pasted))] == [
        ["Công ty", "Vị trí"],
        ["A", "Thợ hồ"],
    ]


@pytest.mark.parametrize("pasted", ["", "một câu", "câu một\ncâu hai"])
def test_sentences_are_no_table(pasted):
    with pytest.raises(ListRefused) as refused:
        read_pasted(pasted)
    assert refused.value.code == "no_table"


def test_a_pasted_text_has_a_limit(monkeypatch):
    monkeypatch.setattr("jobs_db.files.delimited.MAX_PLAIN", 10)
    with pytest.raises(ListRefused) as refused:
        read_pasted("a\tb\n" * 10)
    assert refused.value.code == "too_large"


plain = st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters='"'), max_size=8)


@given(st.lists(st.lists(plain, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_a_spreadsheet_copies_comes_back(rows):
    assert texts(read_pasted("\n".join("\t".join(row) for row in rows) + "\n")) == rows
