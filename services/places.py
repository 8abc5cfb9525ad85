"""Places as a query names them and as a record has them."""

from dataclasses import dataclass

_COMMUNE_DIGITS = 5  # a province has 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFilter:
    """One place named by a person.

    Attributes:
        name: As the gazetteer shows it.
        level: commune, old_commune, old_district, province, old_province, region, landmark or nearby.
        codes: Today's units that make it up: communes (5 digits) or provinces (2 digits).
        old_codes: Former province (2 digits), district (3) or commune (5), when that is what was said.
        title: The name with its kind, "huyện Đầm Dơi (cũ)"; empty if not known.
    """

    name: str
    level: str
    codes: tuple[str, ...]
    old_codes: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where a job or a class is: today's unit, and the former one if that is what was written.

    `place_text` is the place as the source wrote it; `lat` and `lon` are degrees, of the unit's
    centre if nothing better is known.
    """

    place_text: str
    province_code: str | None = None
    commune_code: str | None = None
    old_province_code: str | None = None
    old_district_code: str | None = None
    lat: float | None = None
    lon: float | None = None


def is_commune(code: str) -> bool:
    """Whether a code of today is that of a commune; else it is that of a province."""
    return len(code) == _COMMUNE_DIGITS


def lies_in(workplace: Workplace, place: PlaceFilter) -> bool:
    """Whether a workplace lies within a place, as far as its codes tell."""
    if place.level == "old_province" and place.old_codes:
        return workplace.old_province_code in place.old_codes
    if place.level == "old_district" and place.old_codes:
        # Today's communes it became; elsewhere only its province is known, and that is too wide.
        return workplace.old_district_code in place.old_codes or workplace.commune_code in place.codes
    return workplace.commune_code in place.codes or workplace.province_code in place.codes
