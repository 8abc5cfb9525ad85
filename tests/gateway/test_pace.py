"""So many a second, and a burst after a rest."""

import pytest

from gateway.pace import Pace


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_without_a_burst_each_waits_for_the_one_before(clock: Clock) -> None:
    pace = Pace(4.0, clock=clock)
    assert [pace.take() for _ in range(4)] == [0.0, 0.25, 0.5, 0.75]


def test_a_burst_goes_at_once_and_is_earned_again_by_resting(clock: Clock) -> None:
    pace = Pace(1.0, burst=3.0, clock=clock)
    assert [pace.take() for _ in range(5)] == [0.0, 0.0, 0.0, 1.0, 2.0]
    clock.now += 100.0
    assert [pace.take() for _ in range(4)] == [0.0, 0.0, 0.0, 1.0]


def test_asking_for_the_pause_takes_no_place(clock: Clock) -> None:
    pace = Pace(1.0, clock=clock)
    pace.take()
    assert [pace.pause(), pace.pause()] == [1.0, 1.0]


def test_over_a_long_time_the_rate_holds(clock: Clock) -> None:
    pace = Pace(30.0, burst=5.0, clock=clock)
    went = 0
    for _ in range(1_000):
        while pace.pause() == 0:
            pace.take()
            went += 1
        clock.now += 0.01
    assert 295 <= went <= 306


async def test_waiting_in_vain_is_not_needed(clock: Clock) -> None:
    pace = Pace(1.0, clock=clock)
    await pace.wait()
    assert pace.pause() == 1.0
