"""What an editor of the lexicons has to put right, in full sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from language.canonical import canonical
from language.lexicon import Entry, entries
from language.tone_marks import ambiguous_phrases, certain_words
from language.vocabulary import phrases


def faults() -> tuple[str, ...]:
    """Sentences about everything that is wrong in data/lexicon; empty when all is well."""
    return (*_doubled(), *_examples(), *_unstable_words(), *_unstable_phrases())


def _named(entry: Entry) -> str:
    return f"{entry.kind} {' '.join(entry.write)!r}"


def _doubled() -> Iterator[str]:
    """Of two entries for the same words, without a condition on their neighbours, one never acts."""
    counts = Counter(entry.write for entry in entries() if not (entry.only_after or entry.only_before))
    for words, count in counts.items():
        if count > 1:
            yield f"{' '.join(words)!r} stands {count} times in the lexicons; one of them never acts."


def _examples() -> Iterator[str]:
    for entry in entries():
        found = canonical(entry.example_in).text
        if found != entry.example_out:
            yield (
                f"{_named(entry)}: {entry.example_in!r} is read as {found!r}, "
                f"the example says {entry.example_out!r}."
            )
        elif canonical(found).text != found:
            yield f"{_named(entry)}: its example_out is not its own canonical form."


def _unstable_words() -> Iterator[str]:
    """What is read must not be read differently the next time."""
    for entry in entries():
        read = " ".join(entry.read)
        if canonical(read).text != read:
            yield f"{_named(entry)}: its reading {read!r} is itself replaced by {canonical(read).text!r}."


def _unstable_phrases() -> Iterator[str]:
    for phrase in (*phrases(), *ambiguous_phrases(), *certain_words()):
        once = canonical(phrase.replace("<number>", "7")).text
        if canonical(once).text != once:
            yield f"The phrase {phrase!r} becomes {once!r}, which is not its own canonical form."
