"""Reasons that vacancies, courses and overseas orders have in common: the trade and the place."""

from collections.abc import Sequence

from language.occupations import occupations
from services.jobs.trade_groups import related_occupations
from services.places import PlaceFilter, Workplace, lies_in
from services.results import Reason


def trade_reasons(occupation_id: str | None, wanted: Sequence[str]) -> list[Reason]:
    """That the trade is one of those wanted, or near to one; nothing when it is neither."""
    if occupation_id is None or not wanted:
        return []
    if occupation_id in wanted:
        return [Reason("occupation", {"label": occupations()[occupation_id].label})]
    return [Reason("related_occupation")] if occupation_id in related_occupations(wanted) else []


def place_reasons(
    lying: Sequence[Workplace],
    wanted: Sequence[PlaceFilter],
    home: PlaceFilter | None,
    distance_km: float | None,
) -> list[Reason]:
    """That it lies where it is wanted, or how far away.

    Args:
        lying: Where the offer is.
        wanted: Where the person wants it; without that, around her home.
        distance_km: From the home if it is known, else from the wanted place; none when unknown.
    """
    asked = wanted or ((home,) if home else ())
    named = next((place.name for place in asked if any(lies_in(own, place) for own in lying)), None)
    found = [Reason("place", {"place": named})] if named is not None else []
    if distance_km is not None:
        found.append(Reason("home_distance" if home else "distance", {"km": distance_km}))
    return found
