"""Conditions of a search that are stated in fixed phrases: shift, benefits, schooling, country, …"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby
from operator import eq
from typing import Any

from language.canonical import Canonical, canonical
from language.mention import Mention
from language.negation import mark_negated
from language.numbered_conditions import find_numbered
from language.overlaps import longest
from language.phrases import WordList, agrees, match_key, words_of
from language.resources import load_yaml

_NUMBER = "<number>"
_FEW = 4  # words; in less nobody can tell whether somebody types marks
_Same = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """One phrase of data/lexicon/conditions.yml and what it stands for."""

    words: tuple[str, ...]
    entity: str
    values: tuple[Any, ...]
    negated: bool
    role: str | None
    led_by: WordList | None
    only_after: WordList | None
    or_with: WordList | None
    unless_after: WordList
    unless_before: WordList
    unless_after_number: bool
    unless_before_number: bool

    def start_in(self, words: Sequence[str], at: int, is_same: _Same) -> int | None:
        """Index at which the mention starts when the phrase stands at index `at`; None when it does not."""
        end = at + len(self.words)
        if end > len(words) or not all(map(is_same, words[at:end], self.words)):
            return None
        if self._is_forbidden(words, at, end):
            return None
        if self.led_by is not None:
            length = self.led_by.before(words, at)
            return at - length if length else None
        return at

    def marks_in(self, words: Sequence[str], at: int) -> int:
        """How many words are written exactly so: tells "ca ngày" from "cả ngày"."""
        return sum(map(eq, words[at : at + len(self.words)], self.words))

    def _is_forbidden(self, words: Sequence[str], at: int, end: int) -> bool:
        return (
            (self.unless_after_number and at > 0 and _is_count(words[at - 1]))
            or (self.unless_before_number and end < len(words) and words[end][0].isdigit())
            or self.unless_after.before(words, at) > 0
            or self.unless_before.behind(words, end) > 0
            or (self.only_after is not None and not self._is_announced(words, at, end))
        )

    def _is_announced(self, words: Sequence[str], at: int, end: int) -> bool:
        if self.only_after is not None and self.only_after.before(words, at):
            return True
        if self.or_with is None or tuple(words[at:end]) != self.words:
            return False
        return any(self.or_with.before(words, before) for before in range(at, 0, -1))


def _is_count(word: str) -> bool:
    """True for a number that may count what follows; "24t" is an age."""
    return word[0].isdigit() and not word.endswith("t")


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[_Phrase]]:
    """Phrases by the key of their first word, longest first."""
    found: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for entry in load_yaml("lexicon/conditions.yml")["conditions"]:
        value = entry["value"]
        unless_after, unless_before = entry.get("unless_after", []), entry.get("unless_before", [])
        for words in sorted({words for phrase in entry["write"] for words in _forms(phrase)}):
            found[match_key(words[0])].append(
                _Phrase(
                    words=words,
                    entity=entry["entity"],
                    values=tuple(value) if isinstance(value, list) else (value,),
                    negated=entry.get("negated", False),
                    role=entry.get("role"),
                    led_by=_words(entry["led_by"]) if "led_by" in entry else None,
                    only_after=_words(entry["only_after"]) if "only_after" in entry else None,
                    or_with=_words(entry["or_with"]) if "or_with" in entry else None,
                    unless_after=_words(unless_after),
                    unless_before=_words(unless_before),
                    unless_after_number=_NUMBER in unless_after,
                    unless_before_number=_NUMBER in unless_before,
                )
            )
    for phrases in found.values():
        phrases.sort(key=lambda phrase: len(phrase.words), reverse=True)
    return dict(found)


def _forms(phrase: str) -> Iterator[tuple[str, ...]]:
    """The phrase as listed, in the words of canonical texts, and with the dialect's words for its own."""
    yield words_of(phrase)
    yield words_of(canonical(phrase).text)
    said_as = load_yaml("lexicon/conditions.yml")["said_as"]
    yield tuple(said_as.get(word, word) for word in words_of(phrase))


def _words(phrases: Iterable[str]) -> WordList:
    return WordList(phrase for phrase in phrases if phrase != _NUMBER)


def find_conditions(text: Canonical) -> list[Mention]:
    """Conditions in order of their start; where two overlap the longer one is kept.

    Entities and values are those of docs/annotation.md: gender, education, experience_months, work_time,
    benefit, sector, country, ordinal, relative, any and near_home. What the person rules out
    ("bỏ ca đêm") is negated; a question ("có chỗ ở không") is not.
    """
    return mark_negated(text.text, plain_conditions(text))


def plain_conditions(text: Canonical) -> list[Mention]:
    """As find_conditions, before anything but the phrase itself may rule a condition out."""
    words = text.text.split()
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    is_same = _is_same_marked if _is_typed_with_marks(text) else _is_same
    found = list(find_numbered(text))
    for at in range(len(words)):
        for phrase, start in _phrases_at(words, at, is_same):
            end = starts[at + len(phrase.words)] - 1
            found += [
                Mention(
                    entity=phrase.entity,
                    value=value,
                    start=starts[start],
                    end=end,
                    negated=phrase.negated,
                    role=phrase.role,
                )
                for value in phrase.values
            ]
    return longest(found)


def _is_typed_with_marks(text: Canonical) -> bool:
    """True when at least half of the words typed have marks: then the others are meant without."""
    typed = [word for word in text.raw.split() if word[:1].isalpha()]
    return len(typed) >= _FEW and 2 * sum(not word.isascii() for word in typed) >= len(typed)


@lru_cache(maxsize=16384)
def _is_same(said: str, meant: str) -> bool:
    """The word meant, with all its marks or with none: "thương" is not "thưởng", "thuong" may be."""
    return agrees(said, meant) and (said.isascii() or agrees(meant, said))


def _is_same_marked(said: str, meant: str) -> bool:
    return said == meant or (not said.isascii() and _is_same(said, meant))


def _phrases_at(words: Sequence[str], at: int, is_same: _Same) -> Iterator[tuple[_Phrase, int]]:
    """Phrases that stand at an index, each with its start; of equally long ones the best marked."""
    fitting = [
        (phrase, start)
        for phrase in _phrases().get(match_key(words[at]), ())
        if (start := phrase.start_in(words, at, is_same)) is not None
    ]
    for _, group in groupby(fitting, key=lambda each: len(each[0].words)):
        yield max(group, key=lambda each: each[0].marks_in(words, at))
