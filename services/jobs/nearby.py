"""Where things are in relation to a home or a wanted place."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from language import units
from services.places import PlaceFilter, is_commune


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


def nearest_km(centres: Iterable[str], code: str) -> float:
    """Kilometres from a unit to the nearest of the centres; there must be at least one centre."""
    return min(_between(centre, code) for centre in centres)


@lru_cache(maxsize=16_384)
def _between(code_a: str, code_b: str) -> float:
    return units.distance_km(code_a, code_b)
