"""Words drawn out for feeling ("điiii", "việcccc") written in their usual length."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby

from language.lexicon import entries
from language.search_key import fold
from language.tone_marks import known_words
from language.tone_placement import is_syllable, place_tone, without_tone

_LONGEST = 40  # letters; longer words are noise, not feeling


@cache
def _known() -> frozenset[str]:
    marked = {*known_words(), *(word for entry in entries() for word in (*entry.write, *entry.read))}
    return frozenset(marked | {fold(word) for word in marked})


def squeeze(word: str) -> str:
    """The word without its repeated letters, when that is certain to be the word meant.

    Certain is: a letter stands three times and more, or twice in a word with marks, and without
    the repetition it is a word of the lexicons; or three times in what is then a marked syllable.
    """
    return _squeezed(word) if len(word) <= _LONGEST and word.isalpha() else word


@lru_cache(maxsize=8192)
def _squeezed(word: str) -> str:
    toneless = [without_tone(letter) for letter in word]  # foreign letters come apart without their tone
    letters, longest, at = "", 1, 0
    for _, run in groupby(toneless):
        length = len(list(run))
        drawn = word[at : at + length]
        letters += next((letter for letter in drawn if letter != without_tone(letter)), drawn[0])
        longest = max(longest, length)
        at += length
    letters = place_tone(letters)
    if longest == 1 or len(letters) == 1 or word in _known():
        return word  # "kkk" is laughter, no "k"
    if letters in _known() and (longest > 2 or not letters.isascii()):
        return letters
    return letters if longest > 2 and not letters.isascii() and is_syllable(letters) else word
