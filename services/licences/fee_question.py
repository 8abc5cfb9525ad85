"""What a message says of money asked for going abroad: how much, for what, for how long a contract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from language.amounts import MILLION, find_amounts
from language.numbers import read_number
from language.search_key import fold
from services.resources import load_yaml

PURPOSES = ("broker", "deposit", "service")
_CLAUSE = re.compile(r"[,.;:?!\n]")
_NEAR = 45  # letters before an amount that tell what it is for
_MONTHS = re.compile(
    r"\b(\d{1,2}|mot|hai|ba|bon|nam) (nam|thang(?! luong))\b(?! (?:nay|ngoai|truoc|sau|roi|tuoi))"
)
_LONGEST = 60  # months of a first contract; more is an age or a year
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeQuestion:
    """Money asked of a person who wants to go abroad.

    Attributes:
        amount: VND.
        purpose: "broker", "deposit", "service"; "" when it is not said what for.
        monthly_pay: VND per month, where the message tells what the work pays.
        contract_months: Length of the contract, where it is told.
        seafarer: Work aboard a cargo ship, which has a ceiling of its own.
    """

    amount: int
    purpose: str = ""
    monthly_pay: int | None = None
    contract_months: int | None = None
    seafarer: bool = False


def fee_question(text: str) -> FeeQuestion | None:
    """The money somebody asks for; None when none is, or not for work abroad.

    Args:
        text: A message in canonical form.
    """
    key = fold(text)
    if not _has("abroad", key) or _has("not_this", key):
        return None
    asked, pay = None, None
    for amount in find_amounts(text):
        if amount.scale is None or amount.low < MILLION:
            continue
        before = _CLAUSE.split(key[max(0, amount.start - _NEAR) : amount.start])[-1]
        if _last(before) == "pay":
            pay = int(amount.low)
        elif asked is None and _has("asked", key) and not _has("lent", before):
            asked = int(amount.high), _purpose(before, text[: amount.start][-len(before) :], key)
    # The ceilings of companies say nothing of what the State's own programme takes; a broker never takes any.
    if asked is None or (asked[1] != "broker" and _has("own_answer", key)):
        return None
    return FeeQuestion(
        amount=asked[0],
        purpose=asked[1],
        monthly_pay=pay,
        contract_months=_contract(key),
        seafarer=_has("seafarer", key),
    )


def _purpose(before: str, written: str, key: str) -> str:
    """What the money is for: told before the amount, else anywhere; `written` is `before` with its marks."""
    if _has("broker_marked", written):
        return "broker"
    near = next((name for name in PURPOSES if _has(name, before)), "")
    return near or next((name for name in PURPOSES if _has(name, key)), "")


def _last(before: str) -> str:
    """Which of pay and asking stands nearest before an amount."""
    ends = {
        name: max((found.end() for found in _cues(name).finditer(before)), default=-1)
        for name in ("pay", "asked")
    }
    return "pay" if ends["pay"] > ends["asked"] else "asked"


def _contract(key: str) -> int | None:
    lengths = []
    for found in _MONTHS.finditer(key):
        count = int(found[1]) if _DIGITS.fullmatch(found[1]) else int(read_number(found[1]))
        lengths.append(count * 12 if found[2] == "nam" else count)
    fitting = [months for months in lengths if 1 < months <= _LONGEST]
    return max(fitting, default=None)


def _has(section: str, key: str) -> bool:
    return _cues(section).search(key) is not None


@cache
def _cues(section: str) -> re.Pattern[str]:
    phrases = sorted(load_yaml("licences/fee_words.yml")[section], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
