"""Measure which entries policy questions find, by style and topic, and what it costs.

    python -m benchmarks.policy FILE… [--worst N] [--no-cost]

A file is a list of {text, entry: [ids], style}; a question without entries is none of policy. The content
is that of data/policy.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.policy.cost import measure
from benchmarks.policy.foreign import is_answered
from benchmarks.policy.questions import read_questions
from benchmarks.policy.scores import Judged, judge, score
from bot.nlu.recogniser import Recogniser
from services.calendar import today
from services.policy.content import Content
from services.policy.retrieval.index import Index
from services.policy.retrieval.wordings import Wordings
from services.policy.seed import read_folder
from troly.training import present_model


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="how many mistakes to print")
    parser.add_argument("--no-cost", action="store_true")
    options = parser.parse_args()
    content, wordings = read_folder(), Wordings()
    entries = tuple(content.published())
    start = time.perf_counter()
    plain = Index.of(entries, wordings)
    read = time.perf_counter()
    index = plain.sharpened()
    learnt = time.perf_counter()
    print(f"{len(entries)} entries read in {read - start:.1f} s, learnt in {learnt - read:.1f} s")
    judged = [judge(index, question) for path in options.files for question in read_questions(path)]
    own = [one for one in judged if one.question.entries]
    foreign = [one for one in judged if not one.question.entries]
    if own:
        _table("style", own, lambda one: one.question.style)
        _table("topic", own, lambda one: _topic(content, one))
        _confusions(own, options.worst)
    if foreign:
        _foreign([one.question.text for one in foreign], index)
    if not options.no_cost:
        print(f"\n{measure(entries, [one.question.text for one in judged[:100]], wordings)}")


def _foreign(texts: Sequence[str], index: Index) -> None:
    model = present_model()
    if model is None:
        raise SystemExit("no trained model: run troly train")
    recogniser = Recogniser.from_archive(model)
    answered = sum(is_answered(text, recogniser, index, today()) for text in texts)
    print(f"\nno question of policy, yet answered: {answered} of {len(texts)}")


def _topic(content: Content, judged: Judged) -> str:
    entry = content.entry(min(judged.question.entries))
    return entry.topic if entry else "?"


def _table(title: str, judged: Sequence[Judged], of: Callable[[Judged], str]) -> None:
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[of(one)].append(one)
    columns = ("right", "among_three", "wrong_as_sure", "unsure", "lost")
    print(f"\n{title:<20}{'n':>6}" + "".join(f"{column:>15}" for column in columns))
    for name, rows in [*sorted(groups.items()), ("all", list(judged))]:
        found = score(rows)
        shares = "".join(f"{getattr(found, column):>15.1%}" for column in columns)
        print(f"{name:<20}{found.total:>6}{shares}")


def _confusions(judged: Sequence[Judged], worst: int) -> None:
    wrong = [one for one in judged if one.ranking and not one.is_right]
    pairs = Counter((min(one.question.entries), one.ranking[0].entry) for one in wrong)
    print("\nconfusions (wanted → found first)")
    for (wanted, found), count in pairs.most_common(15):
        print(f"  {wanted} → {found}: {count}")
    for one in sorted(wrong, key=lambda one: -one.ranking[0].score)[:worst]:
        print(f"  {one.ranking[0].score:.2f} {one.question.style}: {one.question.text}")


if __name__ == "__main__":
    main()
