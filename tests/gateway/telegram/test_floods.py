"""The limits of Telegram are kept, and the pauses it orders."""

from types import SimpleNamespace

import pytest

from gateway.sending import NotNowError
from gateway.telegram.floods import CHAT_BURST, CHATS, Floods


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> list[float]:
    """Pauses made; the clock goes on meanwhile."""
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(round(seconds, 6))
        clock.now += seconds

    # In these modules alone: servers of other tests sleep too, in threads of this process.
    for module in ("gateway.pace", "gateway.telegram.floods"):
        monkeypatch.setattr(f"{module}.asyncio", SimpleNamespace(sleep=sleep))
    return pauses


async def test_a_chat_gets_a_burst_and_then_one_a_second(clock: Clock, slept: list[float]) -> None:
    floods = Floods(clock=clock)
    for _ in range(int(CHAT_BURST)):
        await floods.wait(1)
        clock.now += 0.1
    before = clock.now
    for _ in range(4):
        await floods.wait(1)
    assert clock.now - before == pytest.approx(3.5, abs=0.1)


async def test_what_would_wait_long_goes_back_to_the_outbox(clock: Clock) -> None:
    floods = Floods(clock=clock)
    floods.hold(1, 5.0)
    with pytest.raises(NotNowError) as refused:
        await floods.wait(1)
    assert refused.value.pause_seconds == pytest.approx(5.0)


async def test_a_held_chat_holds_up_nobody_else(clock: Clock, slept: list[float]) -> None:
    floods = Floods(clock=clock)
    floods.hold(1, 5.0)
    floods.hold(2, 5.0)
    await floods.wait(3)
    assert slept == []


async def test_when_several_are_held_at_once_all_are(clock: Clock, slept: list[float]) -> None:
    floods = Floods(clock=clock)
    for chat in (1, 2, 3):
        floods.hold(chat, 5.0 + chat)
    with pytest.raises(NotNowError) as refused:
        await floods.wait(4)
    assert refused.value.pause_seconds == pytest.approx(8.0)
    clock.now += 8.1
    await floods.wait(4)


async def test_pauses_that_are_over_do_not_count(clock: Clock, slept: list[float]) -> None:
    floods = Floods(clock=clock)
    for chat in (1, 2, 3):
        floods.hold(chat, 5.0)
        clock.now += 6.0
    await floods.wait(4)
    assert slept == []


async def test_a_short_pause_is_waited_for(clock: Clock, slept: list[float]) -> None:
    floods = Floods(clock=clock)
    floods.hold(1, 1.5)
    await floods.wait(1)
    assert clock.now >= 101.5


@pytest.mark.parametrize(("workers", "a_second"), [(1, 30.0), (3, 10.0)])
async def test_workers_share_what_all_chats_may_get(
    clock: Clock, slept: list[float], workers: int, a_second: float
) -> None:
    floods = Floods(workers, clock)
    for chat in range(100):
        await floods.wait(chat)
    assert 100 / (clock.now - 100.0) == pytest.approx(a_second, rel=0.1)


async def test_what_need_not_be_sent_waits_for_a_free_moment(clock: Clock, slept: list[float]) -> None:
    floods = Floods(clock=clock)
    assert floods.is_free(1)
    floods.hold(1, 5.0)
    assert not floods.is_free(1)
    for chat in range(10):
        await floods.wait(chat + 100)
    assert not floods.is_free(2)


async def test_paces_of_chats_are_forgotten_in_the_end(clock: Clock) -> None:
    floods = Floods(clock=clock)
    for chat in range(CHATS + 10):
        clock.now += 1.0
        await floods.wait(chat)
    assert len(floods._chats) == CHATS
