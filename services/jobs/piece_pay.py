"""Pay by the piece as written, and by the month where it was checked how much is done in a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from language.search_key import fold
from services.resources import load_yaml


@dataclass(frozen=True, slots=True)
class PieceRate:
    """VND for one piece, from and to, and the word for the piece without marks."""

    low: int
    high: int
    word: str


def read_piece_rate(text: str) -> PieceRate | None:
    """The rate in a text such as "2.500 đồng/kg" or "15-20k một thùng"; None where there is none."""
    found = _pattern().search(fold(text))
    if found is None:
        return None
    scale = load_yaml("matching/working_time.yml")["amounts"].get(found["scale"] or "dong", 1)
    low = _number(found["low"], scale)
    return PieceRate(low, _number(found["high"], scale) if found["high"] else low, found["word"])


def a_month_of(text: str, trade: str | None) -> tuple[int, int] | None:
    """VND per month, from and to, by the pieces a day that were checked for the trade; None without them."""
    rate = read_piece_rate(text)
    if rate is None:
        return None
    times = load_yaml("matching/working_time.yml")
    for row in _checked():
        if row["trade"] == trade and rate.word in row["words"]:
            fewest, most = row["a_day"]
            days = times["days_a_month"]
            return rate.low * fewest * days, rate.high * most * days
    return None


def _checked() -> list[dict[str, Any]]:
    return [row for row in load_yaml("matching/working_time.yml")["pieces"] if row["checked_on"] is not None]


def _number(digits: str, scale: int) -> int:
    """ "2.500" and "2,5": a point or comma before three digits parts thousands, else it is a fraction."""
    plain = re.sub(r"[.,](?=\d{3}\b)", "", digits).replace(",", ".")
    return round(float(plain) * scale)


@cache
def _pattern() -> re.Pattern[str]:
    times = load_yaml("matching/working_time.yml")
    words = sorted({word for row in times["pieces"] for word in row["words"]}, key=len, reverse=True)
    number = r"\d+(?:[.,]\d+)*"
    return re.compile(
        rf"(?P<low>{number})(?:\s*[-–]\s*(?P<high>{number}))?"
        rf"\s*(?P<scale>{'|'.join(times['amounts'])})?\b\s*"
        rf"(?:{'|'.join(map(re.escape, times['each']))})\s*(?P<word>{'|'.join(words)})\b"
    )
