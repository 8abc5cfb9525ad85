"""What else is counted of a day: cases, waits for officers, calls, names put down, openings."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import insert

from jobs_db.engine import make_engine
from jobs_db.tables.conversation import ConversationRow
from jobs_db.tables.ticket import TicketRow
from services import Services
from services.calendar import CA_MAU_TIME
from services.caller.model import Call, CallOutcome, Need
from services.figures.counting import keep_figures
from services.figures.model import Counts, Measure, Piece, Span
from services.interest.model import Interest, Person
from services.places import Workplace
from tests.jobs_db.test_job_repository import posting

DAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=CA_MAU_TIME)
EVENING = MORNING + timedelta(hours=10)
NEXT_DAY = MORNING + timedelta(days=1)


@pytest.fixture
def services(empty_services: Services) -> Services:
    return empty_services


def counted(services: Services, measure: Measure, at: datetime = EVENING) -> Counts:
    keep_figures(services.unit_of_work, at)
    with services.unit_of_work() as uow:
        return uow.figures.sums(measure, [Piece(False, Span(DAY, DAY))])


def open_case(url: str, who: str, **told: object) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(
            insert(ConversationRow.__table__),
            {"id": who, "channel": "web", "started_at": MORNING, "last_at": MORNING},
        )
        connection.execute(insert(TicketRow.__table__), {"conversation_id": who, "urgency": "normal", **told})
    engine.dispose()


def test_cases_count_on_the_day_of_what_became_of_them(services: Services, database_url: str) -> None:
    open_case(
        database_url, "web_1", opened_at=MORNING - timedelta(days=1), closed_at=MORNING, outcome="answered"
    )
    open_case(database_url, "web_2", opened_at=MORNING, urgency="urgent")
    open_case(database_url, "web_3", opened_at=MORNING, closed_at=NEXT_DAY, outcome="referred")
    assert counted(services, Measure.CASES) == {
        ("closed", "answered"): 1,
        ("opened", "urgent"): 1,
        ("opened", "normal"): 1,
    }


def test_the_wait_for_an_officer_ends_with_the_first_word(services: Services, database_url: str) -> None:
    for who, minutes in (("web_1", 4), ("web_2", 5), ("web_3", 61), ("web_4", 3000)):
        begun = MORNING - timedelta(minutes=minutes)
        open_case(database_url, who, opened_at=begun, answered_at=MORNING)
    open_case(database_url, "web_5", opened_at=MORNING)
    assert counted(services, Measure.OFFICER_WAITS) == {("5", ""): 2, ("120", ""): 1, ("longer", ""): 1}


def test_calls_and_names_put_down_are_counted_without_whose_they_are(services: Services) -> None:
    person = Person(name="Lan", phone="0900000001", commune="xã Năm Căn")
    with services.unit_of_work(writing=True) as uow:
        for at in (MORNING, EVENING - timedelta(hours=1), NEXT_DAY):
            uow.calls.add(
                Call(
                    at=at, officer_id=1, officer_name="Lan", need=Need.JOB, outcome=CallOutcome.ANSWERED,
                    commune=None, seconds=60,
                )
            )  # fmt: skip
        for item in ("vacancy:1", "vacancy:2", "course:1"):
            uow.interests.add(
                Interest(
                    conversation="web_1", item=item, title="x", person=person, registered_at=MORNING,
                    changed_at=MORNING,
                )
            )  # fmt: skip
        uow.commit()
    assert counted(services, Measure.CALLS) == {("job", "answered"): 2}
    assert counted(services, Measure.INTEREST) == {("vacancy", ""): 2, ("course", ""): 1}


def test_openings_count_once_at_the_first_workplace_and_samples_only_alone(services: Services) -> None:
    here, there = (
        Workplace(place_text="", province_code="96", commune_code=code) for code in ("32191", "31825")
    )
    facts = {"occupation_id": "may", "date_posted": DAY, "valid_through": DAY + timedelta(days=9)}
    with services.unit_of_work(writing=True) as uow:
        uow.jobs.add(posting(1, places=(here,), total_job_openings=7, is_sample=True, **facts))
        uow.commit()
    assert counted(services, Measure.SUPPLY) == {("may", "32191"): 7}
    with services.unit_of_work(writing=True) as uow:
        uow.jobs.add(posting(2, places=(here, there), total_job_openings=20, **facts))
        uow.jobs.add(posting(3, places=(there,), total_job_openings=None, **facts))
        uow.jobs.add(posting(4, places=(), **{**facts, "valid_through": DAY - timedelta(days=1)}))
        uow.commit()
    assert counted(services, Measure.SUPPLY, EVENING + timedelta(minutes=10)) == {("may", "32191"): 7}
    later = EVENING + timedelta(hours=1, minutes=1)
    assert counted(services, Measure.SUPPLY, later) == {("may", "32191"): 20, ("may", "31825"): 1}
