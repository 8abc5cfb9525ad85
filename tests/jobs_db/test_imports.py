"""Imports in the database: whole or not at all, one after the other, and undone exactly."""

import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from jobs_db.tables import Base
from services.imports.identity import twin_key
from services.imports.refusals import ListRefused
from services.licences.model import Branch, LicenceStatus, LicensedCompany
from tests.jobs_db.importing import LATER, bring, plan, records, undo
from tests.services.imports.listings import (
    DAM_DOI,
    NAM_CAN,
    ON,
    ORIGIN,
    course,
    listing,
    order,
    row,
    vacancy,
)

BOUNDED = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PAYS = st.sampled_from([(None, None), (7_000_000, 9_000_000), (10_000_000, 12_000_000)])
VACANCIES = st.builds(
    lambda pay, **facts: vacancy(salary_min=pay[0], salary_max=pay[1], **facts),
    pay=PAYS,
    title=st.sampled_from(["Công nhân may", "Thợ hồ", "Bảo vệ"]),
    employer=st.sampled_from(["Công ty TNHH May Mẫu", "Cty TNHH May Mẫu", "Hộ kinh doanh Mẫu"]),
    places=st.sampled_from([(NAM_CAN,), (DAM_DOI,), (NAM_CAN, DAM_DOI), ()]),
    benefits_text=st.sampled_from(["", "bao cơm", "đặt cọc trước"]),
    total_job_openings=st.sampled_from([None, 5]),
    contact_phone=st.sampled_from(["", "0900000001", "0900000002"]),
)
COURSES = st.builds(
    course,
    title=st.sampled_from(["Hàn", "May"]),
    place=st.sampled_from([NAM_CAN, replace(NAM_CAN, old_district_code="973")]),
    seats=st.sampled_from([None, 20]),
    opening_date=st.sampled_from([None, date(2026, 12, 20)]),
)
ORDERS = st.builds(order, country=st.sampled_from(["JP", "KH"]), contract_months=st.sampled_from([None, 36]))
COMPANIES = st.builds(
    LicensedCompany,
    name=st.just("Công ty Mẫu"),
    licence_number=st.sampled_from(["1/MẪU", "2/MẪU"]),
    status=st.sampled_from([LicenceStatus.VALID, LicenceStatus.REVOKED]),
    list_date=st.sampled_from([date(2026, 10, 1), ON]),
    source=st.just(""),
    branches=st.sampled_from([(), (Branch(name="Chi nhánh Cà Mau"),)]),
)
LISTS = st.lists(st.one_of(VACANCIES, VACANCIES, COURSES, ORDERS, COMPANIES), max_size=8).map(
    lambda records: listing(*records)
)


def rows_of_all_tables(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but those that tell of imports."""
    engine = make_engine(url)
    with engine.connect() as connection:
        found = {
            name: sorted((tuple(one) for one in connection.execute(select(table))), key=repr)
            for name, table in Base.metadata.tables.items()
            if not name.startswith("import_")
        }
    engine.dispose()
    return found


@BOUNDED
@given(there=LISTS, listed=LISTS, close=st.booleans())
def test_undoing_an_import_brings_back_every_row_of_every_table(
    empty_services, database_url, there, listed, close
):
    bring(empty_services, there, close_missing=True)
    before = rows_of_all_tables(database_url)
    batch = bring(empty_services, listed, close_missing=close)
    if batch is not None:
        undo(empty_services, batch)
    assert rows_of_all_tables(database_url) == before


@BOUNDED
@given(there=LISTS, listed=LISTS)
def test_what_was_imported_and_is_listed_again_changes_nothing(empty_services, there, listed):
    bring(empty_services, there)
    bring(empty_services, listed)
    again = plan(empty_services, listed)
    assert (again.additions, again.changes) == ((), ())
    shown = [replace(one, id=None) for one in records(empty_services)]
    exported = plan(empty_services, listing(*shown))
    assert (exported.additions, exported.changes, exported.missing) == ((), (), ())


def test_two_imports_at_once_end_as_one_after_the_other(database_url, empty_services):
    first = [vacancy(title=f"Nghề {n}", total_job_openings=1) for n in range(60)]
    second = [vacancy(title=f"Nghề {n}", total_job_openings=2) for n in range(30, 90)]
    failed: list[Exception] = []
    ready = threading.Barrier(2)

    def run(rows: list[Any]) -> None:
        services = build_services(DatabaseSettings(url=database_url))
        try:
            ready.wait(timeout=10)
            bring(services, listing(*rows))
        except Exception as error:  # noqa: BLE001  (told by the assertion below)
            failed.append(error)
        finally:
            services.close()

    threads = [threading.Thread(target=run, args=(rows,)) for rows in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failed == []
    found = {one.title: one.total_job_openings for one in records(empty_services)}
    assert len(records(empty_services)) == 90
    shared = {found[f"Nghề {n}"] for n in range(30, 60)}
    assert shared in ({1}, {2})
    with empty_services.unit_of_work() as uow:
        counts = sorted((batch.counts["new"], batch.counts["changed"]) for batch in uow.imports.all())
    assert counts == [(30, 30), (60, 0)]


def test_a_list_that_fails_half_way_leaves_nothing(empty_services, database_url):
    before = rows_of_all_tables(database_url)
    listed = listing(vacancy(), vacancy(title="Thợ hồ"), course(level=None))
    with pytest.raises(Exception, match="level"):
        bring(empty_services, listed)
    assert rows_of_all_tables(database_url) == before


def test_a_plan_that_is_no_more_what_was_seen_is_not_carried_out(empty_services):
    seen = plan(empty_services, listing(vacancy())).fingerprint
    bring(empty_services, listing(vacancy(total_job_openings=7)))
    with pytest.raises(ListRefused) as refused:
        bring(empty_services, listing(vacancy()), seen=seen)
    assert refused.value.code == "changed_meanwhile"
    assert [one.total_job_openings for one in records(empty_services)] == [7]


def test_an_import_that_was_touched_since_is_not_undone_in_part(empty_services):
    batch = bring(empty_services, listing(vacancy(), vacancy(title="Thợ hồ"), course()))
    with empty_services.unit_of_work(writing=True) as uow:
        touched = next(uow.jobs.on_list(ON))
        uow.jobs.save(replace(touched, status="filled"))
        uow.commit()
    before = records(empty_services)
    with pytest.raises(ListRefused) as refused:
        undo(empty_services, batch)
    assert (refused.value.code, refused.value.values["count"]) == ("touched_later", 1)
    assert touched.title in str(refused.value)
    assert records(empty_services) == before


def test_an_import_is_undone_once(empty_services):
    batch = bring(empty_services, listing(vacancy()))
    undo(empty_services, batch)
    with pytest.raises(ListRefused) as refused:
        undo(empty_services, batch)
    assert refused.value.code == "undone_already"


def test_an_employer_that_somebody_else_uses_by_now_stays(empty_services):
    batch = bring(empty_services, listing(vacancy()))
    with empty_services.unit_of_work(writing=True) as uow:
        uow.jobs.add(vacancy(title="Bảo vệ"))
        uow.commit()
    undo(empty_services, batch)
    assert [one.title for one in records(empty_services)] == ["Bảo vệ"]


def test_a_file_is_known_by_its_content_until_its_import_is_undone(empty_services):
    batch = bring(empty_services, listing(vacancy()))
    with empty_services.unit_of_work() as uow:
        assert uow.imports.of_file("vacancies", ORIGIN.file_hash) == batch
        assert uow.imports.of_file("courses", ORIGIN.file_hash) is None
        assert uow.imports.of_file("vacancies", "b" * 64) is None
    undo(empty_services, batch)
    with empty_services.unit_of_work() as uow:
        assert uow.imports.of_file("vacancies", ORIGIN.file_hash) is None
        assert [one.undone_at for one in uow.imports.all()] == [LATER]


def test_rows_that_are_left_out_are_kept_with_their_notes(empty_services, database_url):
    from services.imports.model import Note, Verdict

    note = Note(code="pay_unclear", column="pay", address="F3", value="cao")
    asked = row(3, vacancy(title="Bảo vệ"), verdict=Verdict.DOUBTFUL, notes=[note])
    batch = bring(empty_services, listing(vacancy(), asked))
    assert batch.counts["doubtful"] == 1
    engine = make_engine(database_url)
    with engine.connect() as connection:
        kept = connection.execute(select(Base.metadata.tables["import_row"])).one()
    engine.dispose()
    assert (kept.row_number, kept.verdict, kept.notes) == (3, "doubtful", [["pay_unclear", "F3", "cao"]])


def test_no_two_records_that_are_shown_are_twins(empty_services):
    bring(empty_services, listing(vacancy(), vacancy(title="CN may"), vacancy(title="Bảo vệ")))
    keys = [twin_key(one) for one in records(empty_services)]
    assert len(keys) == len(set(keys)) == 2
