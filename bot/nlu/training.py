"""Fit the linear model: sentences and their noisy copies in, weights out."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.nlu.features import ANY_DAY, extract
from bot.nlu.linear_model import Features, LinearModel, build_vocabulary, vectorise
from bot.nlu.mixed_speech import mixed_speech
from bot.nlu.noise import copies
from language.canonical import canonical
from language.understanding import understand

SEED = 20260101
# Rare character sequences cost memory and carry nothing; words are kept from the second
# sentence on, because half of the sentences are copies of one another.
LEAST = {"folded_chars": 3, "marked_chars": 3, "words": 2, "masked": 2, "mentions": 1}
_INVERSE_REGULARISATION = 0.5
# Margins of one-against-all machines, made as steep as right answers are frequent: on the development
# sentences 0.8 then means right in about 80 of 100.
_SCALE = 4.0


def sentence_features(text: str) -> Features:
    """Features of a raw sentence, by the same road as at run time."""
    form = canonical(text)
    return extract(form.text, understand(form, ANY_DAY))


def train(examples: Iterable[tuple[str, str]], *, seed: int = SEED) -> LinearModel:
    """Learn intents from (sentence, intent) pairs.

    Each sentence is learnt as written, in noisy copies (`bot.nlu.noise`) and in mixed languages with
    courtesies (`bot.nlu.mixed_speech`); the result depends on the arguments alone.

    Args:
        examples: At least two intents among them.
        seed: Of the noise.

    Raises:
        ValueError: Fewer than two intents among the examples.
    """
    generator = random.Random(seed)  # noqa: S311 - noise for training, no secret
    samples: list[Features] = []
    intents: list[str] = []
    for text, intent in examples:
        for variant in (text, *copies(text, generator), mixed_speech(text, intent, generator)):
            samples.append(sentence_features(variant))
            intents.append(intent)
    return fit(samples, intents, seed=seed)


def fit(
    samples: Sequence[Features],
    intents: Sequence[str],
    *,
    seed: int = SEED,
    balanced: bool = True,
    least: Mapping[str, int] = LEAST,
    known_from: Sequence[Features] | None = None,
) -> LinearModel:
    """Learn intents from features, one intent for each sample.

    Args:
        samples: Blocks of features; those that `least` names are learnt from.
        intents: At least two among them.
        seed: Of the learning.
        balanced: Whether a rare intent weighs as much as a frequent one.
        least: For each block, in how many samples a feature must occur.
        known_from: Samples whose features are learnt; left out, all.

    Raises:
        ValueError: Fewer than two intents.
    """
    labels = tuple(sorted(set(intents)))
    if len(labels) < 2:
        raise ValueError(f"at least two intents are needed to learn, got {labels}")
    vocabulary, idf = build_vocabulary(samples if known_from is None else known_from, least=least)
    matrix = _matrix(samples, vocabulary, idf)
    fitted = LinearSVC(
        C=_INVERSE_REGULARISATION, class_weight="balanced" if balanced else None, random_state=seed
    )
    fitted.fit(matrix, np.asarray([labels.index(intent) for intent in intents]))
    weights, bias = fitted.coef_.T * _SCALE, fitted.intercept_ * _SCALE
    if len(labels) == 2:  # scikit-learn keeps one column for two classes
        weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    return LinearModel(
        labels=labels, vocabulary=vocabulary, idf=idf, weights=weights.astype(np.float32), bias=bias
    )


def _matrix(
    samples: Sequence[Features], vocabulary: dict[str, dict[str, int]], idf: np.ndarray
) -> csr_matrix:
    pointers, columns, values = [0], [], []
    for sample in samples:
        rows, row_values = vectorise(sample, vocabulary, idf)
        columns.append(rows)
        values.append(row_values)
        pointers.append(pointers[-1] + len(rows))
    return csr_matrix(
        (np.concatenate(values), np.concatenate(columns), pointers), shape=(len(samples), len(idf))
    )
