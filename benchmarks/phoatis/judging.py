"""The three figures of the literature on joint intents and slots, and what a sentence costs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.phoatis.learning import unmarked
from benchmarks.phoatis.reader import Sentence
from benchmarks.phoatis.slot_score import SlotScore, score

Read = Callable[[Sequence[str]], tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was right among some sentences.

    Attributes:
        sentences: How many there were, at least one.
        intents_right: Sentences whose intent is right.
        whole_right: Sentences whose intent and every tag are right.
        slots: Spans by the rules of conlleval.
        seconds: To read all of them, one after the other.
    """

    sentences: int
    intents_right: int
    whole_right: int
    slots: SlotScore
    seconds: float

    @property
    def intent_accuracy(self) -> float:
        """Share, 0 to 1."""
        return self.intents_right / self.sentences

    @property
    def sentence_accuracy(self) -> float:
        """Share, 0 to 1."""
        return self.whole_right / self.sentences

    @property
    def milliseconds(self) -> float:
        """Mean time to read a sentence."""
        return 1000 * self.seconds / self.sentences

    def as_json(self) -> dict[str, Any]:
        """Everything counted, with shares of 0 to 1."""
        return {
            "sentences": self.sentences,
            "intent_accuracy": self.intent_accuracy,
            "slot_precision": self.slots.precision,
            "slot_recall": self.slots.recall,
            "slot_f1": self.slots.f1,
            "sentence_accuracy": self.sentence_accuracy,
            "ms_per_sentence": self.milliseconds,
            "spans": asdict(self.slots),
        }


def judge(read: Read, sentences: Sequence[Sentence], *, marks: bool) -> Figures:
    """Have every sentence read, as it is or with all its marks taken away."""
    texts = [sentence.words if marks else unmarked(sentence.words) for sentence in sentences]
    began = time.perf_counter()
    found = [read(words) for words in texts]
    seconds = time.perf_counter() - began
    right = [
        (intent == sentence.intent, intent == sentence.intent and tags == sentence.tags)
        for sentence, (intent, tags) in zip(sentences, found, strict=True)
    ]
    return Figures(
        sentences=len(sentences),
        intents_right=sum(intent for intent, _ in right),
        whole_right=sum(whole for _, whole in right),
        slots=score((sentence.tags for sentence in sentences), (tags for _, tags in found)),
        seconds=seconds,
    )
