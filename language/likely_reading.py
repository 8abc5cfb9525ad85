"""Choose between the readings of a shortened word by the words around it; in doubt it stays as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from language.known_words import is_foreign, is_known, text_counts
from language.lexicon import END
from language.likely_words import as_counted, likelihood, stands_beside
from language.shortened import is_shorthand, lacks_tone, longer
from language.slips import possibly_meant
from language.step import Step, Token
from language.syllables import can_be_syllable
from language.tone_marks import undecided

_CERTAIN = 0.98  # of all readings together, before one is believed
_LONGEST = 7  # letters of a syllable
_VOWELS = frozenset("aăâeêioôơuưy")
_OFTEN = 5  # times in our texts; then marks are missing, whatever stands around
# How many of those who mean a word write it so, against writing it in full.
_UNKNOWN, _RARE, _WORD, _SHORTHAND, _SLIP = 0.3, 0.08, 0.003, 0.05, 0.02
_WELL_KNOWN = 20  # times in our texts; who writes such a word means it, as a rule
_NAME = 25.0  # times likelier than a slip: a syllable that our texts do not hold may be a name


@dataclass(frozen=True, slots=True)
class _Reading:
    kind: str  # "" = as it was written
    words: tuple[str, ...]
    share: float

    @property
    def first(self) -> str:
        return self.words[0]

    @property
    def last(self) -> str:
        return self.words[-1]


@lru_cache(maxsize=8192)
def _readings(word: str) -> tuple[_Reading, ...]:
    """The word as written, then what it may be short for."""
    unseen = word not in text_counts() and can_be_syllable(word)
    # letters that stand for words are no word themselves, even where our texts have them
    own = _Reading("", ("" if is_shorthand(word) else as_counted(word),), _NAME if unseen else 1.0)
    if not word.isalpha() or len(word) > _LONGEST or is_foreign(word):
        return (own,)
    others = []
    missing = _UNKNOWN if not is_known(word) else _RARE if _is_rare(word) else _WORD
    for each in longer(word):
        if each.kind == "shorthand" and word in text_counts() and not _VOWELS.isdisjoint(word):
            continue
        share = _SHORTHAND if each.kind == "shorthand" else missing
        for one, other in pairwise(each.words):
            share *= likelihood(one, other)
        others.append(_Reading(each.kind, each.words, share))
    known = {other.words for other in others}
    others += [_Reading("slip", meant, _SLIP) for meant in possibly_meant(word) if meant not in known]
    return (own, *others)


def _is_rare(word: str) -> bool:
    return word.isascii() and text_counts().get(word, 0) < _WELL_KNOWN


def read_likely(tokens: Sequence[Token]) -> tuple[list[Token], list[Step]]:
    """The tokens, with each shortened word in full whose neighbours leave one reading.

    The kinds of the steps: "likely_marks" where marks were missing, "shorthand" where letters were.
    """
    columns = [_readings(token.text) for token in tokens]
    open_to_all = undecided(tokens)
    for at, column in enumerate(columns):
        if len(column) > 1 and (at in open_to_all or _speaks_for_itself(tokens, at)):
            columns[at] = column[:1]
    result: list[Token] = []
    steps: list[Step] = []
    chosen = _chosen(columns)
    for at, (token, reading) in enumerate(zip(tokens, chosen, strict=True)):
        if reading is None or not _is_spoken_for(token.text, reading, at, columns, chosen):
            result.append(token)
            continue
        result += [Token(word, token.start, token.end) for word in reading.words]
        steps.append(Step(reading.kind, token.text, " ".join(reading.words)))
    return result, steps


def _speaks_for_itself(tokens: Sequence[Token], at: int) -> bool:
    """True when our texts have the word, as it is written, between such neighbours."""
    word = tokens[at].text
    if is_shorthand(word):
        return False
    before = as_counted(tokens[at - 1].text) if at else END
    after = as_counted(tokens[at + 1].text) if at + 1 < len(tokens) else END
    return (before != END and stands_beside(before, word)) or (after != END and stands_beside(word, after))


def _chosen(columns: Sequence[tuple[_Reading, ...]]) -> list[_Reading | None]:
    """For each column the reading that is certain, None where the written one is or none."""
    chosen: list[_Reading | None] = [None] * len(columns)
    at = 0
    while at < len(columns):
        if len(columns[at]) == 1:
            at += 1
            continue
        end = at
        while end < len(columns) and len(columns[end]) > 1:
            end += 1
        before = columns[at - 1][0].last if at else END
        after = columns[end][0].first if end < len(columns) else END
        chosen[at:end] = _certain(columns[at:end], before, after)
        at = end
    return chosen


def _certain(columns: Sequence[tuple[_Reading, ...]], before: str, after: str) -> list[_Reading | None]:
    """Forward and backward sums over all ways through the columns, between two words that are sure."""
    forward: list[list[float]] = []
    for at, column in enumerate(columns):
        if at:
            ways = tuple(zip(forward[-1], columns[at - 1], strict=True))
            sums = [
                each.share * sum(weight * likelihood(old.last, each.first) for weight, old in ways)
                for each in column
            ]
        else:
            sums = [each.share * likelihood(before, each.first) for each in column]
        total = sum(sums)
        forward.append([value / total for value in sums])
    backward = [likelihood(each.last, after) for each in columns[-1]]
    result: list[_Reading | None] = []
    for at in range(len(columns) - 1, -1, -1):
        column = columns[at]
        weights = [one * other for one, other in zip(forward[at], backward, strict=True)]
        best = max(range(len(column)), key=weights.__getitem__)
        sure = best and weights[best] >= _CERTAIN * sum(weights)
        result.append(column[best] if sure else None)
        if at:
            ways = tuple(zip(backward, column, strict=True))
            sums = [
                sum(weight * each.share * likelihood(old.last, each.first) for weight, each in ways)
                for old in columns[at - 1]
            ]
            total = sum(sums)
            backward = [value / total for value in sums]
    return result[::-1]


def _is_spoken_for(
    word: str,
    reading: _Reading,
    at: int,
    columns: Sequence[tuple[_Reading, ...]],
    chosen: Sequence[_Reading | None],
) -> bool:
    """True when a neighbour goes with the reading, or no syllable is written as the word is."""
    if reading.kind == "likely_marks" and lacks_tone(word) and text_counts()[reading.first] >= _OFTEN:
        return True
    before = (chosen[at - 1] or columns[at - 1][0]).last if at else END
    after = (chosen[at + 1] or columns[at + 1][0]).first if at + 1 < len(columns) else END
    return (before != END and stands_beside(before, reading.first)) or (
        after != END and stands_beside(reading.last, after)
    )
