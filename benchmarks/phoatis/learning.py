"""Both models, learnt from annotated sentences; what was chosen between is in ADR 4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.phoatis.air_travel import air_travel
from benchmarks.phoatis.intents import likeliest
from benchmarks.phoatis.reader import Sentence
from bot.nlu.linear_model import LinearModel
from bot.nlu.sequence_tagger import SequenceTagger
from language.search_key import fold


@dataclass(frozen=True)
class Learnt:
    """An intent model and a slot tagger; nothing is rejected as noise, which these data do not have.

    Attributes:
        intents: Sees the slots found.
        slots: Tags words.
    """

    intents: LinearModel
    slots: SequenceTagger

    def read(self, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """Intent and a BIO tag for each word of one sentence."""
        tags = tuple(self.slots.tag(words))
        return likeliest(self.intents, words, tags), tags


def learn_slots(sentences: Sequence[Sentence]) -> SequenceTagger:
    """The tagger of the product, which knows names of air travel besides."""
    return SequenceTagger.train([(sentence.words, sentence.tags) for sentence in sentences], air_travel())


def unmarked(words: Sequence[str]) -> tuple[str, ...]:
    """The words without any tone or vowel mark."""
    return tuple(fold(word) for word in words)
