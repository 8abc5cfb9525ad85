"""What a sentence can be corrected to: the intents that are learnt, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.resources import load_yaml

REPORT_DANGER = "report_danger"
_BETWEEN = ":"


@dataclass(frozen=True, slots=True)
class Label:
    """One choice: `key` is what a form sends, `label` what people read, `hint` sentences of its kind."""

    key: str
    label: str
    hint: str


def labels() -> Sequence[Label]:
    """Every choice, in the order of data/training/labels.yml: intents, then kinds of danger."""
    read = load_yaml("training/labels.yml")
    intents = [Label(key, row["label"], row["hint"]) for key, row in read["intents"].items()]
    dangers = [
        Label(f"{REPORT_DANGER}{_BETWEEN}{kind}", row["label"], row["hint"])
        for kind, row in read["dangers"].items()
    ]
    return [*intents, *dangers]


def split(key: str) -> tuple[str, str]:
    """Intent and kind of danger of a choice."""
    intent, _, danger = key.partition(_BETWEEN)
    return intent, danger


def key_of(intent: str, danger: str = "") -> str:
    """The choice of an intent and a kind of danger."""
    return f"{intent}{_BETWEEN}{danger}" if danger else intent


def label_of(intent: str, danger: str = "") -> str:
    """An intent as people read it; of one that cannot be chosen its other name, or the intent itself."""
    key = key_of(intent, danger)
    known = {one.key: one.label for one in labels()}
    return known.get(key) or str(load_yaml("training/labels.yml")["others"].get(intent, intent))
