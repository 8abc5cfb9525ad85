"""The occupations of the Center's list, the words people use for them, and when a word is one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from language.phrases import Guard, guards_of, words_of
from language.resources import load_csv, load_yaml

_GENERAL = "cn-thoi-vu"
_MOST_POLITENESS = 6  # words; keeps the look around a phrase short in a long text


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of data/occupations/occupations.csv.

    Attributes:
        vsco: Code of the national list (VSCO 2020); "" where it is not known.
        sector: Code as in docs/annotation.md; "" for what belongs to none.
    """

    id: str
    label: str
    vsco: str
    sector: str


@dataclass(frozen=True, slots=True)
class Trade:
    """What a phrase stands for: occupations, likeliest first; none when it only looks like one.

    A venue ("quán cà phê") tells the occupation only when nothing else does.
    """

    occupations: tuple[Occupation, ...]
    guards: tuple[Guard, ...] = ()
    is_venue: bool = False


@cache
def sector_of_division() -> dict[str, str]:
    """Two-digit division of VSIC 2025 → sector."""
    sectors = load_yaml("occupations/sectors.yml")["sectors"]
    return {division: sector for sector, row in sectors.items() for division in row["vsic"]}


@cache
def occupations() -> dict[str, Occupation]:
    """Every occupation by its id, in file order."""
    sectors = load_yaml("occupations/sectors.yml")["sectors"]
    sector_of = {name: sector for sector, row in sectors.items() for name in row["occupations"]}
    return {
        row["id"]: Occupation(row["id"], row["label_vi"], row["vsco2020"], sector_of.get(row["id"], ""))
        for row in load_csv("occupations/occupations.csv")
    }


def _listed_words() -> dict[tuple[str, ...], list[str]]:
    """Phrases of occupations.csv and the ids of the occupations that list them, in file order."""
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in load_csv("occupations/occupations.csv"):
        # Behind the first trade of a label stand mere nouns: "Lái xe con/taxi/dịch vụ".
        label = re.split(r"[/,(]", row["label_vi"])[0]
        for phrase in f"{label};{row['synonyms']};{row['southern_colloquial']}".split(";"):
            words = words_of(phrase)
            if words and row["id"] not in found[words]:
                found[words].append(row["id"])
    return found


@cache
def occupation_names() -> dict[tuple[str, ...], tuple[Trade, ...]]:
    """Every way of writing an occupation, as words with marks, and what it stands for."""
    data = load_yaml("occupations/aliases.yml")
    ids = _listed_words()
    for phrase in data["ignored"]:
        ids.pop(words_of(phrase), None)
    for occupation, phrases in data["aliases"].items():
        for phrase in phrases:
            ids[words_of(phrase)] = [occupation]
    for row in data["shared"]:
        for phrase in row["write"]:
            ids[words_of(phrase)] = row["occupations"]
    guards = guards_of(data["guards"])
    venues = frozenset(map(words_of, data["venues"]))
    names: dict[tuple[str, ...], tuple[Trade, ...]] = {
        words: (Trade(tuple(occupations()[name] for name in found), guards.get(words, ()), words in venues),)
        for words, found in ids.items()
    }
    names.update(
        {words: (Trade((), guards.get(words, ())),) for words in map(words_of, data["not_occupations"])}
    )
    return names


@cache
def words_as_typed() -> frozenset[str]:
    """Abbreviations that a restored mark would turn into another word."""
    return frozenset(load_yaml("occupations/aliases.yml")["as_typed"])


@cache
def _politeness() -> frozenset[str]:
    return frozenset(load_yaml("occupations/aliases.yml")["politeness"])


def _is_whole_message(words: Sequence[str], start: int, end: int) -> bool:
    if len(words) - (end - start) > _MOST_POLITENESS:
        return False
    around = (*words[:start], *words[end:])
    return all(word in _politeness() or not word[0].isalnum() for word in around)


def read_occupations(
    words: Sequence[str], typed: Sequence[str], hits: Iterable[tuple[int, int, tuple[Trade, ...]]]
) -> list[tuple[int, int, Occupation]]:
    """Occupations among the phrases found, in order: the longest phrase wins where two overlap.

    Args:
        typed: The words without the marks that were restored.
    """
    fitting = []
    for start, end, trades in hits:
        trade = trades[0]
        if _is_whole_message(words, start, end) or all(
            g.allows(words, typed, start, end) for g in trade.guards
        ):
            fitting.append((start, end, trade))
    taken: set[int] = set()
    kept = []
    for start, end, trade in sorted(fitting, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, trade))
    kept.sort(key=lambda hit: hit[0])
    if any(trade.occupations and not trade.is_venue for _, _, trade in kept):
        kept = [hit for hit in kept if not hit[2].is_venue]
    return [
        (start, end, occupation)
        for index, (start, end, trade) in enumerate(kept)
        if not _is_only_kind(kept, index)
        for occupation in trade.occupations
    ]


def _is_only_kind(kept: Sequence[tuple[int, int, Trade]], index: int) -> bool:
    """True for "công nhân" in "công nhân lột tôm": it says no more than the trade behind it."""
    _, end, trade = kept[index]
    if [occupation.id for occupation in trade.occupations] != [_GENERAL] or index + 1 == len(kept):
        return False
    start, _, following = kept[index + 1]
    return start == end and bool(following.occupations)
