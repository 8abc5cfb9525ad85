"""Names of cities abroad, airlines and airports, which no gazetteer of the Center has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from bot.nlu.word_lists import KnownNames
from language.search_key import fold

_FILE = Path(__file__).with_name("air_travel.yml")


@cache
def air_travel() -> KnownNames:
    """The names of `air_travel.yml` without marks, with and without the words that stand before them."""
    body = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return KnownNames(_by_name(body["places"], {}), _by_name(body["fillings"], body["before"]))


def _by_name(
    names: Mapping[str, Sequence[str]], before: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind, listed in names.items():
        for name in _said(listed, before.get(kind, ())):
            if kind not in found[name]:
                found[name].append(kind)
    return {name: tuple(kinds) for name, kinds in found.items()}


def _said(names: Sequence[str], before: Sequence[str]) -> Iterator[str]:
    for name in map(fold, names):
        yield name
        yield from (f"{fold(words)} {name}" for words in before)
