"""Learn danger: from its own examples, and from all other sentences as harmless ones."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from bot.nlu.danger import DANGER, DangerModel
from bot.nlu.danger_examples import HARMLESS, Example
from bot.nlu.danger_features import danger_features
from bot.nlu.features import ANY_DAY, extract
from bot.nlu.linear_model import Features
from bot.nlu.noise import copies
from bot.nlu.training import LEAST, SEED, fit
from language.canonical import canonical
from language.danger import read_danger
from language.mention import Mention
from language.understanding import understand

# Marked letters gained nothing here (docs/adr/0005-danger-learnt-beside-rules.md); the groups see marks.
_UNUSED = "marked_chars"
LEAST_SEEN = {block: least for block, least in LEAST.items() if block != _UNUSED} | {"skips": 2, "groups": 2}


def train_danger(examples: Iterable[Example], others: Iterable[str], *, seed: int = SEED) -> DangerModel:
    """Learn danger or not, and its kind.

    Examples are learnt as written and in noisy copies, other sentences as written. Only features of the
    examples are known: what occurs in other sentences alone tells nothing of danger.

    Args:
        examples: Sentences of at least two kinds, and some that only look like danger (kind None).
        others: Sentences of all other intents. One that a rule takes for danger is left out: people ask
            the Center about dangers too, and `data/nlu` labels what they want of it.
        seed: Of the noise.

    Raises:
        ValueError: Fewer than two kinds, or nothing harmless.
    """
    generator = random.Random(seed)  # noqa: S311 - noise for training, no secret
    samples: list[Features] = []
    kinds: list[str | None] = []
    for text, kind in examples:
        for variant in (text, *copies(text, generator)):
            samples.append(read(variant)[0])
            kinds.append(kind)
    told = [(sample, kind) for sample, kind in zip(samples, kinds, strict=True) if kind is not None]
    harmless = _harmless(others)
    labels = [HARMLESS if kind is None else DANGER for kind in kinds] + [HARMLESS] * len(harmless)
    return DangerModel(
        detector=fit(
            samples + harmless, labels, seed=seed, balanced=False, least=LEAST_SEEN, known_from=samples
        ),
        kinds=fit([sample for sample, _ in told], [kind for _, kind in told], seed=seed, least=LEAST_SEEN),
    )


def read(text: str) -> tuple[Features, Mention | None]:
    """Features of a raw sentence by the same road as at run time, and what the rules find in it."""
    form = canonical(text)
    reading = read_danger(form)
    features = extract(form.text, understand(form, ANY_DAY))
    return danger_features(features, form.text, reading), reading.mention


def _harmless(others: Iterable[str]) -> Sequence[Features]:
    features: list[Features] = []
    for text in others:
        sample, told = read(text)
        if told is None:
            features.append(sample)
    return features
