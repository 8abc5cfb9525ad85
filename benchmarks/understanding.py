"""Measure understanding on sentences that training never saw: intents and slots, by intent and by style.

    python -m benchmarks.understanding --model models/….tar.gz [--set held_out] [--json FILE] [--worst N]

Each sentence is judged twice: as written, and with all tone marks removed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.recogniser import Recogniser
from language.search_key import fold
from language.slots import slots

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "tests" / "nlu"
_TODAY = date(2026, 11, 22)
UNMARKED = "all marks removed"


@dataclass(frozen=True)
class Sentence:
    """A labelled sentence; `expected` are its slots as (name, value) pairs."""

    text: str
    intent: str
    style: str
    expected: frozenset[tuple[str, str]]


@dataclass
class Score:
    """Counts of one group of sentences."""

    total: int = 0
    right: int = 0
    found: int = 0
    wanted: int = 0
    both: int = 0
    whole: int = 0

    def add(self, right: bool, found: frozenset[Any], wanted: frozenset[Any]) -> None:
        """Count one sentence."""
        self.total += 1
        self.right += right
        self.found += len(found)
        self.wanted += len(wanted)
        self.both += len(found & wanted)
        self.whole += right and found == wanted

    @property
    def accuracy(self) -> float:
        """Share of sentences with the right intent."""
        return self.right / self.total if self.total else 0.0

    @property
    def slot_f1(self) -> float:
        """Harmonic mean of precision and recall over (slot, value) pairs; 1 when there are none."""
        return 2 * self.both / (self.found + self.wanted) if self.found + self.wanted else 1.0

    @property
    def exact(self) -> float:
        """Share of sentences with the right intent and exactly the right slots."""
        return self.whole / self.total if self.total else 0.0


@dataclass
class Report:
    """Scores by style and by intent, confusions, wrong sentences, and noise not rejected."""

    by_style: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    by_intent: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    by_slot: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[dict[str, Any]] = field(default_factory=list)
    noise_total: int = 0
    noise_accepted: list[tuple[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Figures for the committed baseline."""
        groups = {"style": self.by_style, "intent": self.by_intent}
        figures = {
            name: {
                key: {
                    "sentences": score.total,
                    "intent_accuracy": round(score.accuracy, 4),
                    "slot_f1": round(score.slot_f1, 4),
                    "exact": round(score.exact, 4),
                }
                for key, score in sorted(scores.items())
            }
            for name, scores in groups.items()
        }
        return {**figures, "noise": {"inputs": self.noise_total, "accepted": len(self.noise_accepted)}}


def pairs(values: dict[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    """Slots flattened: one pair for each value of a list, `negated.` before what is ruled out."""
    for name, value in values.items():
        if isinstance(value, dict):
            yield from pairs(value, f"{prefix}{name}.")
        elif isinstance(value, list | tuple):
            yield from ((prefix + name, str(item)) for item in value)
        else:
            yield prefix + name, str(value)


def read_sentences(folder: Path) -> list[Sentence]:
    """Labelled sentences below a folder; the file name is the intent."""
    sentences = []
    for path in sorted(folder.rglob("*.yml")):
        if path.stem == "noise":
            continue
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
            expected = frozenset(pairs(entry.get("slots") or {}))
            sentences.append(Sentence(entry["text"], path.stem, entry.get("style", "clean"), expected))
    return sentences


def read_noise(folder: Path) -> list[str]:
    """Inputs that mean nothing."""
    path = folder / "noise.yml"
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))["noise"]) if path.exists() else []


def evaluate(recogniser: Recogniser, folder: Path) -> Report:
    """Judge every sentence as written and without marks."""
    report = Report()
    for sentence in read_sentences(folder):
        _judge(recogniser, report, sentence, sentence.text, sentence.style)
        _judge(recogniser, report, sentence, fold(sentence.text), UNMARKED)
    for text in read_noise(folder):
        report.noise_total += 1
        intent = recogniser.understand(text, _TODAY).decision.intent
        if intent not in ("nlu_fallback", "out_of_scope"):
            report.noise_accepted.append((text, intent))
    return report


def _judge(recogniser: Recogniser, report: Report, sentence: Sentence, text: str, style: str) -> None:
    understanding = recogniser.understand(text, _TODAY)
    intent = understanding.decision.intent
    found = frozenset(pairs(slots(understanding.mentions, _TODAY)))
    right = intent == sentence.intent
    groups = [report.by_style[style]]
    if style != UNMARKED:
        groups += [report.by_style["all as written"], report.by_intent[sentence.intent]]
    for score in groups:
        score.add(right, found, sentence.expected)
    if style != UNMARKED:
        for name, value in found | sentence.expected:
            pair = frozenset({(name, value)})
            report.by_slot[name].add(True, found & pair, sentence.expected & pair)
        if not right:
            report.confusions[(sentence.intent, intent)] += 1
    if not right or found != sentence.expected:
        report.wrong.append(
            {
                "text": text,
                "canonical": understanding.form.text,
                "style": style,
                "intent": f"{sentence.intent} → {intent}" if not right else intent,
                "confidence": round(understanding.decision.confidence, 2),
                "missing": sorted(sentence.expected - found),
                "extra": sorted(found - sentence.expected),
            }
        )


def show(report: Report, worst: int) -> None:
    """Print the tables."""
    for title, scores in (("style", report.by_style), ("intent", report.by_intent), ("slot", report.by_slot)):
        print(f"\n{title:<22}{'n':>6}{'intent':>9}{'slot F1':>9}{'exact':>8}")
        for name, score in sorted(scores.items()):
            line = f"{name:<22}{score.total:>6}{score.accuracy:>9.1%}{score.slot_f1:>9.1%}{score.exact:>8.1%}"
            print(line)
    print("\nconfusions (wanted → read)")
    for (wanted, read), count in report.confusions.most_common(15):
        print(f"  {wanted} → {read}: {count}")
    print(f"\nnoise accepted: {len(report.noise_accepted)} of {report.noise_total} {report.noise_accepted}")
    if worst:
        print("\nwrong sentences")
        for entry in report.wrong[:worst]:
            print(" ", json.dumps(entry, ensure_ascii=False))


def main() -> int:
    """Evaluate; the exit code is 1 when a figure of --least is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--set", default="held_out", choices=("held_out", "development"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--least", nargs=3, type=float, metavar=("INTENT", "SLOT_F1", "DROP"))
    options = parser.parse_args()
    report = evaluate(Recogniser.from_archive(options.model), SENTENCES / options.set)
    show(report, options.worst)
    if options.json:
        options.json.write_text(json.dumps(report.as_json(), indent=2, ensure_ascii=False), encoding="utf-8")
    return 0 if options.least is None or _reached(report, *options.least) else 1


def _reached(report: Report, intent: float, slot_f1: float, drop: float) -> bool:
    written, unmarked = report.by_style["all as written"], report.by_style[UNMARKED]
    checks = {
        f"intent accuracy {written.accuracy:.3f} ≥ {intent}": written.accuracy >= intent,
        f"slot F1 {written.slot_f1:.3f} ≥ {slot_f1}": written.slot_f1 >= slot_f1,
        f"accuracy lost without marks {written.accuracy - unmarked.accuracy:.3f} ≤ {drop}": written.accuracy
        - unmarked.accuracy
        <= drop,
        f"slot F1 lost without marks {written.slot_f1 - unmarked.slot_f1:.3f} ≤ {drop}": written.slot_f1
        - unmarked.slot_f1
        <= drop,
    }
    for check, passed in checks.items():
        print(("ok    " if passed else "MISSED"), check)
    return all(checks.values())


if __name__ == "__main__":
    sys.exit(main())
