"""What goes wrong with a request: as planned for one person, or at random but the same for a seed."""

import random
import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field
from enum import Enum

ANYBODY = "anybody"  # the next send, to whomever
OAUTH = "oauth"
UPLOAD = "upload"
READING = "reading"


class Break(Enum):
    """A fault below the level of error numbers."""

    UNAVAILABLE = "503, not taken"
    UNAVAILABLE_AFTER = "503 although taken"
    NO_ANSWER = "silence, not taken"
    NO_ANSWER_AFTER = "silence although taken"
    CUT_BEFORE = "connection cut, not taken"
    CUT_AFTER = "connection cut although taken"

    @property
    def taken(self) -> bool:
        """Whether the request had its effect all the same."""
        return self in (Break.UNAVAILABLE_AFTER, Break.NO_ANSWER_AFTER, Break.CUT_AFTER)

    @property
    def silent(self) -> bool:
        return self in (Break.NO_ANSWER, Break.NO_ANSWER_AFTER)

    @property
    def cut(self) -> bool:
        return self in (Break.CUT_BEFORE, Break.CUT_AFTER)


Fault = int | Break  # a number is one of the platform's errors: -32, -200, -216, …


@dataclass
class Faults:
    """Places are user ids, phone numbers, or one of the words above.

    Attributes:
        odds: Of sends to people only, each from 0 to 1, together at most 1.
        met: What happened, in order: place and fault.
    """

    seed: int = 0
    odds: dict[Fault, float] = field(default_factory=dict)
    met: list[tuple[str, Fault]] = field(default_factory=list)
    _planned: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    _lasting: dict[str, Fault] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, place: str, *faults: Fault) -> None:
        """The next requests of this place meet these, one each, in order."""
        with self._lock:
            self._planned[place].extend(faults)

    def last(self, place: str, fault: Fault) -> None:
        """Every request of this place meets it until it is lifted."""
        with self._lock:
            self._lasting[place] = fault

    def lift(self, place: str | None = None) -> None:
        """Nothing is planned for the place any more; without one, nothing at all and no odds."""
        with self._lock:
            if place is None:
                self._planned.clear()
                self._lasting.clear()
                self.odds = {}
            else:
                self._planned.pop(place, None)
                self._lasting.pop(place, None)

    def meet(self, place: str, *, to_person: bool = False) -> Fault | None:
        """The fault of this request, if it meets one."""
        with self._lock:
            fault = self._find(place, to_person)
            if fault is not None:
                self.met.append((place, fault))
            return fault

    def _find(self, place: str, to_person: bool) -> Fault | None:
        for name in (place, ANYBODY) if to_person else (place,):
            if self._planned[name]:
                return self._planned[name].popleft()
            if name in self._lasting:
                return self._lasting[name]
        if not to_person or not self.odds:
            return None
        self._counts[place] += 1
        # Drawn for each person apart: threads that overtake each other change nothing.
        drawn = random.Random(f"{self.seed}:{place}:{self._counts[place]}").random()
        for fault, odds in self.odds.items():
            drawn -= odds
            if drawn < 0:
                return fault
        return None
