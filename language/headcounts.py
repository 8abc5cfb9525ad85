"""How many people: "tuyển 5 người", "10 công nhân", "2 vợ chồng"."""

from __future__ import annotations

import re
from functools import lru_cache

from language.canonical import Canonical
from language.mark_agreement import either
from language.mention import Mention
from language.numbers import WORDS, read_number
from language.resources import load_yaml
from language.typed_words import typed_line


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = load_yaml("lexicon/quantities.yml")["headcount"]
    group = {name: either(*phrases) for name, phrases in words.items()}
    number = rf"(?:(?<![\d.,/-])\d{{1,3}}(?:\.\d{{3}})?|{WORDS})"
    sort_of = rf"(?: {either('nam', 'nữ', 'nam nữ')})?"
    return re.compile(
        rf"(?<!\w)(?:(?P<pairs>{number}) (?P<pair>{group['pairs']})"
        rf"|(?P<people>{number}) {group['people']}{sort_of}"
        rf"|{group['wanted']}(?: :)? (?P<wanted>\d{{1,3}}))(?!\w)(?! ?[%/-])"
    )


def find_headcounts(text: Canonical) -> list[Mention]:
    """Numbers of people, in order; the value is a whole number ("2 vợ chồng" are two people)."""
    found = []
    for match in _pattern().finditer(typed_line(text)):
        if match["pairs"]:
            count = int(read_number(match["pairs"]))
            # "2 vợ chồng" are one couple, "2 cặp" are two
            count *= 2 if "c" in match["pair"].split()[0][:1] else 1
        else:
            count = int(read_number(match["people"] or match["wanted"]))
        found.append(Mention(entity="headcount", value=count, start=match.start(), end=match.end()))
    return found
