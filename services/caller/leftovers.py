"""Trades that stand in a note by one bare word: "may", "bếp", "hàn".

Within a sentence such a word is a trade only behind words that say so. In a note between other
conditions nothing else is left for it to mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from language.canonical import Canonical
from language.mention import Mention
from language.occupations import Occupation, occupation_names
from language.search_key import fold
from services.resources import load_yaml

_FEWEST_CONDITIONS = 1  # "may" alone is read as a trade by the language itself


def left_trades(text: Canonical, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of trades for the words that nothing else was read from; none where a trade is named.

    Args:
        text: A note in canonical form.
        mentions: What was read from it.
    """
    if len(mentions) < _FEWEST_CONDITIONS or any(mention.entity == "occupation" for mention in mentions):
        return []
    return [
        Mention(entity="occupation", value=occupation, start=start, end=end)
        for words, start, end in _runs(text, mentions)
        for occupation in _trade(words)
    ]


def _runs(text: Canonical, mentions: Sequence[Mention]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Words side by side that belong to no mention, without the fillers around them."""
    fillers = _fillers()
    run: list[tuple[str, int, int]] = []
    at = 0
    for token in text.tokens:
        start, end = at, at + len(token.text)
        at = end + 1
        taken = any(mention.start < end and start < mention.end for mention in mentions)
        if taken or token.text in fillers:
            yield from _whole(run)
            run = []
        else:
            # As it was typed: a restored mark has made "mấy" of the trade "may".
            run.append((text.raw[token.start : token.end].lower(), start, end))
    yield from _whole(run)


def _whole(run: Sequence[tuple[str, int, int]]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    if run:
        yield tuple(word for word, _, _ in run), run[0][1], run[-1][2]


def _trade(words: tuple[str, ...]) -> tuple[Occupation, ...]:
    """What a run stands for: as written, or for a word without marks what has the same letters."""
    plain = all(word == fold(word) for word in words)
    return _guarded().get(words) or (_plain().get(words, ()) if plain else ())


@cache
def _guarded() -> dict[tuple[str, ...], tuple[Occupation, ...]]:
    """Names that count as a trade only in company; those of data/caller/shorthand.yml never."""
    refused = {tuple(str(name).split()) for name in load_yaml("caller/shorthand.yml")["no_trades"]}
    return {
        words: trades[0].occupations
        for words, trades in occupation_names().items()
        if trades[0].guards and trades[0].occupations and words not in refused
    }


@cache
def _plain() -> dict[tuple[str, ...], tuple[Occupation, ...]]:
    """The same without marks; two names of the same letters are left out."""
    found: dict[tuple[str, ...], tuple[Occupation, ...]] = {}
    for words, occupations in _guarded().items():
        key = tuple(map(fold, words))
        found[key] = occupations if found.get(key, occupations) == occupations else ()
    return found


@cache
def _fillers() -> frozenset[str]:
    return frozenset(load_yaml("caller/shorthand.yml")["fillers"])
