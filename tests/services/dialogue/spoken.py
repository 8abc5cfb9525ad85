"""What a sentence mentions, written shortly, and a frame as short: the language of the cases."""

from collections.abc import Mapping
from typing import Any

from language.mention import Mention
from language.occupations import occupations
from language.pay import Pay
from language.places import Place, ambiguous
from services.dialogue.frame import LISTS, Frame, RuledOut

PLACES = {
    place.name: place
    for place in (
        Place(name="Năm Căn", level="commune", codes=("32191",), title="xã Năm Căn"),
        Place(name="Cái Nước", level="commune", codes=("32128",), title="xã Cái Nước"),
        Place(name="An Xuyên", level="commune", codes=("32002",), title="phường An Xuyên"),
        Place(name="Đầm Dơi", level="old_district", codes=("32152", "32155", "32161"), old_codes=("970",)),
        Place(name="Bình Dương", level="old_province", codes=("79",), old_codes=("74",)),
        Place(name="phường Bạc Liêu", level="commune", codes=("31825",), title="phường Bạc Liêu"),
    )
}
BAC_LIEU = ambiguous(
    "Bạc Liêu",
    (
        Place(name="Bạc Liêu", level="commune", codes=("31825",), title="phường Bạc Liêu"),
        Place(
            name="Bạc Liêu",
            level="old_district",
            codes=("31825", "31834"),
            old_codes=("954",),
            title="thành phố Bạc Liêu (cũ)",
        ),
    ),
)
WARD_5 = ambiguous(
    "Phường 5",
    (
        Place(
            name="Phường 5",
            level="old_commune",
            codes=("32014",),
            old_codes=("31996",),
            title="phường 5, thành phố Cà Mau (cũ)",
        ),
        Place(
            name="Phường 5",
            level="old_commune",
            codes=("31834",),
            old_codes=("31822",),
            title="phường 5, thành phố Bạc Liêu (cũ)",
        ),
    ),
)
_UNCLEAR = {place.name: place for place in (BAC_LIEU, WARD_5)}
_KINDS_OF_PAY = ("at_least", "at_most", "about", "exact", "negotiable")


def said(*sentence: Mapping[str, Any]) -> list[Mention]:
    """Mentions of a sentence: `{place: Năm Căn, role: home}`, `{pay: {at_least: 8000000}}`, …"""
    return [_mention(dict(one)) for one in sentence]


def _mention(one: dict[str, Any]) -> Mention:
    negated, role, also = one.pop("negated", False), one.pop("role", None), one.pop("also", False)
    ((entity, value),) = one.items()
    if entity == "ordinal" and value == "first":
        value, role = 1, "first"
    value = _value(entity, value)
    return Mention(entity=entity, value=value, start=0, end=0, negated=negated, role=role, also=also)


def _value(entity: str, value: Any) -> Any:
    if entity == "place":
        return _UNCLEAR.get(value) or PLACES[value]
    if entity == "occupation":
        return occupations()[value]
    return _pay(value) if entity == "pay" else value


def _pay(stated: Mapping[str, Any]) -> Pay:
    ((kind, amount),) = stated.items()
    if kind == "range":
        low, high = amount
    else:
        assert kind in _KINDS_OF_PAY
        low = None if kind in ("at_most", "negotiable") else amount
        high = None if kind in ("at_least", "negotiable") else amount
    return Pay(minimum=low, maximum=high, unit="month", kind=kind, stated="")


def short(frame: Frame) -> dict[str, Any]:
    """What a frame knows but its kind: trades by id, places by name."""
    body = {name: _short(value) for name, value in _fields(frame).items() if name != "kind"}
    return {name: value for name, value in body.items() if not (value is False or value in (None, [], {}))}


def _fields(source: Frame | RuledOut) -> dict[str, Any]:
    names = LISTS if isinstance(source, RuledOut) else Frame.__dataclass_fields__
    return {name: getattr(source, name) for name in names}


def _short(value: Any) -> Any:
    if isinstance(value, RuledOut):
        return {name: _short(values) for name, values in _fields(value).items() if values}
    if isinstance(value, tuple):
        return [_short(item) for item in value]
    return getattr(value, "id", getattr(value, "name", value))
