"""Danger judged in sentences left out of learning: python -m benchmarks.danger.cross_validation."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.danger.score import WRITINGS
from bot.nlu.danger import DANGER, LEAST_CONFIDENCE
from bot.nlu.danger_examples import Example, danger_examples
from bot.nlu.danger_training import read, train_danger
from tests.data.dialogue_files import examples, nlu_files

_SEED = 5


def main() -> None:
    """Print how well left-out sentences are judged, and how rules and score are best weighed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=4)
    folds: int = parser.parse_args().folds
    others = [text for path in nlu_files() for text in examples(path)]
    judged = list(_judged(list(danger_examples()), others, folds))
    own = [row for row in judged if row[0] != "other"]
    kinds = [right for label, _, _, _, right in own if label == "danger"]
    for name, label in (
        ("recall", "danger"),
        ("look-alikes alarmed", "harmless"),
        ("others alarmed", "other"),
    ):
        alarms = [confidence >= LEAST_CONFIDENCE for found, _, _, confidence, _ in judged if found == label]
        rules = [rule for found, _, rule, _, _ in judged if found == label]
        print(f"{name:20} rules {np.mean(rules):.2%}, both {np.mean(alarms):.2%} of {len(alarms)}")
    print(f"right kind           {np.mean(kinds):.1%}")
    known = np.asarray([(score, rule) for _, score, rule, _, _ in own])
    told = np.asarray([label == "danger" for label, *_ in own])
    weighed = LogisticRegression(C=100.0).fit(known, told)
    print("weights of score and rule, offset", weighed.coef_.round(2), weighed.intercept_.round(2))


def _judged(
    own: Sequence[Example], others: Sequence[str], folds: int
) -> Iterator[tuple[str, float, bool, float, bool]]:
    """(sort of sentence, score, whether a rule fires, confidence, whether the kind is right) of all."""
    generator = random.Random(_SEED)
    parts = [[generator.randrange(folds) for _ in each] for each in (own, others)]
    for fold in range(folds):
        model = train_danger(
            (each for each, part in zip(own, parts[0], strict=True) if part != fold),
            (text for text, part in zip(others, parts[1], strict=True) if part != fold),
        )
        column = model.detector.labels.index(DANGER)
        left_out: list[tuple[str, str, str | None]] = [
            (text, "harmless" if kind is None else "danger", kind)
            for (text, kind), part in zip(own, parts[0], strict=True)
            if part == fold
        ]
        left_out += [
            (text, "other", None) for text, part in zip(others, parts[1], strict=True) if part == fold
        ]
        for text, sort, kind in left_out:
            for write in WRITINGS.values():
                features, told = read(write(text))
                score = float(model.detector.scores(features)[column])
                confidence = model.confidence(features, told)
                yield sort, score, told is not None, confidence, model.kind(features, told) == kind


if __name__ == "__main__":
    main()
