"""Does a message tell of danger: somebody held, beaten, extorted, about to be cheated?

A rule is a row of word groups that follow one another within a few words; groups and rules are in
`data/lexicon/danger.yml`. A word left without marks counts as any marked word of the same letters: a
danger missed is worse than an answer too many. Look-alikes ("giữ trẻ", "đánh máy") take their words away
from every group. The rules have no last word: `bot/nlu/danger.py` weighs them with what was learnt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, permutations, product
from typing import Any

from language.canonical import Canonical
from language.mention import Mention
from language.phrases import agrees, match_key, words_of
from language.resources import load_yaml

ENTITY = "danger"
_LOOK_ALIKE = "<look-alike>"
_DENIED = "<denied>"
_AMOUNT = "<amount>"
_EXACT = "="
_IS_AMOUNT = re.compile(r"\d[\d.,]*(?:tr|trieu|m|k|cu|đ|d|usd|\$)\d*", re.IGNORECASE)
_GAP = 3  # words between two groups of a rule, unless the rule says otherwise

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DangerReading:
    """What the lexicon finds in a message.

    Attributes:
        groups: Group → where its phrases stand, as (first word, word behind the last), from left to right.
        mention: The most urgent danger that a rule finds, None when no rule does.
    """

    groups: Mapping[str, Sequence[tuple[int, int]]]
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    groups: tuple[str, ...]
    exact: bool

    def stands_at(self, at: int, said: Sequence[str]) -> bool:
        here = said[at : at + len(self.words)]
        if self.exact or len(here) < len(self.words):
            return tuple(here) == self.words
        return all(map(agrees, here, self.words))


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    parts: tuple[frozenset[str], ...]
    rows: tuple[tuple[str, ...], ...]
    gap: int
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Phrases by the key of their first word, each with its groups; rules, the most urgent kind first."""

    phrases: Mapping[str, tuple[_Phrase, ...]]
    rules: tuple[_Rule, ...]
    deniable: frozenset[str]
    amounts: tuple[str, ...]


def find_danger(text: Canonical) -> Mention | None:
    """The most urgent danger a message tells of.

    Returns:
        A mention of the entity `danger` over the words that tell; its value is a kind of
        `data/lexicon/danger.yml`. None when there is no danger.
    """
    return read_danger(text).mention


def read_danger(text: Canonical) -> DangerReading:
    """The word groups of a message and the danger that a rule finds in them."""
    hits = _hits(text) if text.tokens else {}
    return DangerReading(hits, _told(text, hits))


def kinds() -> tuple[str, ...]:
    """Every kind of danger, the most urgent first."""
    return tuple(load_yaml("lexicon/danger.yml")["kinds"])


def _told(text: Canonical, hits: Mapping[str, list[_Span]]) -> Mention | None:
    for rule in _lexicon().rules:
        if any(part.isdisjoint(hits) for part in rule.parts) or any(each in hits for each in rule.unless):
            continue
        for row in rule.rows:
            if (span := _find(row, rule.gap, hits)) is not None:
                starts = [0, *accumulate(len(token.text) + 1 for token in text.tokens)]
                return Mention(entity=ENTITY, value=rule.kind, start=starts[span[0]], end=starts[span[1]] - 1)
    return None


def _hits(text: Canonical) -> dict[str, list[_Span]]:
    """Word spans of every group that occurs, in order of their start."""
    said = [token.text for token in text.tokens]
    keys = [match_key(word) for word in said]
    lexicon = _lexicon()
    found: defaultdict[str, list[_Span]] = defaultdict(list)
    for at, key in enumerate(keys):
        for phrase in lexicon.phrases.get(key, ()):
            if phrase.stands_at(at, said):
                for group in phrase.groups:
                    found[group].append((at, at + len(phrase.words)))
        if _IS_AMOUNT.fullmatch(said[at]):
            for group in lexicon.amounts:
                found[group].append((at, at + 1))
    taken = found.pop(_LOOK_ALIKE, [])
    denied = {end for _, end in found.pop(_DENIED, [])}
    kept: dict[str, list[_Span]] = {}
    for group, spans in found.items():
        left = [
            span
            for span in spans
            if not any(_takes(other, span) for other in taken)
            and not (group in lexicon.deniable and span[0] in denied)
        ]
        if left:
            kept[group] = left
    return kept


def _takes(look_alike: _Span, span: _Span) -> bool:
    """True when they share a word and the look-alike is not the shorter: "tiền chuộc" of "chuộc xe"."""
    shared = look_alike[0] < span[1] and span[0] < look_alike[1]
    return shared and look_alike[1] - look_alike[0] >= span[1] - span[0]


def _find(row: Sequence[str], gap: int, hits: Mapping[str, list[_Span]]) -> _Span | None:
    """The words from the first to the last group of a row, where they follow one another closely."""
    if any(group not in hits for group in row):
        return None
    reached = {end: start for start, end in reversed(hits[row[0]])}
    for group in row[1:]:
        ends = sorted(reached)
        further: dict[int, int] = {}
        for start, end in hits[group]:
            low, high = bisect_left(ends, start - gap), bisect_right(ends, start)
            if low < high:
                further.setdefault(end, reached[ends[low]])
        if not further:
            return None
        reached = further
    end = min(reached)
    return reached[end], end


@cache
def _lexicon() -> _Lexicon:
    body = load_yaml("lexicon/danger.yml")
    groups: dict[str, list[str]] = {
        **body["groups"], _LOOK_ALIKE: body["look_alikes"], _DENIED: body["denied"],
    }  # fmt: skip
    by_phrase: defaultdict[str, list[str]] = defaultdict(list)
    for name, phrases in groups.items():
        for phrase in phrases:
            by_phrase[phrase].append(name)
    amounts = tuple(by_phrase.pop(_AMOUNT))
    by_first: defaultdict[str, tuple[_Phrase, ...]] = defaultdict(tuple)
    for phrase, names in by_phrase.items():
        words = words_of(phrase.removeprefix(_EXACT))
        by_first[match_key(words[0])] += (_Phrase(words, tuple(names), phrase.startswith(_EXACT)),)
    order = list(body["kinds"])
    rules = sorted(map(_rule, body["rules"]), key=lambda rule: order.index(rule.kind))
    return _Lexicon(dict(by_first), tuple(rules), frozenset(body["deniable"]), amounts)


def _rule(row: Mapping[str, Any]) -> _Rule:
    choices = [part.split("|") for part in row["says"].split()]
    rows = tuple(chosen for chosen in product(*choices))
    if row.get("any_order"):
        rows = tuple(order for chosen in rows for order in permutations(chosen))
    parts = tuple(map(frozenset, choices))
    return _Rule(row["kind"], parts, rows, row.get("gap", _GAP), tuple(row.get("unless", ())))
