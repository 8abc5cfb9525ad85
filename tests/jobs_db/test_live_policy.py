"""What an editor changes in the database is found at the next look, and only looked for now and then."""

from dataclasses import replace

import pytest

from language.canonical import canonical
from services import Services
from services.errors import Unavailable
from services.policy.retrieval.live import LOOK_SECONDS, LivePolicy
from tests.policy_samples import CONTENT, WHERE


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def live(empty_services: Services, clock: Clock) -> LivePolicy:
    with empty_services.unit_of_work(writing=True) as uow:
        uow.policy.replace(CONTENT)
        uow.commit()

    def read(work):  # type: ignore[no-untyped-def]
        with empty_services.unit_of_work() as uow:
            return work(uow.policy)

    return LivePolicy(read, clock)


def publish(services: Services, question: str) -> None:
    with services.unit_of_work(writing=True) as uow:
        uow.policy.put_entry(replace(WHERE, id="a-new-one", question=question, asked=()))
        uow.commit()


def best(live: LivePolicy, text: str) -> str:
    return live.snapshot().index.rank(canonical(text).text)[0].entry


def test_a_question_published_now_is_found_at_the_next_look(
    live: LivePolicy, clock: Clock, empty_services: Services
) -> None:
    text = "nuôi cua biển được vay ưu đãi không"
    live.snapshot()
    publish(empty_services, text)
    clock.seconds += LOOK_SECONDS
    assert best(live, text) == "a-new-one"


def test_between_two_looks_the_database_is_left_alone(
    live: LivePolicy, clock: Clock, empty_services: Services
) -> None:
    before = live.snapshot()
    publish(empty_services, "nuôi cua biển được vay ưu đãi không")
    clock.seconds += LOOK_SECONDS / 2
    assert live.snapshot() is before


def test_nothing_is_built_anew_while_nothing_changes(live: LivePolicy, clock: Clock) -> None:
    before = live.snapshot()
    clock.seconds += 10 * LOOK_SECONDS
    assert live.snapshot() is before


def test_a_look_is_less_than_five_seconds_away() -> None:
    assert LOOK_SECONDS < 5


def test_a_database_that_is_away_at_the_start_is_said() -> None:
    def away(work):  # type: ignore[no-untyped-def]
        raise Unavailable("The database cannot be reached just now.")

    with pytest.raises(Unavailable):
        LivePolicy(away).snapshot()
