"""Slips of the thumb: a neighbour of the key, a letter twice, one left out, two in the wrong order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from language.key_leftovers import telex
from language.known_words import (
    common_word,
    common_words,
    commonness,
    go_together,
    is_known,
    marked_like,
    said_words,
)
from language.search_key import fold
from language.syllables import can_be_syllable

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LONGEST = 12
_SHORT = 4  # letters; so short a word needs its neighbours to tell what it stands for
_MOST = 16  # words one slip may stand for; keeps the sums over all ways through a text short
_CERTAIN = 5  # times the word meant must stand in our texts when no neighbour tells


def _adjacent() -> dict[str, str]:
    keys = {(row, column): key for row, line in enumerate(_ROWS) for column, key in enumerate(line)}
    # each row of a keyboard stands half a key to the right of the one above
    around = ((0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0))
    return {
        key: "".join(keys.get((row + down, column + right), "") for down, right in around)
        for (row, column), key in keys.items()
    }


_NEIGHBOURS = _adjacent()


def is_slip(word: str) -> bool:
    """True for letters that are neither a word we know nor a syllable."""
    return 3 <= len(word) <= _LONGEST and word.isalpha() and not is_known(word) and not can_be_syllable(word)


@lru_cache(maxsize=4096)
def _meant(word: str) -> tuple[str, ...]:
    """Common words one slip away, each once."""
    found = dict.fromkeys(map(common_word, _one_slip_away(word)))
    return tuple(candidate for candidate in found if candidate and len(candidate) > 1)


@cache
def _lacking_a_letter() -> dict[str, tuple[str, ...]]:
    """What is left of each common word when one letter is not typed, the first excepted → the words."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for word in common_words():
        for typed in {word[:at] + word[at + 1 :] for at in range(1, len(word))}:
            found[typed] += (word,)
    return dict(found)


def _one_slip_away(word: str) -> Iterator[str]:
    plain = fold(word)
    for at in range(len(word)):
        before, behind = word[:at], word[at + 1 :]
        beside = [plain[other] for other in (at - 1, at + 1) if 0 <= other < len(word)]
        if not behind or any(
            plain[at] == other or plain[at] in _NEIGHBOURS.get(other, "") for other in beside
        ):
            yield before + behind
        if behind:
            yield before + behind[0] + word[at] + behind[1:]
        for key in _NEIGHBOURS.get(word[at], ""):
            yield before + key + behind
    yield from _lacking_a_letter().get(word, ())


@lru_cache(maxsize=4096)
def possibly_meant(word: str) -> tuple[tuple[str, ...], ...]:
    """What a slip may stand for, each as words written as they should be; () for what is no slip.

    More than `repaired` looks at: marks or keys of Telex may be left besides, and dialect may be meant.
    """
    if not is_slip(word):
        return ()
    found: dict[tuple[str, ...], None] = {}
    leftovers = (telex(each) for each in (word, *_without_double(word)))
    found.update(dict.fromkeys((each.word,) for each in leftovers if each))
    for written in dict.fromkeys(_one_slip_away(word)):
        if said := said_words().get(written):
            found[said] = None
        if len(written) > 1:
            found.update(dict.fromkeys((meant,) for meant in marked_like(written)))
    return tuple(sorted(found, key=lambda words: -commonness(words[0]))[:_MOST])


def _without_double(word: str) -> Iterator[str]:
    for at, (one, other) in enumerate(pairwise(word)):
        if one == other:
            yield word[:at] + word[at + 1 :]


def repaired(word: str, before: str, after: str) -> str | None:
    """The word a slip stands for, when one only is near or one only goes with the words around.

    Args:
        before, after: The words around, "" at the border of the text.
    """
    if not is_slip(word):
        return None
    candidates = _meant(word)
    fitting = [each for each in candidates if go_together(before, each) or go_together(each, after)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        both = [each for each in fitting if go_together(before, each) and go_together(each, after)]
        return both[0] if len(both) == 1 else None
    sure = len(candidates) == 1 and len(word) > _SHORT and commonness(candidates[0]) >= _CERTAIN
    return candidates[0] if sure else None
