"""Which webhooks come twice, late or out of order; the same for a seed."""

import random
import threading
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Plan:
    """What happens to one event: seconds to wait, whether others of the person may pass, when again."""

    late_seconds: float = 0.0
    overtaken: bool = False
    again_seconds: float | None = None


@dataclass
class Chaos:
    """Nothing by default.

    Attributes:
        again: Odds that an event is sent a second time.
        late: Odds that an event waits, so that those of other people pass it.
        overtaking: Whether those of the same person may pass it as well.
        longest_seconds: The most it waits.
    """

    seed: int = 0
    again: float = 0.0
    late: float = 0.0
    overtaking: bool = False
    longest_seconds: float = 1.0
    _counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, person: str) -> Plan:
        """For the next event about this person."""
        if not self.again and not self.late:
            return Plan()
        with self._lock:
            self._counts[person] += 1
            drawn = random.Random(f"{self.seed}:{person}:{self._counts[person]}")
        late = drawn.random() < self.late
        late_seconds = drawn.uniform(0, self.longest_seconds) if late else 0.0
        again = drawn.random() < self.again
        again_seconds = drawn.uniform(0, self.longest_seconds) if again else None
        return Plan(late_seconds, late and self.overtaking, again_seconds)
