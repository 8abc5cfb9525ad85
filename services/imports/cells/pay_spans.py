"""The figures of a pay cell as ranges, each with the part it plays: pay, base, total, allowance."""

import re
from dataclasses import dataclass, replace

from services.imports.cells import pay_words as words
from services.imports.cells.pay_amounts import MILLION, THOUSAND, Figure, find_figures

HEAP = re.compile(r"[+,;(]|\n")


@dataclass(frozen=True, slots=True)
class PaySpan:
    """One figure or two that make a range; the bounds are as written, before their sense is weighed."""

    low: float | None
    high: float | None
    start: int
    end: int
    scaled: bool
    is_range: bool
    role: str = "plain"  # plain, base, total, extra, trial


def find_spans(line: str) -> list[PaySpan]:
    """Figures and ranges of a folded text without currencies, in order."""
    return [replace(span, role=_role(line, span, before)) for span, before in _spans(line)]


def _spans(line: str) -> list[tuple[PaySpan, int]]:
    """Each with the end of the one before it."""
    figures, found, at, before = find_figures(line), list[tuple[PaySpan, int]](), 0, 0
    while at < len(figures):
        first = figures[at]
        second = figures[at + 1] if at + 1 < len(figures) else None
        if second and words.JOINT.fullmatch(line[first.end : second.start]):
            found.append((_joined(first, second), before))
            at += 2
        else:
            found.append((_single(line, first), before))
            at += 1
        before = found[-1][0].end
    return found


def _joined(first: Figure, second: Figure) -> PaySpan:
    low, high = first.value, second.value
    scale = first.scale or second.scale
    if first.scale is None and second.scale and not (first.grouped and second.scale == 1):
        low *= second.scale if second.scale > 1 else _millions_or_one(first, second)
    if second.scale is None and first.scale and not (second.grouped and first.scale == 1):
        high *= first.scale
    return PaySpan(low, high, first.start, second.end, _is_money(scale, min(low, high)), True)


def _millions_or_one(bare: Figure, partner: Figure) -> int:
    """Of "7 - 9.000.000đ" the 7 is millions; of "7000000-9000000đ" it is what it is."""
    if bare.value >= THOUSAND:
        return 1
    return MILLION if partner.value >= MILLION else THOUSAND


def _single(line: str, figure: Figure) -> PaySpan:
    scaled = _is_money(figure.scale, figure.value)
    low: float | None = figure.value
    high: float | None = figure.value
    if words.AT_LEAST_BEHIND.match(line, figure.end) or words.AT_LEAST_BEFORE.search(line[: figure.start]):
        high = None
    elif words.AT_MOST_BEFORE.search(line[: figure.start]):
        low = None
    return PaySpan(low, high, figure.start, figure.end, scaled, False)


def _is_money(scale: int | None, value: float) -> bool:
    return scale is not None or value >= 50 * THOUSAND


def _role(line: str, span: PaySpan, before: int) -> str:
    """What the words since the last figure make of one."""
    between = line[before : span.start]
    label = HEAP.split(between)[-1]
    added = before > 0 and "+" in between
    behind = re.split(r"[+,;()\n]", line[span.end :])[0]
    for name, pattern in (("total", words.TOTAL), ("base", words.BASE), ("trial", words.TRIAL)):
        if pattern.search(label):
            return name
    if added or words.EXTRA.search(label):
        return "extra"
    if before > 0 and re.match(r"\s*(?:/ ?(?:thang|ngay|th))?\s*" + words.EXTRA.pattern, behind):
        return "extra"
    return "total" if words.TOTAL.search(between) and "luong" not in label else "plain"
