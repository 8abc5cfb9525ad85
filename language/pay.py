"""Pay in every way people write it, as VND per month together with how it was stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from language.amounts import MILLION, THOUSAND, Amount
from language.canonical import Canonical
from language.mention import Mention
from language.pay_context import (
    bound_left,
    bound_right,
    counts_something,
    couple_right,
    has_pay_cue,
    has_pay_cue_just_before,
    is_cost,
    period_left,
    period_right,
    refusal_right,
)
from language.pay_ranges import as_millions, find_ranges
from language.pay_terms import find_foreign, find_terms
from language.typed_words import typed_line

# 26 working days of 8 hours a month; a week has six of these days
_PER_MONTH = {"month": 1.0, "day": 26.0, "shift": 26.0, "hour": 208.0, "week": 26 / 6, "year": 1 / 12}
_LOWEST_SURE, _HIGHEST = 2 * MILLION, 200 * MILLION  # a month; outside them more than a number is needed
_HIGHEST_SHIFT = 3 * MILLION
_BARE_MILLIONS = range(3, 61)
_ABOUT_TENTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """Pay as stated, and what it comes to.

    Attributes:
        minimum, maximum: VND per month; None when open, by the piece, agreed on or in foreign currency.
            "Khoảng 9 triệu" is ten per cent less to ten per cent more.
        unit: month, day, hour, week, shift, year or piece as stated, unknown when nothing says it;
            for foreign currency its ISO 4217 code, never converted.
        kind: range, at_least, at_most, about, exact, negotiable or piece.
        stated: The words of the canonical text.
    """

    minimum: int | None
    maximum: int | None
    unit: str
    kind: str
    stated: str


def find_pay(text: Canonical) -> list[Mention]:
    """Mentions of pay, in order; their value is a Pay.

    Costs, allowances, ages, years, telephone numbers and numbers of houses or classes are no pay.
    A bare number from 3 to 60 is millions only where a word for pay stands before it.
    """
    line = typed_line(text)
    foreign = [_foreign(line, *found) for found in find_foreign(line)]
    found = foreign + [_term(line, *term) for term in find_terms(line)]
    for amount, is_range in find_ranges(line):
        if any(mention.start < amount.end and amount.start < mention.end for mention in foreign):
            continue
        found += _read(line, amount, is_range)
    return [_restored(text, mention) for mention in sorted(found, key=lambda mention: mention.start)]


def _restored(text: Canonical, mention: Mention) -> Mention:
    """The mention with what was stated in the words of the canonical text."""
    stated = text.text[mention.start : mention.end]
    return replace(mention, value=replace(mention.value, stated=stated))


def _mention(line: str, start: int, end: int, **fields: object) -> Mention:
    stated = line[start:end]
    start += len(stated) - len(stated.lstrip())
    pay = Pay(**{"minimum": None, "maximum": None, "stated": stated.strip(), **fields})  # type: ignore[arg-type]
    return Mention(entity="pay", value=pay, start=start, end=start + len(pay.stated))


def _foreign(line: str, currency: str, start: int, end: int) -> Mention:
    kind = "range" if any(sign in line[start:end] for sign in "-~") else "exact"
    return _mention(line, start, end, unit=currency, kind=kind)


def _term(line: str, kind: str, start: int, end: int) -> Mention:
    return _mention(line, start, end, unit="piece" if kind == "piece" else "unknown", kind=kind)


def _read(line: str, amount: Amount, is_range: bool) -> Iterator[Mention]:
    """The mention of pay this amount makes, if it makes one."""
    left = bound_left(line, amount.start)
    before = period_left(line, left.at)
    behind = period_right(line, amount.end)
    unit = behind.name or _unit_before(before.name, before.count, amount)
    start = before.at if unit and not behind.name else left.at
    end = behind.at
    sure = left.name is not None or has_pay_cue(line, amount.start)
    scaled = _scaled(line, amount, unit, bounded=left.name is not None)
    if scaled is None or is_cost(line, start, end):
        return
    unit = unit or _usual_unit(scaled, sure)
    if unit is None:
        return
    couple = couple_right(line, end)
    share = 2 if couple.name else 1
    right = bound_right(line, couple.at)
    low, high = (bound * _PER_MONTH.get(unit, 1.0) / share for bound in (scaled.low, scaled.high))
    kind = _kind(left.name, right.name, is_range, spread=scaled.low < scaled.high)
    end = right.at
    if kind == "at_most" and (refusal := refusal_right(line, end)).name:
        kind, end = "at_least", refusal.at
    if unit == "piece":
        yield _mention(line, start, end, unit=unit, kind="piece")
    elif high <= _HIGHEST:
        minimum, maximum = _bounds(kind, low, high)
        yield _mention(line, start, end, minimum=minimum, maximum=maximum, unit=unit, kind=kind)


def _scaled(line: str, amount: Amount, unit: str | None, *, bounded: bool) -> Amount | None:
    """The amount in VND; None when it is a bare number and nothing makes it money."""
    if amount.scale is not None:
        return amount
    if unit in ("day", "shift") and 100 <= amount.low <= amount.high < THOUSAND:
        return Amount(
            low=amount.low * THOUSAND, high=amount.high * THOUSAND, start=amount.start, end=amount.end,
            scale=THOUSAND,
        )  # fmt: skip
    if unit not in (None, "month") or counts_something(line, amount.end):
        return None
    cue = has_pay_cue_just_before(line, amount.start) or (bounded and has_pay_cue(line, amount.start))
    plausible = _BARE_MILLIONS.start <= amount.low <= amount.high < _BARE_MILLIONS.stop
    return as_millions(amount) if cue and plausible else None


def _unit_before(name: str | None, count: str, amount: Amount) -> str | None:
    """Unit of "26 công 7tr2" (a month), "8 tiếng 250k" (a day), "ngày 300k"; none of "ca 10 triệu"."""
    number = int(count) if count.isdigit() else 1
    if name == "day" and number > 1:
        return "month" if 24 <= number <= 31 else None
    if name == "hour" and number > 1:
        return "day" if number >= 4 else None
    if name in ("day", "shift", "hour") and amount.high > _HIGHEST_SHIFT:
        return None
    return name if number == 1 else None


def _usual_unit(amount: Amount, sure: bool) -> str | None:
    """Unit nobody stated: millions are for a month; less is for a day or an hour if pay is the subject."""
    if amount.low >= (MILLION if sure else _LOWEST_SURE):
        return "month"
    if sure and amount.low >= 100 * THOUSAND:
        return "day"
    return "hour" if sure and amount.low >= 15 * THOUSAND else None


def _kind(left: str | None, right: str | None, is_range: bool, *, spread: bool) -> str:
    if is_range:
        return "range"
    if right in ("at_least", "at_most"):
        return right
    if left in ("at_least", "at_most"):
        return left
    if spread:
        return "about"
    return left or right or "exact"


def _bounds(kind: str, low: float, high: float) -> tuple[int | None, int | None]:
    if kind == "at_least":
        return round(low), None
    if kind == "at_most":
        return None, round(high)
    if kind == "about" and low == high:
        return round(low - low / _ABOUT_TENTH), round(high + high / _ABOUT_TENTH)
    return round(low), round(high)
