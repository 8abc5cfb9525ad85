"""Administrative units: today's communes and provinces, and those of before 1 July 2025."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

from language.resources import load_csv
from language.tone_placement import place_tone

CA_MAU = "96"  # code of today's province, and of the old one of the same name
_EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A commune or ward of today's Cà Mau; the point lies in its middle."""

    code: str
    name: str
    kind: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province or city of today; `old_codes` are the old provinces it was made of."""

    code: str
    name: str
    kind: str
    lat: float
    lon: float
    old_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OldProvince:
    """A province or city as it was until 1 July 2025."""

    code: str
    name: str
    kind: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OldDistrict:
    """A district as it was until 1 July 2025.

    Attributes:
        communes: Codes of today's communes that were mostly formed from it; only for Cà Mau.
    """

    code: str
    name: str
    kind: str
    old_province: str
    province: str
    communes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCommune:
    """A commune of Cà Mau or Bạc Liêu as it was until 1 July 2025.

    Attributes:
        code: "" for Phường 4 of Cà Mau, dissolved earlier and still spoken of.
        district: Code of its old district.
        communes: Codes of today's communes it went to; several when it was split.
    """

    code: str
    name: str
    kind: str
    district: str
    communes: tuple[str, ...]


def written(name: str) -> str:
    """A name of the official lists as the project writes it: they mix "Hoà" and "Hòa"."""
    placed = " ".join(place_tone(word.lower()) for word in name.split())
    return "".join(
        new.upper() if old.isupper() else new for old, new in zip(" ".join(name.split()), placed, strict=True)
    )


def _split_kind(full_name: str) -> tuple[str, str]:
    """("huyện", "Đầm Dơi") of "Huyện Đầm Dơi"."""
    words = full_name.split()
    length = 2 if words[0].lower() in ("thành", "thị") else 1
    return " ".join(words[:length]).lower(), written(" ".join(words[length:]))


@cache
def communes() -> dict[str, Commune]:
    """Today's 64 communes and wards of Cà Mau by code."""
    return {
        row["new_code"]: Commune(
            code=row["new_code"],
            name=written(row["new_name"]),
            kind=row["new_type"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        for row in load_csv("gazetteer/ca-mau-units.csv")
    }


@cache
def provinces() -> dict[str, Province]:
    """Today's 34 provinces by code."""
    return {
        row["code"]: Province(
            code=row["code"],
            name=written(row["name"]),
            kind=row["type"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            old_codes=tuple(row["old_codes"].split("; ")),
        )
        for row in load_csv("gazetteer/provinces.csv")
    }


@cache
def old_provinces() -> dict[str, OldProvince]:
    """The 63 provinces of before 1 July 2025 by code."""
    found = {}
    for row in load_csv("gazetteer/old-districts.csv"):
        kind, name = _split_kind(row["old_province"])
        code = row["old_province_code"]
        found[code] = OldProvince(code=code, name=name, kind=kind, province=row["new_province_code"])
    return found


@cache
def _district_of_commune() -> dict[str, str]:
    """Today's commune → the full name of the old district that gave most of it."""
    found = {}
    for row in load_csv("gazetteer/ca-mau-units.csv"):
        parts: Counter[str] = Counter()
        for unit in row["old_units"].split("; "):
            district = written(unit.rpartition(", ")[2])
            parts[district] += 1 if "(một phần)" in unit else 2
        found[row["new_code"]] = parts.most_common(1)[0][0]
    return found


@cache
def old_districts() -> dict[str, OldDistrict]:
    """The 696 districts of before 1 July 2025 by code."""
    formed: defaultdict[str, list[str]] = defaultdict(list)
    for code, full_name in _district_of_commune().items():
        formed[full_name].append(code)
    found = {}
    for row in load_csv("gazetteer/old-districts.csv"):
        kind, name = _split_kind(row["old_district"])
        ours = row["new_province_code"] == CA_MAU
        found[row["old_district_code"]] = OldDistrict(
            code=row["old_district_code"],
            name=name,
            kind=kind,
            old_province=row["old_province_code"],
            province=row["new_province_code"],
            communes=tuple(formed[written(row["old_district"])]) if ours else (),
        )
    return found


@cache
def old_communes() -> tuple[OldCommune, ...]:
    """The 164 communes and wards of before 1 July 2025, and the Phường 4 people still name."""
    district = {
        f"{unit.kind} {unit.name}": unit.code for unit in old_districts().values() if unit.province == CA_MAU
    }
    found = []
    for row in load_csv("gazetteer/ca-mau-old-units.csv"):
        kind, name = _split_kind(row["old_district"])
        numbered = row["old_name"].isdigit()
        found.append(
            OldCommune(
                code=row["old_code"],
                name=row["old_full_name"] if numbered else written(row["old_name"]),
                kind=row["old_type"],
                district=district[f"{kind} {name}"],
                communes=tuple(row["new_codes"].split("; ")),
            )
        )
    return tuple(found)


def commune(code: str) -> Commune:
    """Today's commune with this code.

    Raises:
        KeyError: No commune of today's Cà Mau has it.
    """
    return communes()[code]


def province(code: str) -> Province:
    """Today's province with this code.

    Raises:
        KeyError: No province has it.
    """
    return provinces()[code]


def communes_of_old_district(name: str) -> tuple[str, ...]:
    """Codes of today's communes mostly formed from an old district of Cà Mau or Bạc Liêu.

    Args:
        name: Without the word of kind, in any case: "đầm dơi".

    Returns:
        Codes in rising order; () when no district of ours had this name.
    """
    wanted = written(name.lower())
    for district in old_districts().values():
        if district.province == CA_MAU and district.name.lower() == wanted:
            return district.communes
    return ()


def distance_km(code_a: str, code_b: str) -> float:
    """Distance as the crow flies between the middles of two of today's communes or provinces.

    Raises:
        KeyError: One of the codes is neither a commune nor a province of today.
    """
    places = (communes().get(code_a) or province(code_a), communes().get(code_b) or province(code_b))
    (lat_a, lon_a), (lat_b, lon_b) = ((radians(place.lat), radians(place.lon)) for place in places)
    chord = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(chord))
