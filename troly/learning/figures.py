"""python -m troly.learning.figures: how well models understand sentences that no training ever sees.

A process of its own, so that what it needs of memory is given back. Only figures leave it, never a sentence.
"""

from __future__ import annotations

import argparse
import gc
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.danger.score import WRITINGS, by_both, measure, read_cases
from benchmarks.reading.ours import reader
from benchmarks.reading.report import ALL, UNMARKED, Report, evaluate
from benchmarks.reading.sentences import SENTENCES
from bot.nlu.arbitration import ASK_POLICY
from bot.nlu.recogniser import Recogniser
from bot.nlu.reviewed_examples import reviewed_examples
from bot.nlu.settling import settle
from language.canonical import canonical
from language.understanding import understand
from services.calendar import today
from services.editing.regression import Question, questions
from services.policy.content import Content
from services.policy.retrieval.index import Index
from troly.open_services import open_services

_DANGER = sorted((SENTENCES.parent / "danger").glob("*.yml"))


def figures_of(model: Path, index: Index, asked: Sequence[Question], corrected: Path) -> dict[str, Any]:
    """The figures of data/training/limits.yml, and how many corrections are read right.

    Args:
        model: Archive of a trained model.
        index: What policy questions are found in.
        asked: Questions whose answers are known.
        corrected: The corrections, as they are given to a training.

    Raises:
        OSError, ValueError: The archive has no recogniser, or a file cannot be read.
    """
    recogniser = Recogniser.from_archive(model)
    read = reader(recogniser, index)
    held_out, styles = (evaluate(read, SENTENCES / name) for name in ("held_out", "styles"))
    written, unmarked = held_out.by_style[ALL], held_out.by_style[UNMARKED]
    intents, dangers = reviewed_examples(corrected)
    right = [read(text).intent == intent for text, intent in intents]
    right += [recogniser.understand(text, today()).decision.intent == "report_danger" for text, _ in dangers]
    return {
        "intent": written.accuracy,
        "intent_unmarked": unmarked.accuracy,
        "slots": written.slot_f1,
        "styles": styles.by_style[ALL].accuracy,
        "noise": _accepted(held_out, styles),
        **_of_danger(recogniser),
        "policy": _of_policy(recogniser, index, asked),
        "corrected": sum(right) / max(1, len(right)),
        "sentences": written.total + styles.by_style[ALL].total,
        "questions": len(asked),
        "corrections": len(right),
        "intents": _by_intent(held_out, styles),
    }


def _accepted(*reports: Report) -> float:
    accepted = sum(len(report.noise_accepted) for report in reports)
    return accepted / max(1, sum(report.noise_total for report in reports))


def _by_intent(*reports: Report) -> dict[str, float]:
    """Share of right sentences of each intent, over all sets."""
    right: dict[str, int] = {}
    total: dict[str, int] = {}
    for report in reports:
        for name, score in report.by_intent.items():
            total[name] = total.get(name, 0) + score.total
            right[name] = right.get(name, 0) + round(score.accuracy * score.total)
    return {name: round(right[name] / total[name], 4) for name in sorted(total) if total[name]}


def _of_danger(recogniser: Recogniser) -> dict[str, float]:
    kind_found = by_both(recogniser.danger)
    scores = [
        measure(read_cases(path), kind_found, write=write) for path in _DANGER for write in WRITINGS.values()
    ]
    told = sum(sum(score.dangers.values()) for score in scores)
    harmless = sum(score.harmless for score in scores)
    return {
        "danger": sum(sum(score.found.values()) for score in scores) / max(1, told),
        "danger_alarms": sum(len(score.alarms) for score in scores) / max(1, harmless),
    }


def _of_policy(recogniser: Recogniser, index: Index, asked: Sequence[Question]) -> float:
    """Share of questions that are taken for policy and lead to their entry first, or rightly to none."""
    right = 0
    for question in asked:
        form = canonical(question.text)
        mentions = understand(form, today())
        decided = recogniser.recognise(form, mentions).decision.decided
        is_policy = settle(form.text, mentions, decided, index).intent == ASK_POLICY
        first = next(iter(index.rank(form.text, most=1)), None) if is_policy else None
        right += (
            (first is None) if not question.entries else first is not None and first.entry in question.entries
        )
    return right / max(1, len(asked))


def _index() -> Index:
    with open_services() as services, services.unit_of_work() as uow:
        content: Content = uow.policy.load()
    return Index.of(tuple(content.published())).sharpened()


def main() -> None:
    """Measure the models one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, action="append", required=True)
    parser.add_argument("--corrected", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="JSON, one object a model in their order")
    options = parser.parse_args()
    index, found = _index(), []
    for model in options.model:
        found.append(figures_of(model, index, questions(), options.corrected))
        gc.collect()
    options.out.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
