"""`python -m language canonical|find|check|words`: one JSON line for each text.

canonical TEXT…   the canonical form, its tokens and the changes made
find TEXT…        what the finders see in the text
check             faults of data/lexicon; exit code 1 when there is one
words             the words of our texts and their counts, as data/lexicon/known_words.csv keeps them

Without TEXT, one text is read from each line of the standard input.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import Any

from language.canonical import canonical


def _plain(value: Any) -> Any:
    """What JSON cannot say by itself: dataclasses and days."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _print(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, default=_plain))


def _canonical(texts: Iterable[str], _: date) -> int:
    for text in texts:
        _print(canonical(text))
    return 0


def _find(texts: Iterable[str], today: date) -> int:
    from language.understanding import understand  # loads spaCy, which the other verbs can do without

    for text in texts:
        found = canonical(text)
        _print({"text": found.text, "mentions": understand(found, today)})
    return 0


def _check(_: Iterable[str], __: date) -> int:
    from language.lexicon_check import faults

    found = faults()
    _print({"faults": found})
    return 1 if found else 0


def _count_words(_: Iterable[str], __: date) -> int:
    from language.word_counts import counted  # reads every training sentence

    print("words,count")
    for words, count in sorted(counted().items()):
        print(f"{words},{count}")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; the exit code is 0, or 1 when `check` finds a fault."""
    parser = argparse.ArgumentParser(
        prog="python -m language", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = {"canonical": _canonical, "find": _find, "check": _check, "words": _count_words}
    parser.add_argument("verb", choices=verbs)
    parser.add_argument("text", nargs="*")
    parser.add_argument("--at", type=date.fromisoformat, help="the day it is taken to be, YYYY-MM-DD")
    options = parser.parse_args(arguments)
    texts = options.text or (line.rstrip("\n") for line in sys.stdin)
    return verbs[options.verb](texts, options.at or date.today())  # noqa: DTZ011 - a clerk's day, not an instant


if __name__ == "__main__":
    sys.exit(main())
