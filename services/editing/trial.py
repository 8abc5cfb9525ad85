"""Try it: what a sentence would be answered now, and with a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from language.canonical import canonical
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, Question, ask
from services.editing.proposed import with_record
from services.editing.records import Record
from services.policy.confidence import Level
from services.policy.content import Content
from services.policy.entry import Entry
from services.policy.retrieval.index import Index
from services.policy.retrieval.live import Snapshot


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sentence leads to: how sure, the entries answered from or offered, and what is answered."""

    level: Level
    entries: tuple[Entry, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """The same sentence twice."""

    now: Outcome
    then: Outcome

    @property
    def differs(self) -> bool:
        """Whether a person would notice."""
        return self.now != self.then


def try_sentence(text: str, draft: Record, live: Snapshot, today: date) -> Trial:
    """Ask both contents a sentence as a person would type it; nothing is kept."""
    content, index = proposed(draft, live)
    return Trial(_outcome(text, live.content, live.index, today), _outcome(text, content, index, today))


def proposed(draft: Record, live: Snapshot) -> tuple[Content, Index]:
    """Content and index in the first second after the draft is published."""
    content = with_record(live.content, draft)
    return content, live.index.changed(tuple(content.published()))


def _outcome(text: str, content: Content, index: Index, today: date) -> Outcome:
    said = canonical(text).text
    ranking = tuple((found.entry, found.score) for found in index.rank(said))
    turn = ask(PolicyState(), (Question(said, ranking),), Desk(content, today))
    told = tuple(one.entry for one in turn.answers)
    offered = tuple(entry for key, _ in turn.offered if (entry := content.entry(key)))
    return Outcome(turn.level, told or offered, tuple(one.text for one in turn.answers))
