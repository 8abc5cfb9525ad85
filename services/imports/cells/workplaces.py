"""The workplaces of a cell: old names to today's units, a split unit with the choices it leaves."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from language import units
from language.canonical import canonical
from language.gazetteer import find_places
from language.places import Place, commune_place
from services.imports.cells.countries import read_countries
from services.imports.cells.letters import digits_restored, plain, tidy, without
from services.places import Workplace
from services.resources import load_yaml

_LIST = re.compile(r"\s*[;\n|]\s*|\s+\+\s+|\s*(?:→|⇄|<->|->)\s*")
_BORDER = re.compile(r"(?<=\w)\.(?=[^\W\d_])")
_SHORT = re.compile(r"(?<!\w)(TT|TX|H|Q|X|P)(?:\. ?| )(?=[^\W\d_])")
_TOWN = re.compile(r"(?<!\w)[Tt][Pp]\.\s*")
_CAPITALS = r"[A-Z\u0110]{2,4}"
_ABBREVIATION = re.compile(_CAPITALS)
_SHORT_LIST = re.compile(rf"{_CAPITALS}(?:, ?{_CAPITALS})+")
_HINT = re.compile(r"\([^)]*(?:cu|truoc day)\)")


@dataclass(frozen=True, slots=True)
class CellWorkplaces:
    """Workplaces of one cell.

    Attributes:
        workplaces: The main one first.
        countries: ISO 3166-1 codes of foreign countries named.
        doubt: Code of data/imports/reasons.yml: place_split, place_ambiguous, place_unknown, place_missing.
        choices: Names of the places it can be, when the doubt is which.
        remarks: Codes of what was understood and is worth saying.
    """

    workplaces: tuple[Workplace, ...] = ()
    countries: tuple[str, ...] = ()
    doubt: str = ""
    choices: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@lru_cache(maxsize=32_768)
def read_workplaces(text: str) -> CellWorkplaces:
    """Workplaces of one cell."""
    tidied = digits_restored(tidy(text))
    if not tidied:
        return CellWorkplaces(doubt="place_missing")
    countries = read_countries(tidied)
    found: list[Place] = []
    for part in _parts(tidied):
        places = _places(part)
        if not places and _ABBREVIATION.fullmatch(part):
            return CellWorkplaces(countries=countries, doubt="place_unknown")
        found += [place for place in places if place not in found]
    if not found:
        if countries:
            return CellWorkplaces(countries=countries)
        return CellWorkplaces(doubt="place_unknown")
    open_ones = [place for place in found if place.level == "ambiguous"]
    if open_ones:
        first = open_ones[0]
        # A former unit that was split leaves only today's units to choose from; a namesake also former ones.
        split = all(option.level == "commune" for option in first.options)
        choices = tuple(option.title or option.name for option in first.options)
        return CellWorkplaces(
            tuple(_workplace(place, tidied) for place in found if place.level != "ambiguous"),
            countries, "place_split" if split else "place_ambiguous", choices,
        )  # fmt: skip
    if any(place.level == "region" for place in found):
        return CellWorkplaces((), countries, "place_unknown")
    read = tuple(_workplace(place, tidied) for place in found)
    landmark = next((place for place in found if _is_hearsay(place, tidied)), None)
    if landmark is not None:
        titles = tuple(commune_place(code).title for code in landmark.codes if code in units.communes())
        return CellWorkplaces(read, countries, "place_unverified", titles)
    return CellWorkplaces(read, countries, remarks=_namesakes(found))


def _parts(text: str) -> list[str]:
    """The parts of a list of places; abbreviations alone are no address: "TVT, TB, UM"."""
    if plain(text) in map(plain, load_yaml("imports/words.yml")["whole_province"]):
        return [units.province(units.CA_MAU).name]
    parts = _LIST.split(text)
    return [
        one for part in parts for one in (re.split(r", ?", part) if _SHORT_LIST.fullmatch(part) else [part])
    ]


def _is_hearsay(place: Place, text: str) -> bool:
    """Whether a place is known by a landmark that nobody checked, and by nothing else in the text."""
    if place.level != "landmark" or place.name not in _unchecked_landmarks():
        return False
    others = [m.value for m in find_places(canonical(text)) if isinstance(m.value, Place)]
    return not any(
        other.level != "landmark"
        and set(place.codes) & set(other.codes)
        and (other.level not in ("province", "old_province") or not set(place.codes) <= set(units.communes()))
        for other in others
    )


@cache
def _unchecked_landmarks() -> frozenset[str]:
    """Names of markets, ports, river mouths. An industrial park goes by its own name wherever its gate is."""
    rows = load_yaml("gazetteer/landmarks.yml")
    return frozenset(row["name"] for row in rows if not row["verified"] and not row["name"].startswith("KCN"))


def _namesakes(found: list[Place]) -> tuple[str, ...]:
    """What to say when today's commune has the name of a former one that went elsewhere."""
    for place in found:
        if place.level != "commune":
            continue
        kind = units.commune(place.codes[0]).kind
        former = (unit for unit in units.old_communes() if (unit.name, unit.kind) == (place.name, kind))
        if any(unit.communes != place.codes for unit in former):
            return ("place_of_today",)
    return ()


def _places(part: str) -> list[Place]:
    """Places of one part of a cell, of those that lie in one another only the narrowest."""
    kinds = load_yaml("imports/words.yml")["unit_kinds"]
    spoken = _TOWN.sub("TP ", part)
    spoken = _SHORT.sub(lambda found: kinds[found[1]] + " ", _BORDER.sub(". ", spoken))
    named = [mention.value for mention in find_places(canonical(spoken)) if isinstance(mention.value, Place)]
    without_hint = without(_HINT, spoken)
    if len(named) > 1 and without_hint != spoken:
        main = [m.value for m in find_places(canonical(without_hint)) if isinstance(m.value, Place)]
        named = main or named
    kept: list[Place] = []
    for place in named:
        # An address goes from the narrow to the wide; the other way round it is a list, but for the province.
        wider = [
            other
            for other in kept
            if other.level in ("province", "old_province") and set(place.codes) <= _covered(other)
        ]
        if any(set(other.codes) <= _covered(place) for other in kept):
            continue
        kept = [other for other in kept if other not in wider]
        kept.append(place)
    return kept


def _covered(place: Place) -> set[str]:
    """Codes of today that lie in a place: all of our communes in our province."""
    if units.CA_MAU in place.codes:
        return {*units.communes(), units.CA_MAU}
    return set(place.codes)


def _workplace(place: Place, text: str) -> Workplace:
    """The place of the gazetteer as a workplace; a point only where one of today's units is meant."""
    communes = [code for code in place.codes if code in units.communes()]
    code = communes[0] if len(communes) == 1 and place.level != "province" else None
    province = units.CA_MAU if communes else place.codes[0]
    district, old_province = _former(place, code)
    unit = units.communes().get(code or "") or units.provinces()[province]
    known = code is not None or province != units.CA_MAU
    return Workplace(
        place_text=text.replace("\n", ", "), province_code=province, commune_code=code,
        old_province_code=old_province, old_district_code=district,
        lat=unit.lat if known else None, lon=unit.lon if known else None,
    )  # fmt: skip


def _former(place: Place, code: str | None) -> tuple[str | None, str | None]:
    """Codes of the former district and province, as far as the place tells them."""
    districts = units.old_districts()
    if place.level == "old_district" and place.old_codes:
        district = districts[place.old_codes[0]]
        return district.code, district.old_province
    if place.level == "old_province" and place.old_codes:
        return None, place.old_codes[0]
    if code is not None:
        holding = (unit for unit in districts.values() if code in unit.communes)
        return next(((unit.code, unit.old_province) for unit in holding), (None, None))
    return None, None
