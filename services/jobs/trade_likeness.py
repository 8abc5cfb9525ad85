"""How near one trade is to another: by the Center's list, by common words, by VSCO code, by sector."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from language.occupations import Occupation, occupation_names, occupations
from services.resources import load_yaml

NEAR = 0.3  # from here on one may be offered for the other

_COMMON_WORD = 0.5  # "lơ xe" is said of both
_SECTOR = 0.35
# By how many digits of VSCO 2020 are alike; two are the level on which the labour market is reported.
_CODE = {4: 0.6, 3: 0.5, 2: 0.3}


def likeness(wanted: Iterable[str], offered: str | None) -> float:
    """What an offered trade is worth to whoever wants any of some others.

    Args:
        wanted: Ids of occupations; unknown ones are like nothing else.
        offered: Id of an occupation; None for a vacancy that fits none.

    Returns:
        From 0 to 1; 1 for a trade that is wanted.
    """
    if offered is None:
        return 0.0
    return max((1.0 if one == offered else likenesses(one).get(offered, 0.0) for one in wanted), default=0.0)


@cache
def likenesses(trade: str) -> dict[str, float]:
    """Every other trade that is worth anything to whoever wants this one, by id."""
    known = occupations()
    if trade not in known:
        return {}
    worths = {name: _worth(known[trade], other) for name, other in known.items() if name != trade}
    return {name: worth for name, worth in worths.items() if worth > 0}


def _worth(one: Occupation, other: Occupation) -> float:
    listed = _listed().get(frozenset((one.id, other.id)))
    if listed is not None:
        return listed
    alike = next((worth for digits, worth in _CODE.items() if _same_code(one, other, digits)), 0.0)
    return max(
        alike,
        _COMMON_WORD if frozenset((one.id, other.id)) in _called_alike() else 0.0,
        _SECTOR if one.sector and one.sector == other.sector else 0.0,
    )


def _same_code(one: Occupation, other: Occupation, digits: int) -> bool:
    return len(one.vsco) >= digits and one.vsco[:digits] == other.vsco[:digits]


@cache
def _listed() -> dict[frozenset[str], float]:
    return {frozenset(row["trades"]): float(row["worth"]) for row in load_yaml("matching/near_trades.yml")}


@cache
def _called_alike() -> frozenset[frozenset[str]]:
    """Pairs of trades that some word stands for alike."""
    found: set[frozenset[str]] = set()
    for trades in occupation_names().values():
        ids = [occupation.id for trade in trades for occupation in trade.occupations]
        found.update(frozenset((a, b)) for a in ids for b in ids if a != b)
    return frozenset(found)
