"""Amounts of money in a text: "8tr5", "tám triệu rưỡi", "450 ngàn", "7.500.000đ", and bare numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.mark_agreement import either
from language.numbers import DIGITS, NUMBER, read_number
from language.search_key import fold

MILLION = 1_000_000
THOUSAND = 1_000
_LARGEST_PLAIN = 200 * MILLION  # longer rows of digits are telephone and account numbers

_SCALES = {
    "trieu": MILLION, "tr": MILLION, "cu": MILLION, "chai": MILLION, "t": MILLION,
    "m": MILLION, "mil": MILLION,
    "k": THOUSAND, "ngan": THOUSAND, "nghin": THOUSAND, "n": THOUSAND, "xi": 100 * THOUSAND,
    "dong": 1, "vnd": 1, "d": 1,
}  # fmt: skip
# "8m" and "8-10m" are millions behind a word for pay, elsewhere metres
_PAID_M = "|".join(
    rf"(?<={cue} {digits})m"
    for cue in ("lương", "luong", "salary")
    for digits in (r"\d", r"\d\d", r"\d-\d", r"\d-\d\d")
)
# "8t5" is pay, "35t" an age; "8 chai nước" are bottles; "đồng" without marks may begin "đóng gói"
_SCALE = (
    rf"(?:{either('triệu', 'tr')}|{either('củ')}|chai(?! nước| bia| rượu| dầu)|t(?=\d)|k|(?<=\d\d)n"
    rf"|{either('ngàn', 'nghìn')}|{either('xị')}|mil|{_PAID_M}|vnđ|vnd|đồng|dong(?! goi| hang| thung)|đ)"
)
# What may stand behind "8 triệu 2" for the 2 to be 200 thousand: not a noun it could count.
_GOES_ON = either(
    "đến", "tới", "trở", "đổ", "một tháng", "mỗi tháng", "thôi", "nha", "nhé", "nghen", "được", "thì", "hoặc",
    "hay", "bao", "có", "không", "ở", "tại", "là", "cũng",
)  # fmt: skip
_BORDER = rf"(?=$| ?[-–~,.;?!/+]| {_GOES_ON}(?!\w))"
_DIGIT_WORD = either("một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín")
_REST = (
    rf"(?:(?P<attached>\d{{1,3}})(?!\w)"
    rf"| (?P<half>{either('rưỡi', 'rưởi')})(?!\w)"
    rf"| (?P<thousands>{NUMBER}) ?(?:k|{either('ngàn', 'nghìn')})(?!\w)"
    rf"| (?P<hundreds>{_DIGIT_WORD} {either('trăm')})(?!\w)"
    rf"| (?P<spaced>\d{{3}}|\d){_BORDER}"
    rf"| (?P<digit>{_DIGIT_WORD}){_BORDER})"
)
_CURRENCY = r"(?: ?(?:vnđ|vnd|đồng|dong(?! goi| hang| thung)|đ))"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<number>{NUMBER})"
    rf"(?P<tens>(?<=\d) {either('chục')})?(?P<some> {either('mấy')})?"
    rf"(?: (?P<bare_half>{either('rưỡi', 'rưởi')})(?!\w)"
    rf"| ?(?P<scale>{_SCALE})(?:(?<=\w){_REST})?{_CURRENCY}?)?(?!\w)"
)
_PLAIN = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3}){2}|[1-9]\d{3,5}000|[1-9]\d{0,2} 000 000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount or a bare number.

    Attributes:
        low, high: VND; for a bare number what was written. Equal unless "mười mấy triệu" was said.
        start, end: Offsets in the text.
        scale: VND for one of the unit written; None for a bare number, whose unit is a guess.
        spelled: True when the number was written in words.
    """

    low: float
    high: float
    start: int
    end: int
    scale: int | None
    spelled: bool = False


def find_amounts(line: str) -> Iterator[Amount]:
    """Amounts and bare numbers of a canonical text, in order, not overlapping."""
    for match in _AMOUNT.finditer(line):
        yield _amount(match)


def _amount(match: re.Match[str]) -> Amount:
    written = match["number"]
    low = read_number(written)
    scale = _SCALES[fold(match["scale"])] if match["scale"] else None
    if scale is None and _PLAIN.fullmatch(written) and MILLION <= low <= _LARGEST_PLAIN:
        scale = 1
    if scale == MILLION and low >= THOUSAND and re.fullmatch(DIGITS, written):
        low /= THOUSAND  # "7.500 triệu": three digits behind a decimal point
    if match["tens"]:
        low *= 10
    high = low
    if match["some"]:
        low, high = low + 1, low + 9  # "mười mấy": eleven to nineteen
    rest = _rest(match, scale or 1)
    return Amount(
        low=low * (scale or 1) + rest,
        high=high * (scale or 1) + rest,
        start=match.start(),
        end=match.end(),
        scale=scale,
        spelled=not written[0].isdigit(),
    )


def _rest(match: re.Match[str], scale: int) -> float:
    """VND of what stands behind the unit: the 5 of "8tr5", the half of "8 triệu rưỡi"."""
    if match["half"] or match["bare_half"]:
        return scale / 2
    if match["thousands"] or match["hundreds"]:
        return read_number(match["thousands"] or match["hundreds"]) * THOUSAND
    digits = match["attached"] or match["spaced"]
    if not digits and match["digit"]:
        digits = f"{read_number(match['digit']):.0f}"
    return int(digits) * scale / 10 ** len(digits) if digits else 0.0
