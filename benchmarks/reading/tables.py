"""The figures as tables for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.reading.report import UNMARKED, Mistake, Report
from benchmarks.reading.scores import Score

_COLUMNS = {
    "intent": lambda score: score.accuracy,
    "macro F1": lambda score: score.macro_f1,
    "slot F1": lambda score: score.slot_f1,
    "exact": lambda score: score.exact,
    "ECE": lambda score: score.calibration_error,
}
_OF_ONE_INTENT = [name for name in _COLUMNS if name != "macro F1"]


def show(report: Report, worst: int) -> None:
    """Print scores by style, intent and slot, the confusions, and the worst mistakes."""
    _scores("style", report.by_style, list(_COLUMNS))
    _scores("intent", report.by_intent, _OF_ONE_INTENT)
    print(f"\n{'slot':<26}{'n':>6}{'F1':>9}")
    for name, score in sorted(report.by_slot.items()):
        print(f"{name:<26}{score.wanted:>6}{score.slot_f1:>9.1%}")
    print("\nconfusions (wanted → read)")
    for (wanted, read), count in report.confusions.most_common(15):
        print(f"  {wanted} → {read}: {count}")
    print(f"\nout of scope, yet accepted: {len(report.foreign_accepted)} of {report.foreign_total}")
    print(f"noise accepted: {len(report.noise_accepted)} of {report.noise_total} {report.noise_accepted}")
    if worst:
        print(f"\nthe {worst} worst as written")
        for mistake in worst_of(report, worst):
            print(_line(mistake))


def worst_of(report: Report, count: int) -> list[Mistake]:
    """The gravest mistakes among the sentences as written, gravest first."""
    written = [mistake for mistake in report.mistakes if mistake.style != UNMARKED]
    return sorted(written, key=lambda mistake: -mistake.weight)[:count]


def _scores(title: str, scores: Mapping[str, Score], columns: Sequence[str]) -> None:
    print(f"\n{title:<22}{'n':>6}" + "".join(f"{column:>10}" for column in columns))
    for name, score in sorted(scores.items()):
        shares = "".join(f"{_COLUMNS[column](score):>10.1%}" for column in columns)
        print(f"{name:<22}{score.total:>6}{shares}")


def _line(mistake: Mistake) -> str:
    wanted, reading = mistake.sentence, mistake.reading
    intent = reading.intent if reading.intent == wanted.intent else f"{wanted.intent} → {reading.intent}"
    parts = [f"  [{mistake.style}] {mistake.text!r} = {reading.canonical!r}: {intent}"]
    parts += [f"{reading.confidence:.2f}"]
    parts += [f"-{name}={value}" for name, value in sorted(wanted.expected - reading.found)]
    parts += [f"+{name}={value}" for name, value in sorted(reading.found - wanted.expected)]
    return " ".join(parts)
