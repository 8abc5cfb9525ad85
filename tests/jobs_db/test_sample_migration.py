"""Samples stored before are told from real vacancies by the search."""

from sqlalchemy import text

from jobs_db.engine import make_engine
from jobs_db.schema import downgrade_schema, upgrade_schema
from services.jobs.traits import SAMPLE


def test_samples_stored_before_are_marked_in_the_search(database_url):
    engine = make_engine(database_url)
    downgrade_schema(engine)
    upgrade_schema(engine, "0012")
    posting = (
        "INSERT INTO job_posting (id, employer_id, title, title_key, salary_unit, education, work_time,"
        " benefits, date_posted, valid_through, status, is_sample) VALUES"
        " (:id, 1, 'a', 'a', 'month', 'none', '[]', '[]', '2026-11-01', '2026-12-01', 'open', :sample)"
    )
    search = (
        "INSERT INTO job_search (posting_id, position, static_order, last_day, traits, experience_months,"
        " age_min, age_max) VALUES (:id, 0, 1, 1, 1, 0, 0, 200)"
    )
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO employer (id, name, is_sample) VALUES (1, 'Mẫu', false)"))
        for number, sample in ((1, True), (2, False)):
            connection.execute(text(posting), {"id": number, "sample": sample})
            connection.execute(text(search), {"id": number})

    def traits():
        with engine.connect() as connection:
            return list(
                connection.execute(text("SELECT traits FROM job_search ORDER BY posting_id")).scalars()
            )

    upgrade_schema(engine)
    assert traits() == [1 | SAMPLE, 1]
    downgrade_schema(engine, "0012")
    assert traits() == [1, 1]
    downgrade_schema(engine)
    engine.dispose()
