"""How far a way is felt to be: as the crow flies, and longer where it leads over a ferry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from services.jobs.nearby import nearest_km
from services.resources import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Ferry:
    """A crossing between communes.

    Attributes:
        extra_km: What the crossing is worth in kilometres of road.
        is_checked: Somebody at the Center has looked at it, so that people may be told.
    """

    name: str
    one_side: frozenset[str]
    other_side: frozenset[str]
    extra_km: float
    is_checked: bool

    def lies_between(self, code_a: str, code_b: str) -> bool:
        """Whether two communes lie on different sides."""
        return (code_a in self.one_side and code_b in self.other_side) or (
            code_b in self.one_side and code_a in self.other_side
        )


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a workplace: `km` as the crow flies, `felt_km` with the ferry if there is one."""

    km: float
    felt_km: float
    ferry: Ferry | None = None


def way(anchors: Iterable[str], code: str) -> Way:
    """The way that is felt to be shortest from any of the anchors to a unit; there must be an anchor."""
    return min((_way(anchor, code) for anchor in anchors), key=lambda one: one.felt_km)


@cache
def ferries() -> tuple[Ferry, ...]:
    """The ferries of data/matching/ferries.yml."""
    return tuple(
        Ferry(
            name=row["name"],
            one_side=frozenset(row["one_side"]),
            other_side=frozenset(row["other_side"]),
            extra_km=float(row["extra_km"]),
            is_checked=row["checked_on"] is not None,
        )
        for row in load_yaml("matching/ferries.yml")
    )


def _way(anchor: str, code: str) -> Way:
    km = nearest_km((anchor,), code)
    ferry = next((one for one in ferries() if one.lies_between(anchor, code)), None)
    return Way(km, km + ferry.extra_km if ferry else km, ferry)
