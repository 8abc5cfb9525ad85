"""What a caller wants, guessed for the log and for what is shown first; the officer has the last word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from language import units
from language.search_key import search_key
from services.caller.entries import EntryAnswer
from services.caller.model import Need
from services.caller.reading import Reading
from services.dialogue.frame import Frame
from services.places import PlaceFilter, is_commune
from services.resources import load_yaml


def wanted_kind(reading: Reading) -> str | None:
    """The kind of offer a note asks for; none when it names nothing that could be looked for."""
    if _is_whole(reading.text, Need.JOB):
        return "job"
    if reading.frame.country or _told(reading.text, Need.OVERSEAS):
        return "overseas"
    if _told(reading.text, Need.COURSE) or "free" in reading.frame.wishes:
        return "course"
    return None if reading.frame == Frame() else "job"


def need_of(reading: Reading, entries: Sequence[EntryAnswer], *, checks_company: bool = False) -> Need:
    """The likeliest need: danger first, then a question about rules, then offers.

    Args:
        checks_company: A company is looked up that sends people abroad.
    """
    if reading.danger:
        return Need.DANGER
    if _told(reading.text, Need.EMPLOYER):
        return Need.EMPLOYER
    if checks_company:
        return Need.OVERSEAS
    kind = wanted_kind(reading)
    asks = entries and (entries[0].sure or not reading.is_search)
    if asks and not _is_whole(reading.text, Need.JOB):
        return _of_topic(entries[0].topic)
    return Need.OTHER if kind is None else Need(kind)


def commune_of(frame: Frame) -> str | None:
    """Today's commune a caller is of, or asks about; none where it is not a single one."""
    places: list[PlaceFilter] = [*([frame.home] if frame.home else []), *frame.place]
    single = [place.codes[0] for place in places if len(place.codes) == 1 and is_commune(place.codes[0])]
    return next((code for code in single if code in units.communes()), None)


def _of_topic(topic: str) -> Need:
    return Need(load_yaml("caller/needs.yml")["topics"].get(topic, Need.OTHER.value))


def _told(text: str, need: Need) -> bool:
    key = f" {search_key(text)} "
    cues, begins = _cues(need)
    return any(f" {cue} " in key for cue in cues) or any(key.startswith(f" {word} ") for word in begins)


def _is_whole(text: str, need: Need) -> bool:
    return search_key(text) in map(search_key, load_yaml("caller/needs.yml")["whole"].get(need.value, ()))


@cache
def _cues(need: Need) -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = load_yaml("caller/needs.yml")
    return tuple(map(search_key, data["cues"].get(need.value, ()))), tuple(
        map(search_key, data["begins"].get(need.value, ()))
    )
