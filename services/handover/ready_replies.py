"""Ready replies: the officers' own sentences and the published entries, found by the words typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from language.search_key import search_key
from services.conversations.typed_text import MAX_TEXT
from services.policy.answer import Answer, answer
from services.policy.content import Content
from services.policy.entry import Entry
from services.resources import load_yaml

_TITLE, _ASKED, _TEXT = 4, 2, 1  # what a word counts by the place it stands in


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyReply:
    """`id` is "own:…" or "entry:…"; `text` is what goes into the answer box, at most MAX_TEXT characters."""

    id: str
    title: str
    text: str


def ready_replies(query: str, content: Content, today: date, limit: int) -> list[ReadyReply]:
    """Replies for the words typed, best first; the officers' own sentences when nothing is typed.

    Entries that say nothing today, because their review is overdue, are left out.
    """
    words = search_key(query).split()
    own = list(_own())
    if not words:
        return own[:limit]
    scored = [(_score(words, one.title, "", one.text), one) for one in own]
    found = [(score, one) for score, one in scored if score]
    entries = [(_score(words, e.question, " ".join(e.asked), e.answer), e) for e in content.published()]
    best = sorted((pair for pair in entries if pair[0]), key=lambda pair: (-pair[0], pair[1].id))
    for score, entry in best[: 2 * limit]:
        reply = _of_entry(entry, content, today)
        if reply is not None:
            found.append((score, reply))
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [reply for _, reply in found[:limit]]


def _own() -> Iterator[ReadyReply]:
    for row in load_yaml("web/ready_replies.yml")["replies"]:
        yield ReadyReply(id=f"own:{row['id']}", title=row["title"], text=row["text"].strip())


def _of_entry(entry: Entry, content: Content, today: date) -> ReadyReply | None:
    told = answer(entry, content, today, today)
    if not isinstance(told, Answer):
        return None
    text = f"{told.text.strip()}\n{told.source_line}".strip()
    return ReadyReply(id=f"entry:{entry.id}", title=entry.question, text=text[:MAX_TEXT])


def _score(words: list[str], title: str, asked: str, text: str) -> int:
    """How well a reply fits; 0 unless every word stands somewhere in it."""
    places = [
        (weight, f" {search_key(part)} ")
        for weight, part in ((_TITLE, title), (_ASKED, asked), (_TEXT, text))
    ]
    best = [max((weight for weight, key in places if f" {word}" in key), default=0) for word in words]
    return sum(best) if all(best) else 0
