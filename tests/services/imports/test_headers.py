"""The header of a list is found, and its columns are known by the names that clerks give them."""

from pathlib import Path

import pytest

from services.imports.columns import columns_of, header_key
from services.imports.headers import find_header, is_numbering
from services.imports.legible import legible_row
from services.imports.mapping import Header
from services.imports.reading import read_rows
from services.imports.refusals import ListRefused
from services.imports.table import column_letters
from services.resources import load_yaml
from tests.services.imports.sheets import sheet_of
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "headers.yml")
KINDS = tuple(load_yaml("imports/columns.yml"))


def header_of(rows, merges=(), kind="vacancies", mapping=None) -> Header | None:
    sheet = sheet_of(rows, merges)
    texts = [[cell.text for cell in legible_row(cells)[0]] for cells in sheet.rows]
    return find_header(texts, sheet.merges, columns_of(kind), mapping)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_header_is_found_as_clerks_write_it(case):
    header = header_of(case["rows"], case.get("merges", ()), case.get("kind", "vacancies"))
    assert header is not None
    found = {column_letters(column.index): column.field for column in header.columns if column.field}
    assert found == case["columns"]
    assert header.body_row + 1 == case["body"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_accepted_name_means_two_fields(kind):
    fields = load_yaml("imports/columns.yml")[kind]["fields"]
    seen: dict[str, str] = {}
    for field, entry in fields.items():
        for name in entry.get("names", []):
            assert seen.setdefault(header_key(name), field) == field, name


@pytest.mark.parametrize("kind", KINDS)
def test_parts_leader_and_required_fields_are_fields(kind):
    known = columns_of(kind)
    named = {known.leader, *known.required, *(part for rule in known.rules.values() for part in rule.parts)}
    assert named - known.rules.keys() == set()


def test_a_sheet_without_a_header_is_refused_with_examples():
    with pytest.raises(ListRefused) as refused:
        read_rows(sheet_of([["xin chào"], ["Cty A", "Thợ hồ"]]), "vacancies")
    assert refused.value.code == "no_header"
    assert "Tên đơn vị" in str(refused.value)


def test_a_person_names_a_column_by_its_header():
    rows = [["Công ty", "Vị trí", "Cái này"], ["Cty A", "Thợ hồ", "8tr"]]
    header = header_of(rows, mapping={"cái này": "pay"})
    assert header is not None
    assert [column.field for column in header.columns] == ["employer", "title", "pay"]


def test_a_person_names_columns_by_letters_where_there_is_no_header():
    header = header_of([["Cty A", "Thợ hồ"], ["Cty B", "Thợ hàn"]], mapping={"A": "employer", "B": "title"})
    assert header is not None
    assert (header.body_row, [column.field for column in header.columns]) == (0, ["employer", "title"])


def test_a_person_leaves_a_column_out():
    header = header_of([["Công ty", "Vị trí", "Lương"]], mapping={"Lương": "-"})
    assert header is not None
    assert [(column.field, column.ignored) for column in header.columns][2] == (None, True)


@pytest.mark.parametrize(
    ("mapping", "code"),
    [({"Lương": "salary"}, "unknown_field"), ({"Không có": "pay"}, "unknown_column")],
)
def test_a_choice_that_leads_nowhere_is_refused(mapping, code):
    with pytest.raises(ListRefused) as refused:
        header_of([["Công ty", "Vị trí", "Lương"]], mapping=mapping)
    assert refused.value.code == code


def test_an_unknown_kind_is_refused():
    with pytest.raises(ListRefused) as refused:
        columns_of("nothing")
    assert refused.value.code == "unknown_kind"


@pytest.mark.parametrize(
    ("texts", "counts"),
    [
        (["(1)", "(2)", "(3)"], True),
        (["1", "2", "3", "4"], True),
        (["[1]", "", "[2]", "[3]"], True),
        (["1", "2"], False),
        (["1", "3", "4"], False),
        (["1", "Cty A", "3"], False),
    ],
)
def test_a_row_that_counts_the_columns(texts, counts):
    assert is_numbering(texts) is counts
