"""How long something lasts: "3 tháng", "nửa năm", "một năm rưỡi"."""

from __future__ import annotations

import re
from functools import lru_cache

from language.canonical import Canonical
from language.mark_agreement import either
from language.mention import Mention
from language.numbers import WORDS, read_number
from language.resources import load_yaml
from language.typed_words import typed_line

_MONTHS = {"year": 12.0, "month": 1.0, "week": 7 / 30, "day": 1 / 30}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = load_yaml("lexicon/quantities.yml")["duration"]
    group = {name: either(*phrases) for name, phrases in words.items()}
    year = rf"(?:năm|{group['foreign_year']}|nam(?= {group['year_behind']}(?!\w)))"
    number = rf"(?:(?<![\d.,/-])\d{{1,3}}(?:[.,]\d)?|{WORDS}|(?P<half>{group['half']}))"
    units = rf"(?P<year>{year})|(?P<month>{group['month']})|(?P<week>{group['week']})|(?P<day>{group['day']})"
    return re.compile(
        rf"(?<!\w)(?:(?P<sure>{group['year_before']}) )?(?P<number>{number}) "
        rf"(?:{units}|(?P<unsure>nam)(?! (?:\d+ )?{either('nữ', 'giới')}))(?!\w)(?! ?\d)"
        rf"(?P<and_half> {group['and_half']}(?!\w))?"
    )


def find_durations(text: Canonical) -> list[Mention]:
    """Durations, in order; the value is months as a float (a year 12, a day a thirtieth).

    "5 nam" without marks is five years only beside a word of time or experience: it may be five men.
    """
    found = []
    for match in _pattern().finditer(typed_line(text)):
        restored = text.text[match.start("unsure") : match.end("unsure")] == "năm"
        if match["unsure"] and not (match["sure"] or restored):
            continue
        unit = next((name for name in _MONTHS if match[name]), "year")
        amount = 0.5 if match["half"] else read_number(match["number"])
        amount += 0.5 if match["and_half"] else 0.0
        months = round(amount * _MONTHS[unit], 2)
        found.append(Mention(entity="duration", value=months, start=match.start("number"), end=match.end()))
    return found
