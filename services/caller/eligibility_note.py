"""What a note tells already of the questions of eligibility."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from language import units
from language.mention import Mention
from language.search_key import search_key
from services.caller.entries import EntryAnswer
from services.caller.model import Need
from services.caller.needs import commune_of
from services.caller.reading import Reading
from services.dialogue.frame import Frame
from services.eligibility.rules import rules
from services.resources import load_yaml

_AGE, _AREA, _COUNTRY = "age", "area", "country"
_AN_AGE = re.compile(r"(?<!\d)\d{1,3} ?(?:t|tuoi|thang tuoi)\b")
_MONTHS_A_YEAR = 12


def topics() -> dict[str, str]:
    """Labels of the topics there is a scheme of."""
    held = {scheme.topic for scheme in rules().schemes}
    return {name: str(label) for name, label in load_yaml("eligibility/topics.yml").items() if name in held}


def guessed_topics(reading: Reading, entries: Sequence[EntryAnswer], need: Need) -> frozenset[str]:
    """What a note is about, by its words, else by the entry it means, else by the need."""
    about = load_yaml("caller/needs.yml")["eligibility"]
    key = f" {search_key(reading.text)} "
    named = next(filter(None, (_named(row, key) for row in about["words"])), None)
    asks = bool(entries) and (entries[0].sure or not reading.is_search)
    topic = entries[0].topic if asks else about["needs"].get(need.value, "")
    return frozenset(named or {about["topics"].get(topic, topic)}) & topics().keys()


def _named(row: Mapping[str, Sequence[str]], key: str) -> set[str]:
    """The topics of a row whose words stand in a note."""
    return {topic for topic, phrases in row.items() if any(f" {search_key(one)} " in key for one in phrases)}


def noted_in(reading: Reading) -> dict[str, str]:
    """Answers by the id of their fact, as somebody would type them; only what the note leaves no doubt of."""
    return {name: text for name, text in _told(reading) if name in rules().facts}


def _told(reading: Reading) -> Iterator[tuple[str, str]]:
    if (age := _age(reading)) is not None:
        yield _AGE, str(age)
    about = load_yaml("caller/needs.yml")["eligibility"]
    commune = _home_of(reading.frame)
    if commune is not None and (area := about["areas"].get(units.commune(commune).kind)):
        yield _AREA, area
    came_back = _named({"": about["came_back"]}, f" {search_key(reading.text)} ")
    if len(reading.frame.country) == 1 and not came_back:
        yield _COUNTRY, about["countries"].get(reading.frame.country[0], "other")


def _age(reading: Reading) -> int | None:
    """Of whom the note is about; None where it tells of several people or leaves in doubt whose it is."""
    key = search_key(reading.text)
    if len(_AN_AGE.findall(key)) > 1:
        return None
    ages = {_span(one, reading.text) for one in reading.mentions if one.entity == _AGE and not one.negated}
    if ages:
        least, most = next(iter(ages)) if len(ages) == 1 else (None, None)
        return least if least == most else None
    child = _child().search(key)
    if child is None:
        return None
    number, unit = int(child["before"] or child["behind"]), child["unit"] or child["unit_behind"]
    return number // _MONTHS_A_YEAR if unit.startswith("thang") else number


@cache
def _child() -> re.Pattern[str]:
    """A child with its age and what it has, and nothing else between: no other person can be meant."""
    about = load_yaml("caller/needs.yml")["eligibility"]
    who, has, between = (_any(about[name]) for name in ("children", "child_has", "child_between"))
    unit = "t|tuoi|thang tuoi"
    before = rf"(?P<before>\d{{1,3}}) ?(?P<unit>{unit})(?: (?:{between}))* (?:{has})"
    behind = (
        rf"(?:(?:{between}) )*(?:{has})(?: (?:{between}))* (?P<behind>\d{{1,3}}) ?(?P<unit_behind>{unit})"
    )
    return re.compile(rf"\b(?:{who}) (?:{before}|{behind})\b")


def _any(phrases: Iterable[str]) -> str:
    """One of them; the longest first, so that "cháu ngoại" is not taken for "cháu"."""
    return "|".join(sorted(map(search_key, phrases), key=len, reverse=True))


def _home_of(frame: Frame) -> str | None:
    """The commune somebody lives in; a place beside a home or a trade is where the work is."""
    if frame.home is not None:
        return commune_of(Frame(home=frame.home))
    wants_work = frame.occupation or frame.sector or frame.work_time or frame.country or frame.salary_min
    return None if wants_work else commune_of(frame)


def _span(age: Mention, text: str) -> tuple[int | None, int | None]:
    """Years from and to. "ba ngoai 76t" without marks is a grandmother of 76, no father above it."""
    least, most = age.value.get("minimum"), age.value.get("maximum")
    before = text[: age.start].split()[-1:]
    parents = load_yaml("caller/needs.yml")["eligibility"]["grandparents"]
    said = text[age.start : age.end].split()[:1]
    grandparent = said == ["ngoai"] and search_key(" ".join(before + said)) in map(search_key, parents)
    return least, least if grandparent else most
