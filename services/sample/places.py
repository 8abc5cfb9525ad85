"""Where sample records lie: every commune of Cà Mau in turn, and the provinces where its people go."""

from collections.abc import Iterator
from itertools import cycle
from random import Random

from language import units
from services.places import Workplace
from services.resources import load_yaml

_HAMLETS = 12


def home_districts() -> list[units.OldDistrict]:
    """The former districts of Cà Mau that have communes of today, by code."""
    return [district for district in units.old_districts().values() if district.communes]


def home_communes(random: Random) -> Iterator[str]:
    """Codes of today's communes without end, every commune once before any comes again."""
    codes = list(units.communes())
    random.shuffle(codes)
    return cycle(codes)


def at_home(commune_code: str, random: Random) -> Workplace:
    """A workplace in a hamlet of a commune of Cà Mau."""
    commune = units.commune(commune_code)
    words = load_yaml("sample/places.yml")
    text = words["at_home"].format(
        hamlet=words["hamlet"][commune.kind],
        number=random.randint(1, _HAMLETS),
        unit=f"{commune.kind} {commune.name}",
    )
    district = next(district for district in home_districts() if commune_code in district.communes)
    return Workplace(
        place_text=text,
        province_code=units.CA_MAU,
        commune_code=commune_code,
        old_province_code=district.old_province,
        old_district_code=district.code,
        lat=commune.lat,
        lon=commune.lon,
    )


def away(random: Random) -> Workplace:
    """A workplace in one of the former districts people leave for, the frequent ones more often."""
    words = load_yaml("sample/places.yml")
    rows = words["away"]
    row = random.choices(rows, weights=[row["weight"] for row in rows])[0]
    district = _district(row["old_province"], row["district"])
    province = units.province(district.province)
    form = "elsewhere_unchanged" if province.name == row["old_province"] else "elsewhere"
    return Workplace(
        place_text=words[form].format(
            district=row["district"], old_province=row["old_province"], province=province.name
        ),
        province_code=province.code,
        old_province_code=district.old_province,
        old_district_code=district.code,
        lat=province.lat,
        lon=province.lon,
    )


def _district(old_province: str, name: str) -> units.OldDistrict:
    """The former district of this name.

    Raises:
        LookupError: The former province has none.
    """
    for district in units.old_districts().values():
        if district.name == name and units.old_provinces()[district.old_province].name == old_province:
            return district
    raise LookupError(f"{name} is no former district of {old_province}")
