from datetime import date
from pathlib import Path

import pytest

from benchmarks.imports.rows import read_cases
from benchmarks.imports.verdicts import ending, figures
from services.imports.model import Verdict

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 23)
FILES = sorted(path for path in CASES.glob("*-vacancies.csv"))
_LEAST_RIGHT = 0.95


def read(path):
    return read_cases(path, path.with_name(f"{path.stem}-expected.csv"), TODAY)


@pytest.fixture(scope="module", params=FILES, ids=[path.stem for path in FILES])
def rows(request):
    return read(request.param)


def test_accepted_rows_are_right_in_every_field(rows):
    found = figures(rows, TODAY)

    assert found.accepted_right >= _LEAST_RIGHT * found.accepted, "\n".join(found.wrong)


def test_rejected_rows_have_the_right_code(rows):
    found = figures(rows, TODAY)

    assert found.wrong_verdict == []


def test_the_forty_rows_are_read_without_a_mistake():
    found = figures(read(CASES / "messy-vacancies.csv"), TODAY)

    assert found.wrong == []
    assert (found.accepted, found.doubtful, found.rejected) == (27, 8, 5)


@pytest.mark.parametrize(
    ("row_id", "question"),
    [
        ("M08", "deadline_impossible"),
        ("M12", "employer_missing"),
        ("M14", "phone_masked"),
        ("M28", "place_split"),
        ("M30", "deadline_unclear"),
        ("M31", "deadline_unclear"),
    ],
)
def test_what_cannot_be_known_is_asked(row_id, question):
    row = next(row for row in read(CASES / "messy-vacancies.csv") if row.row_id == row_id)
    verdict, codes = ending(row)

    assert verdict is Verdict.DOUBTFUL
    assert question in codes
