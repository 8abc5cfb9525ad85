"""A pay cell read for each of several positions: which part is whose, and what is left to ask."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.imports.cells.by_position import part_by_position
from services.imports.cells.pay import CellPay, for_how_many_is_told, read_pay
from services.imports.cells.pay_limits import is_likely

_SEVERAL = CellPay(doubt="pay_several")


@dataclass(frozen=True, slots=True)
class PaysOfPositions:
    """One pay and its own part of the cell for each position; `codes` of data/imports/reasons.yml."""

    pays: tuple[CellPay, ...]
    texts: tuple[str, ...]
    codes: tuple[str, ...]


def read_pays(text: str, titles: Sequence[str], *, for_couples: bool = False) -> PaysOfPositions:
    """Pays of one cell.

    Args:
        titles: Of the positions.
        for_couples: The row looks for couples: a figure may be for one of them or for both.
    """
    named = titles or ("",)
    parts = part_by_position(text, named, _says_figures) or part_by_position(text, named, _says_pay)
    if parts is None:
        return _unread(text, titles)
    pays = _with_last_period(tuple(read_pay(part) for part in parts))
    apart = len(set(parts)) > 1
    # "450k - 350k" of two positions is one for each rather than a range with its ends exchanged.
    exchanged = len(titles) > 1 and not apart and "pay_reversed" in pays[0].remarks
    if exchanged or ("+" in text and apart and _is_uneven(pays)):
        return _unread(text, titles)
    if for_couples:
        pays = tuple(_of_couples(pay, part) for pay, part in zip(pays, parts, strict=True))
    codes = dict.fromkeys(code for pay in pays for code in (pay.doubt, *pay.remarks) if code)
    return PaysOfPositions(pays, parts, tuple(codes))


def _unread(text: str, titles: Sequence[str]) -> PaysOfPositions:
    return PaysOfPositions((_SEVERAL,) * len(titles), (text,) * len(titles), (_SEVERAL.doubt,))


def _of_couples(pay: CellPay, part: str) -> CellPay:
    told = pay.minimum is None and pay.maximum is None
    return pay if pay.doubt or told or for_how_many_is_told(part) else replace(pay, doubt="pay_for_two")


def _with_last_period(pays: tuple[CellPay, ...]) -> tuple[CellPay, ...]:
    """Of "450k/400k/300k ngày" the day is said once for all."""
    last = pays[-1]
    if last.doubt or any(pay.doubt not in ("", "pay_period_missing") for pay in pays):
        return pays
    return tuple(
        replace(pay, unit=last.unit, doubt="")
        if pay.doubt and is_likely(pay.currency, last.unit, pay.minimum, pay.maximum)
        else pay
        for pay in pays
    )


def _is_uneven(pays: tuple[CellPay, ...]) -> bool:
    """Whether bare sums joined by "+" differ so much that one may be an allowance beside the other."""
    sums = [pay.minimum or 0 for pay in pays]
    return all(pay.minimum == pay.maximum for pay in pays) and max(sums) > 2 * min(sums)


def _says_pay(text: str) -> bool:
    pay = read_pay(text)
    return _says_figures(text) or (pay.unit == "piece" and not pay.doubt)


def _says_figures(text: str) -> bool:
    pay = read_pay(text)
    return pay.minimum is not None or pay.maximum is not None or (pay.negotiable and not pay.doubt)
