"""Disorder on the way in: doubles, delays, updates that overtake one another. All drawn from a seed."""

from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True)
class Way:
    """How one update travels.

    Attributes:
        delays: Seconds before each of its deliveries; two of them for a double.
        alone: Whether it may overtake updates of the same person.
    """

    delays: tuple[float, ...] = (0.0,)
    alone: bool = False


@dataclass
class Chaos:
    """How likely what happens to an update; off as it is made.

    Attributes:
        duplicated: Likelihood that an update is delivered twice although it was acknowledged.
        delayed: Likelihood of a delay; updates of other people overtake it meanwhile.
        longest_delay: Seconds, of the delays.
        same_person: Also updates of the same person may overtake one another, which the real
            server never does.
    """

    seed: int = 0
    duplicated: float = 0.0
    delayed: float = 0.0
    longest_delay: float = 0.5
    same_person: bool = False
    _random: Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)

    def draw(self) -> Way:
        """The way of the next update."""
        if not (self.duplicated or self.delayed):
            return Way()
        delays = [self._delay()]
        if self._random.random() < self.duplicated:
            delays.append(self._random.uniform(0.0, self.longest_delay))
        return Way(tuple(delays), self.same_person)

    def _delay(self) -> float:
        if self._random.random() < self.delayed:
            return self._random.uniform(0.0, self.longest_delay)
        return 0.0
