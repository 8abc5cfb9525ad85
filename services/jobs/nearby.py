"""Where things are in relation to a home or a wanted place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from language import units
from services.places import PlaceFilter, is_commune

NEAR_KM = 15.0  # half an hour by motorbike on commune roads
NEARBY_KM = 30.0


def commune_codes(places: Iterable[PlaceFilter]) -> tuple[str, ...]:
    """Today's communes among the codes of places, each once."""
    codes = (code for place in places for code in place.codes if code in units.communes())
    return tuple(dict.fromkeys(codes))


def province_codes(places: Iterable[PlaceFilter]) -> tuple[str, ...]:
    """Today's provinces in which the places lie, each once."""
    codes = (units.CA_MAU if is_commune(code) else code for place in places for code in place.codes)
    return tuple(dict.fromkeys(codes))


def communes_within(centres: Sequence[str], km: float) -> tuple[str, ...]:
    """Today's communes not farther than `km` from the nearest of the centres, the nearest first."""
    distances = {code: nearest_km(centres, code) for code in units.communes()}
    return tuple(
        sorted((code for code, far in distances.items() if far <= km), key=lambda c: (distances[c], c))
    )


def around(place: PlaceFilter, km: float) -> PlaceFilter:
    """The communes around a place; around a former district elsewhere, its former province."""
    communes = commune_codes([place])
    if communes:
        level = "old_district" if place.level == "old_district" else "nearby"
        return replace(place, level=level, codes=communes_within(communes, km))
    if place.level == "old_district" and place.old_codes:
        olds = tuple(dict.fromkeys(units.old_districts()[code].old_province for code in place.old_codes))
        return PlaceFilter(name=place.name, level="old_province", codes=place.codes, old_codes=olds)
    return place


def nearest_km(centres: Iterable[str], code: str) -> float:
    """Kilometres from a unit to the nearest of the centres; there must be at least one centre."""
    return min(_between(centre, code) for centre in centres)


@lru_cache(maxsize=16_384)
def _between(code_a: str, code_b: str) -> float:
    return units.distance_km(code_a, code_b)
