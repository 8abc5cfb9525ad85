"""A record as JSON and back is the same record; its digest tells whether it is."""

import json
from dataclasses import replace
from datetime import date

import pytest

from services.imports.record_kinds import kind_of
from services.imports.snapshot import digest, from_json, to_json
from services.jobs.model import Employer
from services.licences.model import Branch, LicenceStatus, LicensedCompany
from tests.services.imports.listings import DAM_DOI, NAM_CAN, course, order, vacancy

RECORDS = [
    vacancy(id=3, places=(NAM_CAN, DAM_DOI), benefits=("meals",), valid_through=date(2026, 12, 1)),
    course(id=1, support_groups=("poor",), duration_months=1.5),
    order(id=2, interview_date=date(2026, 12, 9)),
    LicensedCompany(
        name="Công ty Mẫu",
        licence_number="1/MẪU",
        status=LicenceStatus.SUSPENDED,
        list_date=date(2026, 11, 1),
        source="Danh sách mẫu",
        branches=(Branch(name="Chi nhánh"),),
    ),
]


@pytest.mark.parametrize("record", RECORDS, ids=kind_of)
def test_a_record_comes_back_as_it_was(record):
    written = json.loads(json.dumps(to_json(record)))
    assert from_json(kind_of(record), written) == record


def test_a_snapshot_of_an_earlier_version_has_defaults_for_what_it_did_not_know():
    written = to_json(course(seats=None))
    del written["seats"]
    assert from_json("courses", {**written, "gone": 1}) == course()


@pytest.mark.parametrize("record", RECORDS, ids=kind_of)
def test_every_difference_changes_the_digest(record):
    assert digest(record) == digest(replace(record))
    assert digest(record) != digest(replace(record, id=99))


def test_facts_of_the_employer_are_not_part_of_its_vacancies():
    employer = Employer(name="Công ty TNHH May Mẫu", id=4, phone="0290")
    assert digest(replace(vacancy(), employer=employer)) == digest(vacancy())
