"""CPU time of reading one message, on one core."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.reading.ours import reader
from benchmarks.reading.sentences import SENTENCES, read_sentences
from bot.nlu.recogniser import Recogniser
from language.canonical import canonical

GOAL_P95_MS = {"canonical form": 1.0, "understanding": 5.0}


def measure(model: Path) -> dict[str, dict[str, float]]:
    """Median and 95th percentile in milliseconds of CPU.

    The development sentences warm up, and every held-out sentence is read once, so that nothing
    remembered of a sentence makes its second reading cheap.
    """
    read = reader(Recogniser.from_archive(model))
    for sentence in read_sentences(SENTENCES / "development"):
        read(sentence.text)
    texts = [sentence.text for sentence in read_sentences(SENTENCES / "held_out")]
    halves = texts[::2], texts[1::2]
    return {
        "canonical form": _times(halves[0], canonical),
        "understanding": _times(halves[1], read),
    }


def lines(figures: dict[str, dict[str, float]]) -> list[str]:
    """The figures of `measure` as lines of text beside their goals."""
    return [
        f"{name}: CPU p50 {found['p50_ms']:.2f}, p95 {found['p95_ms']:.2f} ms (goal {GOAL_P95_MS[name]})"
        for name, found in figures.items()
    ]


def _times(texts: Sequence[str], read: Callable[[str], object]) -> dict[str, float]:
    spent = sorted(_cpu_ms(text, read) for text in texts)
    return {"p50_ms": spent[len(spent) // 2], "p95_ms": spent[int(0.95 * len(spent))]}


def _cpu_ms(text: str, read: Callable[[str], object]) -> float:
    began = time.thread_time_ns()
    read(text)
    return (time.thread_time_ns() - began) / 1e6
