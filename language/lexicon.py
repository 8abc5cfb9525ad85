"""Replace what people write by what is read: longest match on whole words, never on substrings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from language.resources import load_yaml
from language.step import Step, Token
from language.tokens import split

FILES = {
    "teencode": "lexicon/teencode.yml",
    "abbreviation": "lexicon/abbreviations.yml",
    "dialect": "lexicon/dialect.yml",
    "confusable": "lexicon/confusables.yml",
    "khmer": "lexicon/khmer.yml",
}
NUMBER = "<number>"  # stands for digits without a unit: 8, 7.000.000, 8-10
END = "<end>"  # stands for the border of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One way of writing and how to read it.

    Attributes:
        kind: Name of the lexicon; becomes the kind of the step.
        write: Words as written; longer entries win over shorter ones.
        read: Words as read. The same as `write` when the words are to be left alone.
        unless_after, unless_before: The neighbours that forbid the replacement.
        only_after, only_before: The neighbours of which one is needed; empty = no condition.
        example_in, example_out: A sentence and its canonical form; every pair is a test.
    """

    kind: str
    write: tuple[str, ...]
    read: tuple[str, ...]
    unless_after: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()
    example_in: str = ""
    example_out: str = ""

    @property
    def depends_on_neighbours(self) -> bool:
        """True when some words around forbid the replacement or are needed for it."""
        return any((self.unless_after, self.unless_before, self.only_after, self.only_before))

    def fits(self, before: str, after: str) -> bool:
        """True when the words around allow the replacement; each is what `neighbour` gives."""
        return (
            before not in self.unless_after
            and after not in self.unless_before
            and (not self.only_after or before in self.only_after)
            and (not self.only_before or after in self.only_before)
        )


def neighbour(word: str) -> str:
    """The word as the lexicons name it: digits without a unit are NUMBER."""
    return NUMBER if word[:1].isdigit() and word[-1:].isdigit() and not any(map(str.isalpha, word)) else word


def _spellings(row: dict[str, Any]) -> Iterator[str]:
    """The words as written, then every other way `spelled` gives for them, each word by itself."""
    yield row["write"]
    ways = (word.split("|") for word in row.get("spelled", ()))
    yield from (way for words in product(*ways) if (way := " ".join(words)) not in ("", row["write"]))


def _entry(kind: str, row: dict[str, Any], written: str) -> Entry:
    neighbours = {
        name: frozenset(row.get(name, ()))
        for name in ("unless_after", "unless_before", "only_after", "only_before")
    }
    return Entry(
        kind=kind,
        write=tuple(word for word, _, _ in split(written)),
        read=tuple(row["read"].split()),
        example_in=row["example_in"].replace(row["write"], written),
        example_out=row["example_out"],
        **neighbours,
    )


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry of the lexicons, in file order; a row gives one for each way of spelling it.

    Raises:
        KeyError: An entry misses one of its fields.
    """
    return tuple(
        _entry(kind, row, written)
        for kind, name in FILES.items()
        for row in load_yaml(name)["entries"]
        for written in _spellings(row)
    )


@cache
def _by_first_word() -> dict[str, tuple[Entry, ...]]:
    """Entries by the first word they match, longest first; within a length the conditional ones first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries():
        found[entry.write[0]].append(entry)
    return {
        word: tuple(sorted(group, key=lambda e: (-len(e.write), not (e.only_after or e.only_before))))
        for word, group in found.items()
    }


def spread(words: Iterable[str], origin: Sequence[Token]) -> list[Token]:
    """Tokens for words read from others: word by word when the counts agree, else all from all."""
    words = list(words)
    if len(words) == len(origin):
        return [Token(word, token.start, token.end) for word, token in zip(words, origin, strict=True)]
    start = min(token.start for token in origin)
    end = max(token.end for token in origin)
    return [Token(word, start, end) for word in words]


def _match(tokens: Sequence[Token], at: int) -> Entry | None:
    for entry in _by_first_word().get(tokens[at].text, ()):
        end = at + len(entry.write)
        if end > len(tokens) or any(tokens[at + i].text != word for i, word in enumerate(entry.write)):
            continue
        before = neighbour(tokens[at - 1].text) if at else END
        after = neighbour(tokens[end].text) if end < len(tokens) else END
        if entry.fits(before, after):
            return entry
    return None


def write_out(tokens: Sequence[Token]) -> tuple[list[Token], list[Step]]:
    """Replace teencode, abbreviations, dialect and slips; what is replaced is not looked at again."""
    result: list[Token] = []
    steps: list[Step] = []
    at = 0
    while at < len(tokens):
        entry = _match(tokens, at)
        if entry is None:
            result.append(tokens[at])
            at += 1
            continue
        origin = tokens[at : at + len(entry.write)]
        result += spread(entry.read, origin)
        if entry.read != entry.write:
            steps.append(Step(entry.kind, " ".join(entry.write), " ".join(entry.read)))
        at += len(origin)
    return result, steps
