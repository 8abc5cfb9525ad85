"""Join amounts that belong together: "8-10tr", "7tr2 đến 8tr", "bảy tám triệu"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from language.amounts import MILLION, THOUSAND, Amount, find_amounts
from language.mark_agreement import either
from language.pay_context import counts_something, is_numbered

_JOINT = re.compile(rf" ?(?:[-~/]|{either('đến', 'tới', 'cho tới', 'cho đến', 'hoặc', 'hay', 'hay là')}|,)"
                    rf"(?: {either('khoảng', 'cỡ', 'tầm', 'chừng')})? ?")  # fmt: skip
_WEAK_JOINTS = {" , ", " / ", "/", ", "}  # part posts in a list: "5tr5/12tr/7tr"
_PLAUSIBLE = 12  # the upper bound is at most so many times the lower one


def find_ranges(line: str) -> Iterator[tuple[Amount, bool]]:
    """Amounts in order, those that form a range joined; the flag tells a range.

    Reversed bounds are put right. A bare number takes the unit of its partner.
    """
    amounts = [amount for amount in find_amounts(line) if not _is_name(line, amount)]
    at = 0
    while at < len(amounts):
        joined = _join(line, amounts[at], amounts[at + 1]) if at + 1 < len(amounts) else None
        yield (joined, True) if joined else (amounts[at], False)
        at += 2 if joined else 1


def _is_name(line: str, amount: Amount) -> bool:
    """A number that names a ward or a class; "phuong 8 cu" is an old ward, not eight million."""
    unsure = amount.scale is None or line[amount.start : amount.end].endswith(" cu")
    return unsure and is_numbered(line, amount.start)


def _join(line: str, first: Amount, second: Amount) -> Amount | None:
    between = line[first.end : second.start]
    bare = first.scale is None
    if between == " ":
        if not (bare and second.scale and _are_neighbours(first, second)):
            return None
    elif not _JOINT.fullmatch(between) or (between in _WEAK_JOINTS and not bare):
        return None
    if second.scale is None and not bare and counts_something(line, second.end):
        return None
    low, high = _same_unit(first, second)
    if between in _WEAK_JOINTS and not low < high <= 2 * low:
        return None
    low, high = sorted((low, high))
    if low <= 0 or high > _PLAUSIBLE * low:
        return None
    return Amount(
        low=low, high=high, start=first.start, end=second.end, scale=first.scale or second.scale,
        spelled=second.spelled,
    )  # fmt: skip


def _are_neighbours(first: Amount, second: Amount) -> bool:
    """ "bảy tám triệu", "7 8 triệu", "năm bảy triệu": two small numbers, the smaller first."""
    if first.spelled != second.spelled or first.low >= 20:
        return False
    low, high = _same_unit(first, second)
    scale = second.scale or 1
    return 0 < high - low <= 2 * scale or (_is_tens(first, second) and high - low <= 20 * scale)


def _is_tens(first: Amount, second: Amount) -> bool:
    """ "hai ba chục triệu": the tens belong to both numbers."""
    tens = second.low / (second.scale or 1) / 10
    return first.spelled and tens == int(tens) and 0 < tens - first.low <= 2


def _same_unit(first: Amount, second: Amount) -> tuple[float, float]:
    if first.scale is None and second.scale is not None:
        return first.low * _unit_of(first, second), second.high
    if second.scale is None and first.scale is not None:
        return first.low, second.high * _unit_of(second, first)
    return first.low, second.high


def _unit_of(bare: Amount, partner: Amount) -> float:
    """VND for one of the bare number: the partner's unit, or the one its đồng add up to."""
    if bare.spelled and _is_tens(bare, partner):
        return 10 * (partner.scale or 1)
    if partner.scale == 1:
        return MILLION if partner.high >= MILLION else THOUSAND
    return partner.scale or 1


def as_millions(amount: Amount) -> Amount:
    """A bare number read as millions."""
    return replace(amount, low=amount.low * MILLION, high=amount.high * MILLION, scale=MILLION)
