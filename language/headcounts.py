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
        name = next(name for name in ("pairs", "people", "wanted") if match[name])
        count = int(read_number(match[name]))
        if name == "pairs" and match["pair"].startswith("c"):
            count *= 2  # "2 cặp" are four people, "2 vợ chồng" are one couple
        # the number alone: the word behind it may name a trade or a sex as well
        found.append(Mention(entity="headcount", value=count, start=match.start(name), end=match.end(name)))
    return found
