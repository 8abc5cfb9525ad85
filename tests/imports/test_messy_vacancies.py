from datetime import date
from pathlib import Path

import pytest

from benchmarks.imports.rows import read_cases
from benchmarks.imports.verdicts import ending, figures, must_ask, right_codes
from services.imports.model import Verdict

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 23)
FILES = sorted(path for path in CASES.glob("*-vacancies.csv"))
_LEAST_RIGHT = 0.98
_LEAST_ACCEPTED = 0.80  # of the rows in which nothing has to be asked


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


def test_few_rows_are_asked_about_in_which_nothing_is_open(rows):
    clear = [row for row in rows if not must_ask(row.expected) and not right_codes(row.expected)]
    accepted = [row for row in clear if ending(row)[0] is Verdict.ACCEPTED]

    assert len(accepted) >= _LEAST_ACCEPTED * len(clear)


def test_no_figure_is_taken_that_was_not_meant(rows):
    figures_read = ("salary", "currency", "negotiable", "deadline", "a value has to be asked for")

    assert [line for line in figures(rows, TODAY).wrong if any(name in line for name in figures_read)] == []


def test_the_three_hundred_rows_hold_the_level_reached():
    found = figures(read(CASES / "more-vacancies.csv"), TODAY)

    assert (found.rows, found.rejected_right) == (300, found.rejected)
    assert found.accepted >= 190
    assert found.accepted - found.accepted_right <= 1, "\n".join(found.wrong)


def test_rows_that_nobody_worked_with_hold_the_level_they_had_at_first_sight():
    """A mistake among them is no reason to read them: what is imitated measures nothing."""
    found = figures(read(CASES / "unread" / "week.csv"), TODAY)

    assert found.accepted >= 85
    assert found.accepted_right >= 0.95 * found.accepted


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
