"""Trades that are near enough to offer one for another."""

from collections.abc import Iterable

from language.occupations import Occupation, occupations

_GROUP_DIGITS = 2  # the level of VSCO 2020 on which the labour market is reported


def related_occupations(wanted: Iterable[str]) -> tuple[str, ...]:
    """Ids of the occupations of the same VSCO group or the same sector, without the wanted ones."""
    known = occupations()
    ids = [name for name in wanted if name in known]
    groups = {group for name in ids for group in _groups(known[name])}
    return tuple(name for name, one in known.items() if name not in ids and groups & _groups(one))


def _groups(occupation: Occupation) -> set[str]:
    groups = {occupation.sector, occupation.vsco[:_GROUP_DIGITS]}
    return groups - {""}
