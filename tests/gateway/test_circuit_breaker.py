"""A server that hangs is left alone for a while; what waits meanwhile holds no place."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from gateway.circuit_breaker import CircuitBreaker
from services.errors import Unavailable

NEVER = 3_600.0


class HangingError(Exception):
    """No answer in time."""


class Server:
    """Counts what it is asked; hangs, refuses or answers as told."""

    def __init__(self) -> None:
        self.asked = 0
        self.error: Exception | None = None

    async def answer(self) -> str:
        self.asked += 1
        await asyncio.sleep(0)
        if self.error is not None:
            raise self.error
        return "answer"


@pytest.fixture
def server() -> Server:
    return Server()


def breaker(*, places: int = 16, pause_seconds: float = NEVER) -> CircuitBreaker:
    return CircuitBreaker(HangingError, places=places, timeouts=3, pause_seconds=pause_seconds)


async def hang(asking: CircuitBreaker, server: Server, times: int = 3) -> None:
    """So many time-outs in a row; afterwards the server answers again."""
    server.error = HangingError()
    for _ in range(times):
        with pytest.raises(HangingError):
            await asking.ask(server.answer)
    server.error = None


async def turn_of_the_loop() -> None:
    """Let everything that can go on go on."""
    for _ in range(10):
        await asyncio.sleep(0)


async def waiting(
    asking: CircuitBreaker, question: Callable[[], Awaitable[str]], number: int
) -> list["asyncio.Task[str]"]:
    tasks = [asyncio.create_task(asking.ask(question)) for _ in range(number)]  # type: ignore[arg-type]
    await turn_of_the_loop()
    return tasks


async def test_after_three_timeouts_in_a_row_the_server_is_left_alone(server: Server) -> None:
    asking = breaker()
    await hang(asking, server)
    tasks = await waiting(asking, server.answer, 5)
    assert server.asked == 3
    assert not any(task.done() for task in tasks)
    for task in tasks:
        task.cancel()


async def test_an_answer_in_between_starts_the_count_anew(server: Server) -> None:
    asking = breaker()
    await hang(asking, server, 2)
    assert await asking.ask(server.answer) == "answer"
    await hang(asking, server, 2)
    assert await asking.ask(server.answer) == "answer"


async def test_a_refusal_opens_nothing_because_it_holds_nobody_up(server: Server) -> None:
    asking = breaker()
    server.error = Unavailable("Not there.")
    for _ in range(10):
        with pytest.raises(Unavailable):
            await asking.ask(server.answer)
    assert server.asked == 10


@pytest.mark.parametrize("error", [None, Unavailable("It has just been started again.")])
async def test_a_probe_that_does_not_hang_lets_all_others_ask(
    server: Server, error: Exception | None
) -> None:
    asking = breaker(pause_seconds=0)
    await hang(asking, server)
    server.error = error
    answers = await asyncio.gather(*(asking.ask(server.answer) for _ in range(5)), return_exceptions=True)
    assert answers == [error or "answer"] * 5
    assert server.asked == 3 + 5


async def test_a_probe_that_hangs_speaks_for_all_that_wait(server: Server) -> None:
    asking = breaker(pause_seconds=0)
    await hang(asking, server)
    server.error = HangingError()
    answers = await asyncio.gather(*(asking.ask(server.answer) for _ in range(5)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [HangingError] * 5
    assert server.asked == 3 + 1
    server.error = None
    assert await asking.ask(server.answer) == "answer"


async def test_what_waited_for_a_place_gives_it_up_when_it_opens(server: Server) -> None:
    asking = breaker(places=1)
    server.error = HangingError()
    tasks = await waiting(asking, server.answer, 6)
    assert server.asked == 3
    assert [task.done() for task in tasks] == [True] * 3 + [False] * 3
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_no_more_are_asked_side_by_side_than_there_are_places() -> None:
    asking = breaker(places=2)
    go_on = asyncio.Event()
    asked = 0

    async def slow() -> str:
        nonlocal asked
        asked += 1
        await go_on.wait()
        return "answer"

    tasks = await waiting(asking, slow, 5)
    assert asked == 2
    go_on.set()
    assert await asyncio.gather(*tasks) == ["answer"] * 5


async def test_a_probe_that_is_cancelled_does_not_keep_it_open(server: Server) -> None:
    asking = breaker(pause_seconds=0)
    await hang(asking, server)

    async def never() -> str:
        await asyncio.Event().wait()
        return "answer"

    (probe,) = await waiting(asking, never, 1)
    probe.cancel()
    await asyncio.gather(probe, return_exceptions=True)
    assert await asking.ask(server.answer) == "answer"
