"""How well an entry is found in the first second after it is published, and after everything was learnt anew.

`python -m benchmarks.policy.newcomers` leaves out forty entries, puts them back one by one with every second
of their wordings, and asks the other half.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from language.canonical import canonical
from services.policy.confidence import Level, level
from services.policy.retrieval.index import Index
from services.policy.seed import read_folder

_LEFT_OUT = 40


@dataclass
class Count:
    """Of the questions of newcomers."""

    asked: int = 0
    first: int = 0
    sure: int = 0
    wrong: int = 0

    def add(self, index: Index, text: str, wanted: str) -> None:
        """Ask one."""
        ranking = [(one.entry, one.score) for one in index.rank(canonical(text).text, most=2)]
        right = bool(ranking) and ranking[0][0] == wanted
        is_sure = level(ranking) is Level.SURE
        self.asked += 1
        self.first += right
        self.sure += is_sure and right
        self.wrong += is_sure and not right

    def __str__(self) -> str:
        shares = (100 * value / self.asked for value in (self.first, self.sure, self.wrong))
        return "right first {:.1f} %, sure {:.1f} %, wrong as sure {:.1f} %".format(*shares)


def main() -> None:
    """Print both."""
    entries = list(read_folder().published())
    left_out = random.Random(3).sample(entries, _LEFT_OUT)
    known = [entry for entry in entries if entry not in left_out]
    index = Index.of(known).sharpened()
    halves = [replace(entry, asked=entry.asked[::2]) for entry in left_out]
    questions = [(text, entry.id) for entry in left_out for text in entry.asked[1::2]]
    at_once = Count()
    for half in halves:
        _ask(at_once, index.changed([*known, half]), [one for one in questions if one[1] == half.id])
    learnt = Count()
    _ask(learnt, index.changed([*known, *halves]).sharpened(), questions)
    print(f"{at_once.asked} questions of {_LEFT_OUT} entries")
    print(f"at once:      {at_once}")
    print(f"learnt anew:  {learnt}")


def _ask(count: Count, index: Index, questions: Iterable[tuple[str, str]]) -> None:
    for text, wanted in questions:
        count.add(index, text, wanted)


if __name__ == "__main__":
    main()
