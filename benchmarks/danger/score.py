"""Sentences with and without danger, and what is found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.nlu.danger import LEAST_CONFIDENCE, LEAST_SUSPICION, DangerModel
from bot.nlu.danger_training import read
from language.canonical import canonical
from language.danger import find_danger
from language.resources import load_yaml
from language.search_key import fold

HELD_OUT = Path(__file__).resolve().parents[2] / "tests" / "danger" / "held_out.yml"

Reader = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and the danger it tells of; None when there is none."""

    text: str
    danger: str | None


@dataclass
class Score:
    """Counts over a set of sentences; the lists hold (text, labelled, found)."""

    dangers: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    named: int = 0
    harmless: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    alarms: list[tuple[str, str]] = field(default_factory=list)
    renamed: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the dangers that were taken for some danger, 0 to 1."""
        return sum(self.found.values()) / max(1, sum(self.dangers.values()))

    @property
    def false_alarms(self) -> float:
        """Share of the harmless sentences that were taken for danger, 0 to 1."""
        return len(self.alarms) / max(1, self.harmless)


def read_cases(path: Path = HELD_OUT) -> list[Case]:
    """The labelled sentences of a file."""
    return [Case(row["text"], row["danger"]) for row in load_yaml(str(path.resolve()))]


def by_rules(text: str) -> str | None:
    """The danger that the rules find in a text as it was written."""
    found = find_danger(canonical(text))
    return None if found is None else str(found.value)


def by_model(model: DangerModel) -> Reader:
    """What the learnt model finds when no rule is heard."""
    return lambda text: _judged(model, text, heard=False)


def by_both(model: DangerModel) -> Reader:
    """What the assistant finds."""
    return lambda text: _judged(model, text, heard=True)


def by_suspicion(model: DangerModel) -> Reader:
    """What the assistant finds, or comes near enough to tell whom to call beside another answer."""
    return lambda text: _judged(model, text, heard=True, least=LEAST_SUSPICION)


def measure(
    cases: Sequence[Case], kind_found: Reader = by_rules, *, write: Callable[[str], str] = str
) -> Score:
    """Judge every sentence once, written the way `write` makes of it (`fold`: without marks)."""
    score = Score()
    for case in cases:
        text = write(case.text)
        found = kind_found(text)
        if case.danger is None:
            score.harmless += 1
            if found is not None:
                score.alarms.append((text, found))
            continue
        score.dangers[case.danger] += 1
        if found is None:
            score.missed.append((text, case.danger))
            continue
        score.found[case.danger] += 1
        score.named += found == case.danger
        if found != case.danger:
            score.renamed.append((text, case.danger, found))
    return score


def _judged(model: DangerModel, text: str, *, heard: bool, least: float = LEAST_CONFIDENCE) -> str | None:
    features, told = read(text)
    told = told if heard else None
    return model.kind(features, told) if model.confidence(features, told) >= least else None


WRITINGS: dict[str, Callable[[str], str]] = {"as written": str, "all marks removed": fold}
