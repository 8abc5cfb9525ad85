"""The pay cell: a range in the currency and for the period it was written, or a doubt."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from services.imports.cells import pay_words as words
from services.imports.cells.letters import digits_restored, plain, tidy
from services.imports.cells.pay_amounts import find_currency, hundreds_in_figures, without_currency
from services.imports.cells.pay_limits import is_likely, usual_period
from services.imports.cells.pay_spans import HEAP, PaySpan, find_spans

_PER_MONTH = {"month": 1.0, "day": 26.0, "shift": 26.0, "hour": 208.0, "week": 26 / 6, "year": 1 / 12}
UNIT_NAMES = frozenset({"month", "day", "hour", "shift", "year", "piece"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPay:
    """What a pay cell says.

    Attributes:
        minimum, maximum: In `currency` for one `unit`, for one person; None where the cell leaves it open.
        currency: ISO 4217.
        unit: month, day, hour, shift, week, year, piece or unknown.
        negotiable: Left to be agreed on, wholly or beside the figures.
        doubt: Code of data/imports/reasons.yml; the figures are then only the likeliest reading.
        remarks: Codes of what was understood and is worth saying.
    """

    minimum: float | None = None
    maximum: float | None = None
    currency: str = "VND"
    unit: str = "unknown"
    negotiable: bool = False
    doubt: str = ""
    remarks: tuple[str, ...] = ()

    def monthly(self) -> tuple[int | None, int | None]:
        """VND per month; nothing for pay by the piece and in another currency."""
        if self.currency != "VND" or self.unit not in _PER_MONTH:
            return None, None
        times = _PER_MONTH[self.unit]
        low, high = (
            None if bound is None else round(bound * times) for bound in (self.minimum, self.maximum)
        )
        return low, high


@lru_cache(maxsize=65_536)
def read_pay(text: str) -> CellPay:
    """Pay of one cell for one position.

    Every figure of the cell must be accounted for: as pay, as an allowance, as days or hours of work.
    One that is not makes the cell doubtful, and so do a figure without a unit and an unlikely amount.
    """
    line = hundreds_in_figures(plain(digits_restored(tidy(text))))
    if not line:
        return CellPay(remarks=("pay_missing",))
    month_of_days = words.WORKING_DAYS.search(line) is not None
    couple = words.COUPLE.search(line) is not None and not words.PER_PERSON.search(line)
    currency = find_currency(line)
    for pattern in (words.COUPLE, words.WORKING_DAYS, words.NO_PAY):
        line = pattern.sub(lambda found: " " * len(found[0]), line)
    line = words.ONE.sub("/ ", words.ABOUT.sub(lambda found: " " * len(found[0]), line))
    bare = without_currency(line)
    spans = find_spans(words.PER_HEAP.sub(lambda found: "/" + " " * (len(found[0]) - 1), bare))
    main = [span for span in spans if span.role not in ("extra", "trial")]
    negotiable = words.NEGOTIABLE.search(line) is not None
    if not main:
        return _without_figures(line, negotiable, has_figures=bool(spans))
    if _has_digits(bare, spans) or words.TWO_PEOPLE.search(line) or words.TWO_FRACTIONS.search(line):
        return CellPay(doubt="pay_unclear", currency=currency)
    chosen = _choose(main, currency, line)
    if chosen is None or any(_outweighs(span, chosen[2]) for span in spans if span.role == "extra"):
        return CellPay(doubt="pay_several", currency=currency)
    low, high, span = chosen
    unit = "month" if month_of_days and _period(line, span) in ("", "month") else _period(line, span)
    pay = CellPay(minimum=low, maximum=high, currency=currency, unit=unit, negotiable=negotiable)
    if couple:
        pay = replace(pay, minimum=_half(low), maximum=_half(high), remarks=("pay_of_couple",))
    return _weighed(pay, span, line)


def for_how_many_is_told(text: str) -> bool:
    """Whether a pay cell says if its figures are for one person or for a couple."""
    line = plain(text)
    return words.COUPLE.search(line) is not None or words.PER_PERSON.search(line) is not None


def _outweighs(extra: PaySpan, main: PaySpan) -> bool:
    """Whether what is added would be as much as the pay itself: then it is no mere allowance."""
    added, bound = extra.high or extra.low, main.low or main.high
    return added is not None and bound is not None and added >= bound


def _half(bound: float | None) -> float | None:
    return None if bound is None else bound / 2


def _choose(
    main: list[PaySpan], currency: str, line: str
) -> tuple[float | None, float | None, PaySpan] | None:
    """Lowest and highest pay of the cell, and the figure its period stands at."""
    if currency != "VND":
        main = [span for span in main if not _is_conversion(span, line)] or main
    if len(main) == 1:
        span = main[0]
        high = None if not span.is_range and "+" in _outside_brackets(line[span.end :]) else span.high
        return span.low, high, span
    bases = [span for span in main if span.role == "base"]
    totals = [span for span in main if span.role == "total"]
    others = [span for span in main if span.role == "plain"]
    if len(totals) == 1 and len(bases) + len(others) == 1:
        base, total = (bases or others)[0], totals[0]
        if currency != "VND":
            return base.low, base.high, base
        if base.low is None or total.high is None or total.high < base.low:
            return (base.low, None, base) if base.low is not None and total.high is None else None
        return base.low, total.high, base
    return None


def _is_conversion(span: PaySpan, line: str) -> bool:
    """Whether a figure is what a foreign sum is worth here: "1.700 RM (~9tr)"."""
    in_brackets = line.rfind("(", 0, span.start) > line.rfind(")", 0, span.start)
    return in_brackets and "tr" in line[span.start : span.end]


def _outside_brackets(line: str) -> str:
    return re.sub(r"\([^)]*\)", "", line)


def _period(line: str, span: PaySpan) -> str:
    behind = words.PERIOD_BEHIND.match(without_currency(line), span.end)
    if behind:
        return behind.lastgroup or ""
    before = words.PERIOD_BEFORE.search(HEAP.split(line[: span.start])[-1])
    return (before.lastgroup or "") if before else ""


def _has_digits(line: str, spans: list[PaySpan]) -> bool:
    """Whether digits are left that belong to no figure that was read."""
    for span in spans:
        line = line[: span.start] + " " * (span.end - span.start) + line[span.end :]
    return (
        re.search(r"\d", re.sub(r"(?:/ ?|(?<=\w) )1 (?=[a-z])|/ ?\d{2,4} ?(?=[a-z])|m[23](?!\w)", "", line))
        is not None
    )


def _without_figures(line: str, negotiable: bool, *, has_figures: bool) -> CellPay:
    by_piece = words.BY_PIECE.search(line) or words.SHARED_CATCH.search(line)
    if by_piece:
        return CellPay(unit="piece", negotiable=negotiable)
    if negotiable and not has_figures:
        return CellPay(negotiable=True)
    return CellPay(doubt="pay_unclear")


def _weighed(pay: CellPay, span: PaySpan, line: str) -> CellPay:
    """The pay with its usual period, or with what is doubtful about it."""
    low, high = pay.minimum, pay.maximum
    if low is not None and high is not None and low > high:
        if low > 2 * high:
            return replace(pay, doubt="pay_unclear")
        low, high = high, low
        pay = replace(pay, minimum=low, maximum=high, remarks=(*pay.remarks, "pay_reversed"))
    if pay.currency == "VND" and not span.scaled:
        return replace(pay, doubt="pay_unit_missing")
    if not pay.unit:
        unit = usual_period(pay.currency, low if low is not None else high or 0)
        strange = words.UNKNOWN_PERIOD.match(line, span.end)
        if not unit or strange or words.BY_THE_JOB.search(line):
            return replace(pay, unit=unit or "unknown", doubt="pay_period_missing")
        pay = replace(pay, unit=unit)
    if not is_likely(pay.currency, pay.unit, low, high):
        return replace(pay, doubt="pay_unlikely")
    return pay
