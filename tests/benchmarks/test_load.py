"""The load test sends what it was told to and times it honestly."""

import asyncio

from benchmarks.http_connection import HttpError
from benchmarks.load import MESSAGES_OF_A_CONVERSATION, Timing, closed_loop, open_loop


class Person:
    """Answers after a while; remembers everybody of a test."""

    everybody: list["Person"]

    def __init__(self, wait_seconds: float = 0.0, broken: bool = False) -> None:
        self.texts: list[str] = []
        self.left = False
        self._wait = wait_seconds
        self._broken = broken
        Person.everybody.append(self)

    async def say(self, text: str) -> int:
        await asyncio.sleep(self._wait)
        if self._broken:
            raise HttpError("refused")
        self.texts.append(text)
        return 1

    def close(self) -> None:
        self.left = True


def setup_function() -> None:
    Person.everybody = []


async def test_a_closed_loop_ends_after_so_many_messages():
    timing = await closed_loop(Person, [["a", "b"]], at_once=3, messages=10, seconds=60)
    assert len(timing.latencies) == timing.with_offers == 10
    assert all(person.left for person in Person.everybody)


async def test_a_closed_loop_ends_after_so_many_seconds():
    timing = await closed_loop(lambda: Person(0.01), [["a"]], at_once=2, messages=10**9, seconds=0.1)
    assert 2 <= len(timing.latencies) <= 30


async def test_a_conversation_ends_before_it_grows_long():
    await closed_loop(Person, [["a"] * 100], at_once=1, messages=50, seconds=60)
    assert max(len(person.texts) for person in Person.everybody) == MESSAGES_OF_A_CONVERSATION


async def test_an_error_is_counted_and_not_timed():
    timing = await closed_loop(lambda: Person(broken=True), [["a"]], at_once=1, messages=2, seconds=60)
    assert (timing.latencies, timing.errors) == ([], ["refused", "refused"])


async def test_latency_of_an_open_loop_counts_from_the_time_that_was_fixed():
    blocked = asyncio.Lock()

    class InLine(Person):
        async def say(self, text: str) -> int:
            async with blocked:
                return await super().say(text)

    timing = await open_loop(lambda: InLine(0.02), [["a", "b"]], per_second=1000, messages=10)
    assert len(timing.latencies) == 10
    assert max(timing.latencies) > 9 * 20 * 0.9  # the last one waited for the nine before it


async def test_an_open_loop_never_writes_twice_at_once_in_one_conversation():
    await open_loop(lambda: Person(0.01), [["a", "b", "c"]], per_second=500, messages=30)
    assert sum(len(person.texts) for person in Person.everybody) == 30
    assert all(person.left for person in Person.everybody)


def test_percentiles_of_the_latencies():
    timing = Timing(latencies=[float(number) for number in range(1, 101)], seconds=10)
    assert (timing.percentile(50), timing.rate) == (50.5, 10.0)
    assert 95 < timing.percentile(95) < 96.1
