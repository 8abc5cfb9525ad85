"""Policy entries that may answer a note, with what they say today and where it stands in the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.caller.reading import Reading
from services.policy.answer import Answer, answer
from services.policy.confidence import CHOICES, LEAST_SCORE, Level, level
from services.policy.content import Content
from services.policy.entry import FACETS, Entry
from services.policy.retrieval.index import Index
from services.policy.sources import doubt_line

# A note of conditions is like some wording by chance sooner than a question is.
_LEAST_BESIDE_CONDITIONS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAnswer:
    """One entry for a caller.

    Attributes:
        text: What it says today; "" while it waits for an editor.
        source_line: The provisions with the day they are in force from, and when they were checked.
        sure: It is the one meant, as far as its likeness tells.
        more: What it says besides, by the name of the facet: papers, place, time, fee, details.
        doubt: That it rests on what nobody has read, said aloud with it; "" where somebody has.
    """

    id: str
    topic: str
    question: str
    text: str
    source_line: str
    sure: bool
    more: tuple[tuple[str, str], ...] = ()
    doubt: str = ""

    @property
    def key(self) -> str:
        """As offers have one: `entry:ui-dossier`."""
        return f"entry:{self.id}"


def answers(reading: Reading, index: Index, content: Content, today: date) -> list[EntryAnswer]:
    """The entries a note may be about, the likeliest first; the only one when there is no doubt."""
    ranking = [(one.entry, one.score) for one in index.rank(reading.text) if content.entry(one.entry)]
    judged = level(ranking)
    if judged is Level.LOST:
        return []
    least = _LEAST_BESIDE_CONDITIONS if reading.is_search else LEAST_SCORE
    kept = [entry for entry, score in ranking[:CHOICES] if score >= least]
    return [
        told
        for place, entry in enumerate(kept)
        if (told := entry_answer(entry, content, today, sure=judged is Level.SURE and place == 0))
    ]


def entry_answer(entry_id: str, content: Content, today: date, *, sure: bool = True) -> EntryAnswer | None:
    """What a published entry says today; None when there is none of that id."""
    entry = content.entry(entry_id)
    if entry is None:
        return None
    told = answer(entry, content, today, today)
    is_told = isinstance(told, Answer)
    return EntryAnswer(
        id=entry.id,
        topic=entry.topic,
        question=entry.question,
        text=told.text.strip() if isinstance(told, Answer) else "",
        source_line=told.source_line if isinstance(told, Answer) else "",
        sure=sure and is_told,
        more=tuple(_more(entry, content, today)) if is_told else (),
        doubt=doubt_line(told.rating, entry.checked_on) if isinstance(told, Answer) else "",
    )


def _more(entry: Entry, content: Content, today: date) -> Iterator[tuple[str, str]]:
    for facet in FACETS:
        told = answer(entry, content, today, today, facet)
        if isinstance(told, Answer):
            yield facet, told.text.strip()
