"""One system from its start to its end: time to the first answer, latency, throughput, memory."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import uvloop
import yaml

from benchmarks.http_connection import HttpError
from benchmarks.load import Scripts, Timing, closed_loop, open_loop
from benchmarks.processes import Servers, servers
from benchmarks.stacks import Stack

IN_FLIGHT = 16
_CONVERSATIONS = Path(__file__).with_name("conversations.yml")
_START_SECONDS = 240.0
_LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is sent; every loop ends after `messages` or `seconds`.

    `open_rate` is in messages per second, the same for all systems.
    """

    messages: int
    seconds: float
    warm_up: int
    repetitions: int
    open_rate: float


FULL = Plan(messages=2000, seconds=20.0, warm_up=100, repetitions=3, open_rate=5.0)
QUICK = Plan(messages=300, seconds=6.0, warm_up=50, repetitions=1, open_rate=5.0)


def measure(stack: Stack, plan: Plan, logs: Path) -> dict[str, Any]:
    """Start the system, put it under load, end it.

    Raises:
        ProcessError: One of its processes ended, or no answer came in time.
    """
    scripts: Scripts = yaml.safe_load(_CONVERSATIONS.read_text(encoding="utf-8"))["conversations"]
    began = time.perf_counter()
    with servers(stack.modules, stack.environment, logs / stack.name) as running:
        return uvloop.run(_measure(stack, plan, scripts, running, began))


async def _measure(
    stack: Stack, plan: Plan, scripts: Scripts, running: Servers, began: float
) -> dict[str, Any]:
    first_ms = await _first_answer(stack, scripts, running, began)
    figures: dict[str, Any] = {
        "start_seconds": round(time.perf_counter() - began, 1),
        "first_answer_ms": round(first_ms, 1),
    }
    start = stack.start_conversation
    await closed_loop(start, scripts, 4, plan.warm_up, plan.seconds)
    alone = await closed_loop(start, scripts, 1, plan.messages // 4, plan.seconds)
    figures["one_at_a_time"] = alone.as_json()
    crowded: list[Timing] = []
    before = running.cpu_seconds()
    for _ in range(plan.repetitions):
        crowded.append(await closed_loop(start, scripts, IN_FLIGHT, plan.messages, plan.seconds))
    answered = max(1, sum(len(timing.latencies) for timing in crowded))
    used = {name: after - before[name] for name, after in running.cpu_seconds().items()}
    figures["cpu_ms_per_message"] = _with_total(
        {name: round(seconds * 1000 / answered, 2) for name, seconds in used.items()}
    )
    rates = [timing.rate for timing in crowded]
    middle = min(crowded, key=lambda timing: abs(timing.rate - median(rates)))
    figures["in_flight_16"] = {**middle.as_json(), "rates": [round(rate, 1) for rate in rates]}
    on_time = await open_loop(start, scripts, plan.open_rate, int(plan.open_rate * plan.seconds))
    figures["open_loop"] = {"rate": plan.open_rate, **on_time.as_json()}
    running.check()
    figures["memory_mb"] = _with_total(running.memory_mb())
    return figures


def _with_total(by_process: dict[str, float]) -> dict[str, float]:
    return {**by_process, "all": round(sum(by_process.values()), 2)}


async def _first_answer(stack: Stack, scripts: Scripts, running: Servers, began: float) -> float:
    """Try until a search is answered with offers.

    Returns:
        Milliseconds the first answer took.
    """
    problem = "no answer"
    while time.perf_counter() - began < _START_SECONDS:
        running.check()
        conversation = stack.start_conversation()
        sent = time.perf_counter()
        try:
            offers = await conversation.say(scripts[0][0])
            if offers or not stack.shows_offers:
                return (time.perf_counter() - sent) * 1000
            problem = "answers without offers"
        except HttpError as error:
            problem = str(error)
        finally:
            conversation.close()
        await asyncio.sleep(_LOOK_SECONDS)
    raise TimeoutError(f"{stack.name} gave no whole answer in {_START_SECONDS:.0f} s: {problem}")
