"""What tells of danger beside the features of intents: word groups of the rules, and words apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.nlu.linear_model import Features
from language.danger import DangerReading
from language.search_key import search_key

# Words between two groups that may belong together; beyond it chance rules.
_REACH = 6
_MOST_SKIPPED = 2


def danger_features(features: Features, text: str, reading: DangerReading) -> Features:
    """The features of a sentence with the blocks `skips` and `groups`.

    "chủ ghe không chịu trả giấy" and "bà chủ không đưa lại hộ chiếu" share hardly a word, but the groups
    boss > refuses_back and refuses_back > papers.

    Args:
        features: As `bot.nlu.features.extract` counts them; not changed.
        text: The canonical text.
        reading: What `language.danger.read_danger` found in it.
    """
    return {
        **features,
        "skips": Counter(_skips(search_key(text).split())),
        "groups": Counter(set(_groups(reading.groups))),
    }


def _skips(words: Sequence[str]) -> Iterable[str]:
    for start, first in enumerate(words):
        for second in words[start + 2 : start + 2 + _MOST_SKIPPED]:
            yield f"{first} * {second}"


def _groups(found: Mapping[str, Sequence[tuple[int, int]]]) -> Iterable[str]:
    """Each group, and each two that follow one another closely."""
    yield from found
    spans = sorted((start, end, group) for group, places in found.items() for start, end in places)
    for index, (_, end, group) in enumerate(spans):
        for start, _, follower in spans[index + 1 :]:
            if start > end + _REACH:
                break
            if start >= end:
                yield f"{group} > {follower}"
