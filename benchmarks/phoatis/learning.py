"""Both models of the product, learnt from the train part; the dev part only chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.phoatis.reader import Sentence
from bot.nlu.linear_model import LinearModel
from bot.nlu.sequence_tagger import SequenceTagger
from bot.nlu.training import sentence_features, train
from language.search_key import fold

# Whether a rare intent weighs as much as a frequent one is what the dev part decides: a few
# intents of the Center are about equally frequent, three quarters of PhoATIS ask for a flight.
_CHOICES = (True, False)


@dataclass(frozen=True)
class Learnt:
    """An intent model and a slot tagger; nothing is rejected as noise, which these data do not have.

    Attributes:
        intents: Likeliest first in its ranking.
        slots: Tags words.
    """

    intents: LinearModel
    slots: SequenceTagger

    def read(self, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """Intent and a BIO tag for each word of one sentence."""
        return likeliest(self.intents, words), tuple(self.slots.tag(words))


def learn_intents(train_part: Sequence[Sentence], dev_part: Sequence[Sentence]) -> tuple[LinearModel, bool]:
    """The model that is right about most dev sentences, with marks and without together.

    Returns:
        The model, and whether it was learnt with balanced intents.

    Raises:
        ValueError: Fewer than two intents in the train part.
    """
    pairs = [(" ".join(sentence.words), sentence.intent) for sentence in train_part]
    models = {balanced: train(pairs, balanced=balanced) for balanced in _CHOICES}
    best = max(_CHOICES, key=lambda balanced: _right(models[balanced], dev_part))
    return models[best], best


def learn_slots(train_part: Sequence[Sentence]) -> SequenceTagger:
    """The tagger of the product, from the train part alone."""
    return SequenceTagger.train([(sentence.words, sentence.tags) for sentence in train_part])


def unmarked(words: Sequence[str]) -> tuple[str, ...]:
    """The words without any tone or vowel mark."""
    return tuple(fold(word) for word in words)


def likeliest(model: LinearModel, words: Sequence[str]) -> str:
    """The first intent of the ranking for a sentence."""
    return model.ranking(sentence_features(" ".join(words)))[0][0]


def _right(model: LinearModel, sentences: Sequence[Sentence]) -> int:
    return sum(
        likeliest(model, words) == sentence.intent
        for sentence in sentences
        for words in (sentence.words, unmarked(sentence.words))
    )
