"""Everything a set of labelled sentences shows about a reader of sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.reading.scores import Score
from benchmarks.reading.sentences import Sentence, Slots, read_noise, read_sentences
from language.search_key import fold

ALL = "all as written"
UNMARKED = "all marks removed"
REJECTED = ("nlu_fallback", "out_of_scope")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a text; the confidence, 0 to 1, is that of the intent."""

    intent: str
    found: Slots
    confidence: float = 1.0
    canonical: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A sentence read wrongly."""

    sentence: Sentence
    text: str
    style: str
    reading: Reading

    @property
    def weight(self) -> float:
        """How bad it is: a wrong intent weighs its confidence and one more, every wrong slot a half."""
        wrong = self.sentence.expected ^ self.reading.found
        missed = self.sentence.intent != self.reading.intent
        return 0.5 * len(wrong) + (1.0 + self.reading.confidence if missed else 0.0)


@dataclass
class Report:
    """Scores by style, intent and slot, the mistakes, and what should have been rejected."""

    by_style: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    by_intent: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    by_slot: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    mistakes: list[Mistake] = field(default_factory=list)
    noise_total: int = 0
    noise_accepted: list[tuple[str, str]] = field(default_factory=list)
    foreign_total: int = 0
    foreign_accepted: list[tuple[str, str]] = field(default_factory=list)

    @property
    def confusions(self) -> Counter[tuple[str, str]]:
        """(wanted, read) → sentences as written."""
        pairs = self.by_style[ALL].read.items()
        return Counter({pair: count for pair, count in pairs if pair[0] != pair[1]})

    def as_json(self) -> dict[str, Any]:
        """Figures for the committed baseline and for comparison with another reader."""
        return {
            "style": {name: score.figures() for name, score in sorted(self.by_style.items())},
            "intent": {name: score.figures() for name, score in sorted(self.by_intent.items())},
            "noise": {"inputs": self.noise_total, "accepted": len(self.noise_accepted)},
            "out_of_scope": {"sentences": self.foreign_total, "accepted": len(self.foreign_accepted)},
        }


def evaluate(read: Callable[[str], Reading], folder: Path) -> Report:
    """Judge every sentence of a set twice: as written, and with all tone marks removed."""
    report = Report()
    for sentence in read_sentences(folder):
        _judge(report, sentence, sentence.text, sentence.style, read)
        _judge(report, sentence, fold(sentence.text), UNMARKED, read)
    for text in read_noise(folder):
        report.noise_total += 1
        if (intent := read(text).intent) not in REJECTED:
            report.noise_accepted.append((text, intent))
    return report


def _judge(report: Report, sentence: Sentence, text: str, style: str, read: Callable[[str], Reading]) -> None:
    reading = read(text)
    as_written = style != UNMARKED
    scores = [report.by_style[style]]
    if as_written:
        scores += [report.by_style[ALL], report.by_intent[sentence.intent]]
    for score in scores:
        score.add(sentence.intent, reading.intent, reading.found, sentence.expected, reading.confidence)
    if as_written:
        for name, value in reading.found | sentence.expected:
            pair = frozenset({(name, value)})
            report.by_slot[name].add_slots(reading.found & pair, sentence.expected & pair)
        if sentence.intent == "out_of_scope":
            report.foreign_total += 1
            if reading.intent not in REJECTED:
                report.foreign_accepted.append((text, reading.intent))
    if reading.intent != sentence.intent or reading.found != sentence.expected:
        report.mistakes.append(Mistake(sentence, text, style, reading))
