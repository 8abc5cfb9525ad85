"""The figures as a table, with the ratios that matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.reading import cost
from benchmarks.search import GOAL_P95_MS

_WIDTH = 34


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a figure of each system, and what is asked of the ratio of stock to ours (or its inverse)."""

    label: str
    path: tuple[str, ...]
    higher_is_better: bool = False
    goal: float | None = None


TRAINING = (
    Row("training, wall s", ("wall_seconds",), goal=5.0),
    Row("training, CPU s", ("cpu_seconds",)),
    Row("training, peak MB", ("peak_mb",)),
    Row("model, MB", ("model_mb",)),
)
SERVING = (
    Row("start to first answer, s", ("start_seconds",), goal=2.0),
    Row("first answer, ms", ("first_answer_ms",)),
    Row("memory of all processes, MB", ("memory_mb", "all")),
    Row("one at a time: p50 ms", ("one_at_a_time", "p50_ms")),
    Row("one at a time: p95 ms", ("one_at_a_time", "p95_ms")),
    Row("open loop: p50 ms", ("open_loop", "p50_ms")),
    Row("open loop: p95 ms", ("open_loop", "p95_ms")),
    Row("16 in flight: messages/s", ("in_flight_16", "per_second"), higher_is_better=True, goal=5.0),
    Row("16 in flight: p95 ms", ("in_flight_16", "p95_ms")),
    Row("CPU ms per message", ("cpu_ms_per_message", "all")),
    Row("answers with offers, share", ("in_flight_16", "with_offers"), higher_is_better=True),
    Row("errors at 16 in flight", ("in_flight_16", "errors")),
)


def show(figures: Mapping[str, Any]) -> None:
    """Print everything that was measured."""
    print(f"\n{'':{_WIDTH}}{'stock':>10}{'ours':>10}{'floor':>10}{'ours better':>13}{'to floor':>10}  asked")
    for line in (*_lines(TRAINING, figures.get("training")), *_lines(SERVING, figures.get("serving"))):
        print(line)
    if figures.get("training", {}).get("stock", {}).get("reused"):
        print("stock was trained in an earlier run, on the same data")
    for line in _accuracy(figures.get("accuracy")):
        print(line)
    for line in _reading(figures.get("reading")):
        print(line)
    for line in _search(figures.get("search"), figures["about"].get("vacancies")):
        print(line)
    calibration = figures["calibration"]
    verdict = "quiet" if calibration["quiet"] else "NOT QUIET: trust the ratios, not the milliseconds"
    print(f"\nfixed work varied by {calibration['spread']:.0%}: the machine was {verdict}")


def _lines(rows: Sequence[Row], systems: Mapping[str, Any] | None) -> Iterator[str]:
    for row in rows if systems else ():
        stock, ours, floor = (_at((systems or {}).get(name), row.path) for name in ("stock", "ours", "floor"))
        better = _ratio(ours, stock) if row.higher_is_better else _ratio(stock, ours)
        to_floor = _ratio(floor, ours) if row.higher_is_better else _ratio(ours, floor)
        goal = "" if row.goal is None else f"  ≥ ×{row.goal:g} {_verdict(better, row.goal)}"
        cells = "".join(f"{_number(value):>10}" for value in (stock, ours, floor))
        yield f"{row.label:{_WIDTH}}{cells}{_times(better):>13}{_times(to_floor):>10}{goal}"


def _accuracy(systems: Mapping[str, Any] | None) -> Iterator[str]:
    if not systems:
        return
    title = "held-out sentences by style"
    yield f"\n{title:{_WIDTH}}{'n':>6}{'intent: stock':>15}{'ours':>8}{'slots F1: stock':>17}{'ours':>8}"
    for style, ours in systems["ours"]["style"].items():
        stock = systems["stock"]["style"][style]
        worse = "" if ours["intent_accuracy"] >= stock["intent_accuracy"] else "  WORSE"
        yield (
            f"{style:{_WIDTH}}{ours['sentences']:>6}{stock['intent_accuracy']:>15.1%}{ours['intent_accuracy']:>8.1%}"
            f"{stock['slot_f1']:>17.1%}{ours['slot_f1']:>8.1%}{worse}"
        )
    noise = {name: systems[name]["noise"] for name in ("stock", "ours")}
    said = ", ".join(f"{name} {found['accepted']} of {found['inputs']}" for name, found in noise.items())
    yield f"noise taken for a wish: {said}"


def _reading(kinds: Mapping[str, Any] | None) -> Iterator[str]:
    if kinds:
        yield f"\n{'CPU of reading one message':<44}{'p50 ms':>8}{'p95 ms':>8}"
    for kind, times in (kinds or {}).items():
        goal = cost.GOAL_P95_MS[kind]
        verdict = "reached" if times["p95_ms"] <= goal else "MISSED"
        yield f"{kind:44}{times['p50_ms']:>8.2f}{times['p95_ms']:>8.2f}  ≤ {goal:g} {verdict}"


def _search(databases: Mapping[str, Any] | None, vacancies: int | None) -> Iterator[str]:
    for database, kinds in (databases or {}).items():
        yield f"\n{f'search, {database}, {vacancies:,} vacancies':<44}{'p50 ms':>8}{'p95 ms':>8}"
        for kind, times in kinds.items():
            missed = "" if times["p95_ms"] < GOAL_P95_MS else "  MISSED"
            yield f"{kind:44}{times['p50_ms']:>8.1f}{times['p95_ms']:>8.1f}{missed}"


def _at(system: Mapping[str, Any] | None, path: tuple[str, ...]) -> float | None:
    value: Any = system
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _ratio(above: float | None, below: float | None) -> float | None:
    return above / below if above is not None and below else None


def _verdict(ratio: float | None, goal: float) -> str:
    return "" if ratio is None else "reached" if ratio >= goal else "MISSED"


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"×{ratio:.2f}"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if abs(value) < 1 else f"{value:.1f}"
