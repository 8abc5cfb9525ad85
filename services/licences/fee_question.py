"""What a message says of money asked for going abroad: how much, for what, for how long a contract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from language.numbers import read_number
from language.search_key import fold
from services.licences.asked_amounts import DONG, asked_amounts
from services.resources import load_yaml

PURPOSES = ("broker", "deposit", "service")
_CLAUSE = re.compile(r"[,.;:?!\n]")
_NEAR = 45  # letters before an amount that tell what it is for
_MONTHS = re.compile(r"\b(\d{1,2}|mot|hai|ba|bon|nam) (nam|thang)\b(?! (?:nay|ngoai|truoc|sau|roi|tuoi))")
_LEAD = 20  # letters before a length that tell that it is one
_LONGEST = 60  # months of a first contract; more is an age or a year
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeQuestion:
    """Money asked of a person who wants to go abroad.

    Attributes:
        amount: In `currency`, VND or USD; it is never converted.
        purpose: "broker", "deposit", "service"; "" when it is not said what for.
        monthly_pay: A month's, where the message tells what the work pays in the same currency.
        contract_months: Length of the contract, where it is told.
        seafarer: Work aboard a cargo ship, which has a ceiling of its own.
    """

    amount: int
    purpose: str = ""
    monthly_pay: int | None = None
    contract_months: int | None = None
    seafarer: bool = False
    currency: str = DONG


def fee_question(text: str) -> FeeQuestion | None:
    """The money somebody asks for; None when none is, or not for work abroad.

    Args:
        text: A message in canonical form.
    """
    key = fold(text)
    # "Có bị lừa không?" doubts the price; "bị lừa" alone tells of money that is gone.
    if not _has("abroad", key) or _has("not_this", _cues("doubts").sub(" ", key)):
        return None
    asked, pays = None, {}
    for amount in asked_amounts(text):
        before = _CLAUSE.split(key[max(0, amount.start - _NEAR) : amount.start])[-1]
        if _last(before) == "pay":
            pays[amount.currency] = amount.low
        elif asked is None and _has("asked", key) and not _has("lent", before):
            asked = amount, _purpose(before, text[: amount.start][-len(before) :], key)
    # The ceilings of companies say nothing of what the State's own programme takes; a broker never takes any.
    if asked is None or (asked[1] != "broker" and _has("own_answer", key)):
        return None
    return FeeQuestion(
        amount=asked[0].high,
        purpose=asked[1],
        monthly_pay=pays.get(asked[0].currency),
        contract_months=_contract(key),
        seafarer=_has("seafarer", key),
        currency=asked[0].currency,
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
        if _is_pay(found, key):
            continue
        count = int(found[1]) if _DIGITS.fullmatch(found[1]) else int(read_number(found[1]))
        lengths.append(count * 12 if found[2] == "nam" else count)
    fitting = [months for months in lengths if 1 < months <= _LONGEST]
    return max(fitting, default=None)


def _is_pay(found: re.Match[str], key: str) -> bool:
    """Whether "12 tháng lương" are so many months' pay; behind "hợp đồng" they are a length."""
    pay = _cues("months_of_pay").match(key, found.end() + 1)
    if found[2] != "thang" or pay is None:
        return False
    return not _has("contract", _CLAUSE.split(key[max(0, found.start() - _LEAD) : found.start()])[-1])


def _has(section: str, key: str) -> bool:
    return _cues(section).search(key) is not None


@cache
def _cues(section: str) -> re.Pattern[str]:
    phrases = sorted(load_yaml("licences/fee_words.yml")[section], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
