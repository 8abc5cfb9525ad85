"""What is asked again is done once, unless it failed."""

import asyncio

import pytest

from bot.repetitions import Repetitions


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.done = 0
        self.gate = asyncio.Event()
        self.error: Exception | None = None

    async def __call__(self) -> int:
        self.done += 1
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        return self.done


async def test_two_who_ask_at_once_get_the_same_answer() -> None:
    repetitions, work = Repetitions(), Work()
    asking = [asyncio.create_task(repetitions.once("a", work)) for _ in range(2)]
    await asyncio.sleep(0)
    work.gate.set()
    assert await asyncio.gather(*asking) == [1, 1]
    assert await repetitions.once("a", work) == 1


async def test_the_work_goes_on_when_who_asked_has_gone() -> None:
    repetitions, work = Repetitions(), Work()
    asking = asyncio.create_task(repetitions.once("a", work))
    await asyncio.sleep(0)
    asking.cancel()
    work.gate.set()
    assert await repetitions.once("a", work) == 1


async def test_what_failed_is_done_again() -> None:
    repetitions, work = Repetitions(), Work()
    work.gate.set()
    work.error = ValueError("broken")
    with pytest.raises(ValueError, match="broken"):
        await repetitions.once("a", work)
    work.error = None
    assert await repetitions.once("a", work) == 2


async def test_only_the_last_ones_are_kept() -> None:
    repetitions, work = Repetitions(kept=2), Work()
    work.gate.set()
    for name in ("a", "b", "c", "a"):
        await repetitions.once(name, work)
    assert work.done == 4
