"""Was the machine quiet? A fixed piece of work, timed between the measurements."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np

ALLOWED_SPREAD = 0.15
_ROUNDS = 5


def fixed_work_seconds() -> float:
    """Median time of sorting the same numbers: one processor, little memory, no system call."""
    numbers = np.random.default_rng(20260101).random(400_000)
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        np.sort(numbers)
        times.append(time.perf_counter() - began)
    return sorted(times)[_ROUNDS // 2]


@dataclass
class Calibration:
    """Times of the fixed work in the course of a run."""

    seconds: list[float] = field(default_factory=list)

    def take(self) -> None:
        """Time it once more."""
        self.seconds.append(fixed_work_seconds())

    @property
    def spread(self) -> float:
        """How much longer the slowest was than the fastest, as a share."""
        return max(self.seconds) / min(self.seconds) - 1 if self.seconds else 0.0

    @property
    def quiet(self) -> bool:
        """Whether milliseconds of this run can be compared with another run's; ratios survive more."""
        return self.spread <= ALLOWED_SPREAD
