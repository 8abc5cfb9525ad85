"""`troly benchmark-phoatis`: learn and judge intents and slots in the public form of PhoATIS."""

import json
from pathlib import Path
from typing import Any

from benchmarks.phoatis.intents import learn_intents
from benchmarks.phoatis.judging import Figures, judge
from benchmarks.phoatis.learning import Learnt, learn_slots
from benchmarks.phoatis.reader import read_parts
from troly.errors import CommandFailed
from troly.progress import Progress
from troly.texts import message

_WRONG_INPUT = 2
_FEWEST_INTENTS = 2


def benchmark(folder: Path, target: Path | None) -> None:
    """Learn from the train and dev parts of a folder together, print the figures of its test part.

    Args:
        folder: In the layout of `benchmarks.phoatis.reader`.
        target: Where the same figures go as JSON; None for nowhere.

    Raises:
        CommandFailed: The folder holds something else, or the target cannot be written.
    """
    parts = read_parts(folder)
    annotated = [*parts["train"], *parts["dev"]]
    if len({sentence.intent for sentence in annotated}) < _FEWEST_INTENTS:
        raise CommandFailed("phoatis.one_intent", exit_code=_WRONG_INPUT, file=folder / "train" / "label")
    if target is not None:
        _write(target, {})  # rather now than after minutes of learning
    progress = Progress()
    progress.show(message("phoatis.learning_intents"))
    intents = learn_intents(annotated)
    progress.show(message("phoatis.learning_slots"))
    learnt = Learnt(intents, learn_slots(annotated))
    training_seconds = progress.seconds
    progress.clear()
    views = {
        name: judge(learnt.read, parts["test"], marks=name == "marked") for name in ("marked", "unmarked")
    }
    _print(views, training_seconds)
    if target is not None:
        about = {part: len(sentences) for part, sentences in parts.items()}
        figures = {name: view.as_json() for name, view in views.items()}
        _write(
            target,
            {
                "sentences": about,
                "training_seconds": training_seconds,
                **figures,
            },
        )


def _print(views: dict[str, Figures], training_seconds: int) -> None:
    print(message("phoatis.header"))
    for name, view in views.items():
        print(
            message(
                "phoatis.row",
                view=message(f"phoatis.{name}"),
                intent=_percent(view.intent_accuracy),
                slots=_percent(view.slots.f1),
                whole=_percent(view.sentence_accuracy),
                milliseconds=_decimal(view.milliseconds),
            )
        )
    print(message("phoatis.learnt", seconds=training_seconds))


def _percent(share: float) -> str:
    return _decimal(100 * share)


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _write(target: Path, figures: dict[str, Any]) -> None:
    try:
        target.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandFailed(
            "phoatis.no_output", exit_code=_WRONG_INPUT, file=target, reason=error.strerror
        ) from error
