"""Amounts of money in a message about going abroad: dong, billions of dong, US dollars; never converted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from language.amounts import MILLION, find_amounts
from language.numbers import NUMBER, read_number
from language.search_key import fold
from services.resources import load_yaml

DONG, DOLLAR = "VND", "USD"
_THOUSAND = 1_000
_LEAST = {DONG: MILLION, DOLLAR: 100}  # less is the price of something else


@dataclass(frozen=True, slots=True)
class AskedAmount:
    """An amount of one currency; `low` and `high` differ where "mười mấy triệu" was said.

    Attributes:
        start, end: Offsets in the text.
    """

    low: int
    high: int
    currency: str
    start: int
    end: int


def asked_amounts(text: str) -> list[AskedAmount]:
    """Amounts large enough to be asked for going abroad, in order.

    Args:
        text: A message in canonical form.
    """
    key = fold(text)
    found = [*_billions(key), *_dollars(key)]
    for amount in find_amounts(text):
        taken = any(one.start < amount.end and amount.start < one.end for one in found)
        if amount.scale is not None and not taken:
            found.append(AskedAmount(int(amount.low), int(amount.high), DONG, amount.start, amount.end))
    large = (one for one in found if one.low >= _LEAST[one.currency])
    return sorted(large, key=lambda one: one.start)


def _billions(key: str) -> Iterator[AskedAmount]:
    for found in _patterns()["billions"].finditer(key):
        millions = read_number(found["number"]) * _THOUSAND
        if found["half"]:
            millions += _THOUSAND / 2
        elif found["millions"]:
            millions += read_number(found["millions"])
        elif found["tenths"]:  # "1 tỷ 2", "1 tỷ 250", "một tỷ hai"
            digits = f"{read_number(found['tenths']):.0f}"
            millions += int(digits) * _THOUSAND / 10 ** len(digits)
        amount = round(millions * MILLION)
        yield AskedAmount(amount, amount, DONG, found.start(), found.end())


def _dollars(key: str) -> Iterator[AskedAmount]:
    for found in _patterns()["dollars"].finditer(key):
        value = read_number(found["number"] or found["behind"])
        if found["thousands"]:
            value = value * _THOUSAND + (_THOUSAND / 2 if found["half"] else 0)
        yield AskedAmount(round(value), round(value), DOLLAR, found.start(), found.end())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words: dict[str, Any] = {
        name: "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
        for name, phrases in load_yaml("licences/fee_words.yml")["money"].items()
    }
    number = rf"(?<![\w.,])(?P<number>{NUMBER})"
    return {
        "billions": re.compile(
            rf"{number} ?(?:{words['billion']})(?:(?=\d)|(?!\w))"
            rf"(?: (?P<half>{words['half']})(?!\w)"
            rf"| (?P<millions>{NUMBER}) ?(?:{words['million']})(?!\w)"
            # The 2 of "1 tỷ 2" is a part of the billion, unless it counts what stands behind it.
            rf"| ?(?P<tenths>\d{{1,3}}|{words['digit']})(?![\w.,]\w)(?!\w)(?! (?:{words['counted']})(?!\w)))?"
        ),
        "dollars": re.compile(
            rf"(?:\$ ?(?P<behind>{NUMBER})(?!\w)"
            rf"|{number} ?(?:(?P<thousands>{words['thousand']})(?: (?P<half>{words['half']}))? ?"
            # "do" without its mark is a dollar only behind a thousand; elsewhere it is many words.
            rf"(?:{words['dollar']}|{words['bare_dollar']})|(?:{words['dollar']}))(?!\w))"
            rf"(?! (?:{words['other_dollars']})(?!\w))"
        ),
    }
