"""Where a shared position lies, in words."""

from math import asin, cos, isfinite, radians, sin, sqrt

from language import units
from language.places import commune_place

FARTHEST_KM = 30.0  # from the middle of a commune; whoever is farther away is in none of ours
_EARTH_KM = 6371.0


def place_of(latitude: float, longitude: float) -> str | None:
    """The nearest commune of Cà Mau in full, "xã Đầm Dơi"; None where none is near.

    Args:
        latitude: Degrees.
        longitude: Degrees.
    """
    if not (isfinite(latitude) and isfinite(longitude)):
        return None
    distances = {
        code: _km(latitude, longitude, commune.lat, commune.lon) for code, commune in units.communes().items()
    }
    nearest = min(distances, key=lambda code: distances[code])
    return commune_place(nearest).title if distances[nearest] <= FARTHEST_KM else None


def _km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    north, east = radians(lat_b - lat_a), radians(lon_b - lon_a)
    chord = sin(north / 2) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))
