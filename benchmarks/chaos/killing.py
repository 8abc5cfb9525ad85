"""Kill one part after another, each as soon as it is drawn and has come back from its last time."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.chaos.victims import Victim

LOOK_SECONDS = 0.05
SHORTEST, LONGEST = 2.0, 6.0  # seconds from one run to the next
LONGEST_PAUSE = 2.0  # seconds until a victim begins again
REST_SECONDS = 5.0  # a victim that came back works so long at least
RECOVERY_SECONDS = 180.0


class NotBackError(Exception):
    """A part did not come back in time."""


@dataclass
class _State:
    begins_at: float | None = None
    down_since: float | None = None
    back_at: float = 0.0


@dataclass
class Killing:
    """The runs; must be driven by the main thread, whose end the processes watch.

    Attributes:
        kills: By victim.
        fell: Times a victim ended by itself, because of what was done to another.
        slowest: The longest way back of each victim, in seconds.
    """

    victims: Sequence[Victim]
    seed: int
    on_run: Callable[[int, str], None] = lambda _number, _name: None
    kills: Counter[str] = field(default_factory=Counter)
    fell: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._states = {victim.name: _State() for victim in self.victims}

    def run(self, runs: int) -> None:
        """So many kills.

        Raises:
            NotBackError: A victim stayed away.
        """
        for number in range(1, runs + 1):
            self.rest(self._random.uniform(SHORTEST, LONGEST))
            while not (free := [victim for victim in self.victims if self._is_rested(victim)]):
                self.rest(LOOK_SECONDS)
            victim = self._random.choice(free)
            self.on_run(number, victim.name)
            self._kill(victim)

    def rest(self, seconds: float) -> None:
        """Look after everybody for so long."""
        until = time.monotonic() + seconds
        while True:
            for victim in self.victims:
                self._look_after(victim)
            if time.monotonic() >= until:
                return
            time.sleep(LOOK_SECONDS)

    def recover(self) -> None:
        """Until everybody is back."""
        while any(state.down_since is not None for state in self._states.values()):
            self.rest(LOOK_SECONDS)

    def _is_rested(self, victim: Victim) -> bool:
        state = self._states[victim.name]
        return state.down_since is None and time.monotonic() - state.back_at >= REST_SECONDS

    def _kill(self, victim: Victim) -> None:
        victim.kill()
        self.kills[victim.name] += 1
        self._begin_later(victim)

    def _begin_later(self, victim: Victim) -> None:
        state = self._states[victim.name]
        now = time.monotonic()
        state.down_since = state.down_since or now
        state.begins_at = now + self._random.uniform(0.0, LONGEST_PAUSE)

    def _look_after(self, victim: Victim) -> None:
        state, now = self._states[victim.name], time.monotonic()
        if state.begins_at is not None:
            if now >= state.begins_at:
                state.begins_at = None
                victim.begin()
            return
        if not victim.is_alive():
            self.fell[victim.name] += 1
            victim.kill()  # what it may have left behind would hold the port
            self._begin_later(victim)
        elif state.down_since is not None and victim.is_back():
            took = now - state.down_since
            self.slowest[victim.name] = max(took, self.slowest.get(victim.name, 0.0))
            state.down_since, state.back_at = None, now
        elif state.down_since is not None and now - state.down_since > RECOVERY_SECONDS:
            raise NotBackError(f"{victim.name} did not come back within {RECOVERY_SECONDS:.0f} seconds")
