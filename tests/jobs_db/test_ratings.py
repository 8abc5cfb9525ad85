"""Marks of answers, and what is kept of a turn to be counted, on every database."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from jobs_db.engine import make_engine
from services import Services
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Reply, Wanted
from services.conversations.rating import Mark, Rating, Reason, rate
from services.conversations.tickets import PolicyTrace
from services.errors import NotFound
from tests.policy_samples import CONTENT
from tests.stored_message import store_message

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)
LATER = NOW + timedelta(seconds=1.5)
WHO = "web_a"
ENTRY = next(iter(CONTENT.published()))
SOUGHT = Wanted("job", "may-cong-nghiep", "32191")


@pytest.fixture
def services(empty_services: Services) -> Services:
    return empty_services


def said(services: Services, what: str, wanted: Wanted | None = SOUGHT) -> None:
    arrival = Arrival(channel="web", conversation=WHO, message_id=f"a:{what}", text=what)
    answer = Answer(
        said=what, replies=(Reply(text="Dạ."),), outcome="answered", intent="search_job", wanted=wanted
    )
    with services.unit_of_work(writing=True) as uow:
        close_turn(uow, store_message(uow, arrival, NOW), answer, LATER, send=False)
        uow.commit()


@pytest.mark.parametrize(
    ("entries", "topic"), [((ENTRY.id,), ENTRY.topic), (("gone",), "policy"), ((), "policy")]
)
def test_a_question_counts_under_the_topic_of_the_entry_it_was_answered_from(
    services: Services, entries: tuple[str, ...], topic: str
) -> None:
    arrival = Arrival(channel="web", conversation=WHO, message_id="a:1", text="hỏi")
    asked = Answer(
        said="hỏi",
        replies=(Reply(text="Dạ."),),
        outcome="answered",
        policy=PolicyTrace("sure", entries),
        wanted=Wanted("policy", commune="32191"),
    )
    with services.unit_of_work(writing=True) as uow:
        uow.policy.replace(CONTENT)
        close_turn(uow, store_message(uow, arrival, NOW), asked, LATER, send=False)
        uow.commit()
    with services.unit_of_work() as uow:
        (turn,) = uow.conversations.latest_turns(WHO, 9)
    assert turn.answer.wanted == Wanted(topic, commune="32191")


def give(services: Services, position: int, rating: Rating) -> None:
    with services.unit_of_work(writing=True) as uow:
        rate(uow, WHO, position, rating, LATER)
        uow.commit()


def given(services: Services) -> dict[int, Rating]:
    with services.unit_of_work() as uow:
        return dict(uow.ratings.of(WHO, [1, 2, 3]))


def test_what_was_wanted_is_read_back_with_the_turn(services: Services) -> None:
    said(services, "tìm việc may")
    said(services, "chào", wanted=None)
    with services.unit_of_work() as uow:
        assert [turn.answer.wanted for turn in uow.conversations.latest_turns(WHO, 9)] == [SOUGHT, None]


def test_how_long_the_person_waited_is_kept(services: Services, database_url: str) -> None:
    said(services, "tìm việc may")
    engine = make_engine(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT seconds FROM conversation_turn")).scalars().all() == [1.5]
    engine.dispose()


def test_the_last_mark_of_an_answer_counts(services: Services) -> None:
    said(services, "tìm việc may")
    give(services, 1, Rating(Mark.GOOD))
    give(services, 1, Rating(Mark.BAD, Reason.UNCLEAR))
    assert given(services) == {1: Rating(Mark.BAD, Reason.UNCLEAR)}


def test_what_is_no_answer_or_not_there_cannot_be_rated(services: Services) -> None:
    said(services, "chào", wanted=None)
    for position in (1, 2):
        with pytest.raises(NotFound):
            give(services, position, Rating(Mark.GOOD))
    assert given(services) == {}


def test_whoever_is_forgotten_leaves_no_mark(services: Services) -> None:
    said(services, "tìm việc may")
    give(services, 1, Rating(Mark.GOOD))
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.erase(WHO)
        uow.commit()
    assert given(services) == {}
