"""Amounts of money in the folded text of a pay cell, and the currency they are in."""

import re
from dataclasses import dataclass

MILLION = 1_000_000
THOUSAND = 1_000
_SCALES = {
    "trieu": MILLION, "tr": MILLION, "cu": MILLION, "chai": MILLION, "m": MILLION, "trd": MILLION,
    "trieu dong": MILLION, "k": THOUSAND, "ngan": THOUSAND, "nghin": THOUSAND, "ng": THOUSAND,
    "ngan dong": THOUSAND, "nghin dong": THOUSAND, "d": 1, "vnd": 1, "dong": 1,
}  # fmt: skip
_CURRENCIES = {
    "USD": r"usd|\$|do la|dola|do my|us\$",
    "JPY": r"yen|jpy|¥|man(?= ?(?:/|nhat|yen|$|,|;))",
    "TWD": r"ntd|nt\$|twd|nt|dai te|tien dai",
    "KRW": r"won|krw|₩",
    "EUR": r"eur|euro|€",
    "SGD": r"sgd|do sing|do singapore",
    "MYR": r"ringgit|myr|rm",
    "AUD": r"aud|do uc|a\$",
}
_CURRENCY = re.compile(
    "|".join(rf"(?P<{code}>(?<![a-z])(?:{words})(?![a-z]))" for code, words in _CURRENCIES.items())
)
_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,3}(?: \d{3}){1,2}(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<front>\$ ?)?(?P<number>{_NUMBER})"
    r"(?: ?(?P<scale>trieu dong|trieu|trd|tr|cu|chai|m(?=\b|\d)|ngan dong|nghin dong|ngan|nghin|ng|k"
    r"|vnd|dong|d)"
    r"(?:(?P<rest>\d{1,3})(?![\d.,]\d)|(?<=[a-z]) (?P<spaced>\d)(?= ?(?:$|[-/,;)]|den |dong|vnd))"
    r"| (?P<half>ruoi)| ?(?=vnd|dong|d\b))?"
    r"(?: ?(?:vnd|dong|d)(?![a-z]))?(?![a-z]))?"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a pay cell.

    Attributes:
        value: What was written, times its scale.
        scale: VND of the unit written; None where none stands behind the figure.
        grouped: Whether its thousands are parted: "5.310.000".
        start, end: Offsets in the text.
    """

    value: float
    scale: int | None
    grouped: bool
    start: int
    end: int


_ONES = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_HUNDREDS = re.compile(
    rf"(?<![\w.,])(?:(?P<first>\d|{'|'.join(_ONES)})(?: ?- ?(?P<last>\d))? ?(?:tram|xi)|tram(?= ruoi))"
    r"(?: (?P<half>ruoi)| (?P<rest>[1-9])(?= ?(?:$|[-/,;)]|mot |1 |moi )))?"
    r"(?P<scale> ?(?:ngan|nghin|k))?(?![a-z\d]| ?trieu)"
)


def hundreds_in_figures(line: str) -> str:
    """A folded text with spoken hundreds as thousands: "3 tram ruoi" is 350k, "5 xi" is 500k."""
    return _HUNDREDS.sub(_in_thousands, line)


def _in_thousands(match: re.Match[str]) -> str:
    more = 50 if match["half"] else 10 * int(match["rest"] or 0)
    bounds = [one for one in (match["first"] or "1", match["last"]) if one]
    return "-".join(str(100 * (_ONES.get(one) or int(one)) + more) for one in bounds) + "k"


def find_currency(line: str) -> str:
    """ISO 4217 code of the first currency named; VND when none is."""
    found = _CURRENCY.search(line)
    return found.lastgroup or "VND" if found else "VND"


def without_currency(line: str) -> str:
    """The text with the names of foreign currencies blanked out, offsets unchanged."""
    return _CURRENCY.sub(lambda found: " " * len(found[0]), line)


def find_figures(line: str) -> list[Figure]:
    """Every figure of a folded text, in order."""
    return [_figure(match) for match in _AMOUNT.finditer(line)]


def _figure(match: re.Match[str]) -> Figure:
    written = match["number"]
    grouped = re.fullmatch(r"\d{1,3}(?:[., ]\d{3})+", written) is not None
    number = float(re.sub(r"\D", "", written) if grouped else written.replace(",", "."))
    scale = _SCALES[match["scale"]] if match["scale"] else None
    if scale == MILLION and grouped and len(re.sub(r"\D", "", written)) <= 5 and " " not in written:
        number, grouped = number / THOUSAND, False  # "7.500 triệu": three digits behind a decimal point
    value = number * (scale or 1)
    if rest := match["rest"] or (match["spaced"] if scale == MILLION else None):
        value += int(rest) * (scale or 1) / 10 ** len(rest)
    if match["half"]:
        value += (scale or 1) / 2
    return Figure(value, scale, grouped, match.start(), match.end())
