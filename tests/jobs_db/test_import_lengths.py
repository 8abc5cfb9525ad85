"""What an import holds to be too long is what the tables cannot hold."""

import pytest
from sqlalchemy import String, Text

from jobs_db.tables import Base
from services.imports.lengths import LONGEST, LONGEST_EMPLOYER, LONGEST_PLACE
from services.imports.record_kinds import CLASSES

TABLES = {
    "vacancies": "job_posting",
    "courses": "course",
    "overseas_orders": "overseas_order",
    "licensed_companies": "licensed_company",
}
# Filled from lists of the project's own or clipped before they are stored; no text of a cell.
CODES = {
    "occupation_id", "vsco", "sector", "salary_unit", "education", "gender", "status", "level", "programme",
    "country", "province_code", "commune_code", "source", "place_text",
}  # fmt: skip


@pytest.mark.parametrize("kind", CLASSES)
def test_every_short_column_is_looked_after(kind):
    columns = Base.metadata.tables[TABLES[kind]].columns
    short = {
        column.name: column.type.length
        for column in columns
        if isinstance(column.type, String) and not isinstance(column.type, Text)
    }
    assert {name: length for name, length in short.items() if name not in CODES} == LONGEST[kind]


def test_employers_and_places_have_the_lengths_of_their_tables():
    assert Base.metadata.tables["employer"].columns["name"].type.length == LONGEST_EMPLOYER
    assert Base.metadata.tables["job_place"].columns["place_text"].type.length == LONGEST_PLACE
    assert Base.metadata.tables["course"].columns["place_text"].type.length == LONGEST_PLACE
