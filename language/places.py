"""Every name of a place people may write, and what each can stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from language import units
from language.phrases import Guard, guards_of, words_of
from language.resources import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of today, or what today covers a place of before.

    Attributes:
        name: As in the lists, without the word of kind: "Đầm Dơi".
        level: commune, old_commune, old_district, province, old_province, region, landmark or ambiguous.
        codes: Today's commune codes (5 digits, Cà Mau) or province codes (2 digits) it covers.
        old_codes: Code of the former province, district or commune, when the level is old_*.
        options: When ambiguous, the places it can be, likeliest first.
        title: Full name for people: "xã Đầm Dơi", "phường 8, thành phố Cà Mau (cũ)".
    """

    name: str
    level: str
    codes: tuple[str, ...]
    old_codes: tuple[str, ...] = ()
    options: tuple[Place, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing a name can stand for.

    Attributes:
        key: Name of the unit in the data: "district:970".
        kinds: Words of kind it is rightly named with.
        rank: The smaller, the likelier when only the name is said.
        within: Keys of the units it lies in.
        cue: What must announce it: "kind" = a word of kind; "always", "abbreviation", "unmarked"
            (when typed without marks) = a word of place; "" = nothing.
        guard: What else must stand around this way of writing it.
    """

    key: str
    place: Place
    kinds: frozenset[str]
    rank: int
    within: frozenset[str] = frozenset()
    cue: str = ""
    guards: tuple[Guard, ...] = ()


# Ranks of a bare name. Cà Mau first, today before yesterday; a commune that is no more gives way
# to the places where people go to work.
_OUR_PROVINCE, _OUR_DISTRICT, _OUR_COMMUNE, _PROVINCE = range(4)
_WORKPLACE, _OUR_OLD_COMMUNE, _NAMESAKE, _FAR = range(4, 8)
# Old provinces from Bình Phước (70) southwards: where people of Cà Mau go to work.
_SOUTH = range(70, 95)


def ambiguous(name: str, options: tuple[Place, ...]) -> Place:
    """A place that must be asked about; its codes are those of all its options."""
    codes = tuple(dict.fromkeys(code for option in options for code in option.codes))
    return Place(name=name, level="ambiguous", codes=codes, options=options, title=name)


def _former(title: str) -> str:
    return f"{title} (cũ)"


def commune_place(code: str) -> Place:
    """Today's commune as a place."""
    unit = units.commune(code)
    return Place(name=unit.name, level="commune", codes=(code,), title=f"{unit.kind} {unit.name}")


def _around(district: units.OldDistrict) -> frozenset[str]:
    """Keys of the units that hold a commune of one of our old districts."""
    return frozenset(
        [f"district:{district.code}", f"old_province:{district.old_province}", f"province:{units.CA_MAU}"]
    )


@cache
def containers(key: str) -> tuple[str, ...]:
    """Keys under which what lies in a unit is found, narrowest first.

    Behind an old address "An Giang" is rather the old province of that name than today's larger one.
    """
    level, _, code = key.partition(":")
    if level != "province":
        return (key,)
    name = units.province(code).name
    namesakes = (old.code for old in units.old_provinces().values() if old.name == name)
    return (*(f"old_province:{old}" for old in namesakes), key)


def _communes() -> Iterator[Candidate]:
    for code, unit in units.communes().items():
        district = next(d for d in units.old_districts().values() if code in d.communes)
        yield Candidate(
            key=f"commune:{code}",
            place=commune_place(code),
            kinds=frozenset([unit.kind]),
            rank=_OUR_COMMUNE,
            within=_around(district),
        )


def _old_communes() -> Iterator[Candidate]:
    for unit in units.old_communes():
        district = units.old_districts()[unit.district]
        title = unit.name.lower() if unit.name[-1].isdigit() else f"{unit.kind} {unit.name}"
        place = Place(
            name=unit.name,
            level="old_commune",
            codes=unit.communes,
            old_codes=(unit.code,) if unit.code else (),
            title=_former(f"{title}, {district.kind} {district.name}"),
        )
        yield Candidate(
            key=f"old_commune:{unit.code or unit.name}",
            place=place,
            kinds=frozenset([unit.kind]),
            rank=_OUR_OLD_COMMUNE,
            within=_around(district),
        )


def _our_names() -> frozenset[str]:
    return frozenset(
        [
            *(unit.name for unit in units.communes().values()),
            *(unit.name for unit in units.old_communes()),
            *(unit.name for unit in units.old_districts().values() if unit.province == units.CA_MAU),
        ]
    )


def _districts() -> Iterator[Candidate]:
    ours = _our_names()
    for code, unit in units.old_districts().items():
        numbered = unit.name.isdigit()
        if unit.province == units.CA_MAU:
            rank = _OUR_DISTRICT
        elif int(unit.old_province) in _SOUTH:
            rank = _NAMESAKE if unit.name in ours else _WORKPLACE
        else:
            rank = _FAR
        title = f"{unit.kind} {unit.name}"
        full = title if unit.communes else f"{title}, {units.old_provinces()[unit.old_province].name}"
        yield Candidate(
            key=f"district:{code}",
            place=Place(
                name=title.capitalize() if numbered else unit.name,
                level="old_district",
                codes=unit.communes or (unit.province,),
                old_codes=(code,),
                title=_former(full),
            ),
            kinds=frozenset([unit.kind]),
            rank=rank,
            within=frozenset([f"old_province:{unit.old_province}", f"province:{unit.province}"]),
            cue="" if rank < _FAR else "always" if " " in unit.name else "kind",
        )


def _provinces() -> Iterator[Candidate]:
    for code, unit in units.provinces().items():
        ours = code == units.CA_MAU
        yield Candidate(
            key=f"province:{code}",
            place=Place(name=unit.name, level="province", codes=(code,), title=f"{unit.kind} {unit.name}"),
            kinds=frozenset([unit.kind]),
            rank=_OUR_PROVINCE if ours else _PROVINCE,
        )
    today = {unit.name for unit in units.provinces().values()}
    for code, old in units.old_provinces().items():
        if old.name in today:
            continue
        # Of the two halves of our own province the communes are known.
        half = [c for d in units.old_districts().values() if d.old_province == code for c in d.communes]
        yield Candidate(
            key=f"old_province:{code}",
            place=Place(
                name=old.name,
                level="old_province",
                codes=tuple(half) or (old.province,),
                old_codes=(code,),
                title=_former(f"{old.kind} {old.name}"),
            ),
            kinds=frozenset([old.kind]),
            rank=_PROVINCE,
            within=frozenset([f"province:{old.province}"]),
        )


# Wards and districts have numbers; "phường tám" is said and typed by voice.
_IN_WORDS = {
    str(number): word
    for number, word in enumerate(
        ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
}


def _ways_to_write(place: Place) -> Iterator[tuple[str, ...]]:
    words = words_of(place.name)
    yield tuple(word for word in words if word != "-")
    if "-" in words:
        yield words
    if words[-1].isdigit():
        kind, number = words[0], words[-1]
        for short in {"phường": ("p", "f"), "quận": ("q",)}[kind]:
            yield from ((short, number), (short + number,), (short, f"0{number}"), (f"{short}0{number}",))
        yield kind, f"0{number}"
        if number in _IN_WORDS:
            yield kind, _IN_WORDS[number]


def _regions_and_landmarks() -> Iterator[tuple[str, Candidate]]:
    for row in load_yaml("gazetteer/regions.yml"):
        codes = tuple(row.get("provinces", ())) or tuple(
            code for code in units.provinces() if code not in row["all_but"]
        )
        place = Place(name=row["name"], level="region", codes=codes, title=row["name"])
        for text in row["write"]:
            yield text, Candidate(key="", place=place, kinds=frozenset(), rank=_PROVINCE)
    for row in load_yaml("gazetteer/landmarks.yml"):
        codes = tuple(row["codes"])
        place = Place(name=row["name"], level="landmark", codes=codes, title=row["name"])
        within = frozenset(f"province:{code if len(code) == 2 else units.CA_MAU}" for code in codes)
        for text in row["write"]:
            yield text, Candidate(key="", place=place, kinds=frozenset(), rank=_OUR_COMMUNE, within=within)


def _with(candidate: Candidate, *, cue: str = "", guards: tuple[Guard, ...] = ()) -> Candidate:
    return Candidate(
        key=candidate.key,
        place=candidate.place,
        kinds=candidate.kinds,
        rank=candidate.rank,
        within=candidate.within,
        cue=cue or candidate.cue,
        guards=candidate.guards + guards,
    )


@cache
def place_names() -> dict[tuple[str, ...], tuple[Candidate, ...]]:
    """Every way of writing a place, as words with marks, and what it can stand for."""
    names: defaultdict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    by_key: dict[str, Candidate] = {}
    for candidate in (*_provinces(), *_districts(), *_communes(), *_old_communes()):
        by_key[candidate.key] = candidate
        for words in _ways_to_write(candidate.place):
            names[words].append(candidate)
    for text, candidate in _regions_and_landmarks():
        names[words_of(text)].append(candidate)

    aliases = load_yaml("gazetteer/aliases.yml")
    for cue, rows in (("", aliases["names"]), ("abbreviation", aliases["abbreviations"])):
        for row in rows:
            meant = [by_key[row["unit"]]] if "unit" in row else list(names[words_of(row["name"])])
            for text in row["write"]:
                names[words_of(text)].extend(_with(candidate, cue=cue) for candidate in meant)
    for row in aliases["guards"]:
        for words, guard in guards_of([row]).items():
            names[words].append(_with(by_key[row["unit"]], guards=guard))
    for words, guard in guards_of(aliases["not_before"]).items():
        names[words] = [_with(candidate, guards=guard) for candidate in names[words]]
    for cue in ("unmarked", "always"):
        for text in aliases[f"cue_{cue}"]:
            names[words_of(text)] = [_with(candidate, cue=cue) for candidate in names[words_of(text)]]
    return {words: tuple(candidates) for words, candidates in names.items() if candidates}
