"""What a text says of a loan for going abroad: "vay tới 100 triệu, lãi 6,6%/năm, trả trong 36 tháng"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from services.imports.cells.letters import digits_restored, plain, tidy
from services.imports.cells.pay_amounts import find_currency, find_figures

_CLAUSE = re.compile(r"[;\n]|\.(?!\d)")
_LOAN = re.compile(r"(?<![a-z])vay(?![a-z])")
_NEAR = 40  # letters between the word and the sum
_RATE = re.compile(
    r"(?<![\d.,])(?P<rate>\d{1,2}(?:[.,]\d{1,3})?) ?%(?: ?/ ?| (?:mot |moi )?)(?P<per>nam|thang)(?![a-z])"
)
_TERM = re.compile(
    r"(?<![\d.,/%-])(?P<count>\d{1,3}) ?(?P<unit>nam|thang)(?![a-z])(?! (?:dau|luong|tien luong))"
)
_MONTHS_A_YEAR = 12
_LONGEST = 240  # months


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """What is told of a loan; None for what is not.

    Attributes:
        amount: The most that is lent, VND.
        percent: Of interest, for each `per`: "year" or "month".
        months: Until all is paid back.
    """

    amount: int | None = None
    percent: float | None = None
    per: str = "year"
    months: int | None = None


@lru_cache(maxsize=2048)
def read_loan(text: str) -> Loan | None:
    """The loan that a text tells of; None when it tells of none, or nothing of it but that there is one."""
    for clause in _CLAUSE.split(plain(digits_restored(tidy(text)))):
        begins = _LOAN.search(clause)
        if begins is not None:
            loan = _read(clause[begins.start() :])
            if loan != Loan():
                return loan
    return None


def names_loan(text: str) -> bool:
    """Whether a text itself says that it tells of a loan."""
    return _LOAN.search(plain(text)) is not None


def _read(clause: str) -> Loan:
    rate = _RATE.search(clause)
    rest = _RATE.sub(" ", clause)
    terms = {_months(found) for found in _TERM.finditer(rest)}
    months = terms.pop() if len(terms) == 1 else None
    return Loan(
        amount=_amount(rest),
        percent=float(rate["rate"].replace(",", ".")) if rate else None,
        per="month" if rate and rate["per"] == "thang" else "year",
        months=months if months is not None and 1 <= months <= _LONGEST else None,
    )


def _amount(clause: str) -> int | None:
    """The sum next to the word; a share of the costs ("vay 80%") is none."""
    figure = next((one for one in find_figures(clause) if one.scale is not None or one.grouped), None)
    if figure is None or find_currency(clause) != "VND" or figure.start > _NEAR:
        return None
    is_next = not any(char.isdigit() or char == "%" for char in clause[: figure.start])
    return round(figure.value) if is_next else None


def _months(found: re.Match[str]) -> int:
    return int(found["count"]) * (_MONTHS_A_YEAR if found["unit"] == "nam" else 1)
