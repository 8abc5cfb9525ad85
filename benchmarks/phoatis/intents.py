"""The intent model of the product, which also sees the slots that the tagger has found."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.phoatis.reader import Sentence
from bot.nlu.linear_model import Features, LinearModel
from bot.nlu.noise import copies
from bot.nlu.spans import kind_of, spans
from bot.nlu.training import SEED, fit, sentence_features
from language.search_key import fold

_LONGEST = 3
# How far a request is told by its very first words: "cho tôi biết giá", "có bao nhiêu".
_LONGEST_BEGINNING = 6


def learn_intents(sentences: Sequence[Sentence]) -> LinearModel:
    """Learn as the product does, from sentences and noisy copies, with the slots annotated in them.

    Intents are not balanced: those of the Center are about equally frequent, three quarters of
    PhoATIS ask for a flight (docs/adr/0004-slots-learnt-for-phoatis.md).

    Raises:
        ValueError: Fewer than two intents.
    """
    generator = random.Random(SEED)
    samples: list[Features] = []
    intents: list[str] = []
    for sentence in sentences:
        text = " ".join(sentence.words)
        for variant in (text, *copies(text, generator)):
            samples.append(_with_slots(sentence_features(variant), sentence.words, sentence.tags))
            intents.append(sentence.intent)
    return fit(samples, intents, balanced=False)


def likeliest(model: LinearModel, words: Sequence[str], tags: Sequence[str]) -> str:
    """The first intent of the ranking for a sentence whose slots were found."""
    features = _with_slots(sentence_features(" ".join(words)), words, tags)
    return model.ranking(features)[0][0]


def masked_slots(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Folded words with every slot replaced by its kind, between "^" and "$".

    "giá vé đến đà nẵng" becomes ["^", "gia", "ve", "den", "@city_name", "$"].
    """
    masked = ["^"]
    position = 0
    for name, start, end in spans(tags):
        masked += [*map(fold, words[position:start]), f"@{kind_of(name)}"]
        position = end
    return [*masked, *map(fold, words[position:]), "$"]


def _with_slots(features: Features, words: Sequence[str], tags: Sequence[str]) -> Features:
    names = {name for name, _, _ in spans(tags)}
    told = {f"@{name}" for name in names} | {f"@{kind_of(name)}" for name in names}
    return {
        **features,
        "masked": features["masked"] + Counter(_rows(masked_slots(words, tags))),
        "mentions": features["mentions"] + Counter(told),
    }


def _rows(masked: Sequence[str]) -> Iterator[str]:
    for length in range(1, _LONGEST + 1):
        yield from (" ".join(masked[start : start + length]) for start in range(len(masked) - length + 1))
    yield from ("begins " + " ".join(masked[:length]) for length in range(2, _LONGEST_BEGINNING + 1))
