"""Ready replies: the officers' own sentences and the published entries, found by the words typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from language.search_key import search_key
from services.conversations.typed_text import MAX_TEXT
from services.policy.answer import Answer, answer
from services.policy.content import Content
from services.policy.entry import Entry
from services.resources import load_yaml

# What a word counts by the place it stands in, and all of them one behind the other.
_TITLE, _ASKED, _TEXT = 4, 2, 1
_TOGETHER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyReply:
    """`id` is "own:…" or "entry:…"; `text` is what goes into the answer box, at most MAX_TEXT characters."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class _Keys:
    """Search keys of a reply by what a word found there counts; each begins and ends with a space."""

    weighted: tuple[tuple[int, str], ...]

    def score(self, words: list[str]) -> int:
        """How well a reply fits; 0 unless every word begins a word of it."""
        together = " " + " ".join(words)
        found = sum(_TOGETHER * weight for weight, key in self.weighted if together in key)
        for word in words:
            best = max((weight for weight, key in self.weighted if f" {word}" in key), default=0)
            if not best:
                return 0
            found += best
        return found


class ReadyReplies:
    """Finds replies; the keys of the policy content are made once and again when it has changed."""

    def __init__(self) -> None:
        self._made: tuple[Content, list[tuple[Entry, _Keys]]] = (Content(), [])
        self._own = [
            (ReadyReply(id=f"own:{row['id']}", title=row["title"], text=row["text"].strip()))
            for row in load_yaml("web/ready_replies.yml")["replies"]
        ]

    def find(self, query: str, content: Content, today: date, limit: int) -> list[ReadyReply]:
        """Replies for the words typed, best first; the officers' own sentences when nothing is typed.

        Entries that say nothing today, because their review is overdue, are left out.
        """
        words = search_key(query).split()
        if not words:
            return self._own[:limit]
        found = [(_keys(one.title, "", one.text).score(words), one) for one in self._own]
        entries = [(keys.score(words), entry) for entry, keys in self._of(content)]
        entries.sort(key=lambda pair: (-pair[0], pair[1].id))
        for score, entry in entries[: 2 * limit]:
            if score and (reply := _of_entry(entry, content, today)) is not None:
                found.append((score, reply))
        best = sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], pair[1].id))
        return [reply for _, reply in best[:limit]]

    def _of(self, content: Content) -> list[tuple[Entry, _Keys]]:
        known, entries = self._made
        if known is not content:
            entries = [
                (entry, _keys(entry.question, " ".join(entry.asked), entry.answer))
                for entry in content.published()
            ]
            self._made = (content, entries)
        return entries


def _of_entry(entry: Entry, content: Content, today: date) -> ReadyReply | None:
    told = answer(entry, content, today, today)
    if not isinstance(told, Answer):
        return None
    text = f"{told.text.strip()}\n{told.source_line}".strip()
    return ReadyReply(id=f"entry:{entry.id}", title=entry.question, text=text[:MAX_TEXT])


def _keys(title: str, asked: str, text: str) -> _Keys:
    parts = ((_TITLE, title), (_ASKED, asked), (_TEXT, text))
    return _Keys(tuple((weight, f" {search_key(part)} ") for weight, part in parts))
