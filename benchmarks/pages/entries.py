"""As many policy entries as wanted, grown from the shipped ones."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from language.occupations import occupations
from services.policy.content import Content
from services.policy.entry import Entry

_LONGEST_ID = 32
_WORDINGS = 8  # of a further entry: as an editor writes them; the shipped ones have forty


def grown(content: Content, wanted: int) -> Content:
    """The content with further entries, each asked about another trade than the one it was grown from.

    Fewer than there are shipped: the first of them.
    """
    trades = [trade.label.lower() for trade in occupations().values()]
    originals = list(content.entries.values())
    entries = dict(list(content.entries.items())[:wanted])
    for number in count():
        if len(entries) >= wanted:
            return replace(content, entries=entries)
        further = _further(originals[number % len(originals)], number, trades[number % len(trades)])
        entries[further.id] = further
    raise AssertionError


def _further(entry: Entry, number: int, trade: str) -> Entry:
    ending = f"-{number}"
    return replace(
        entry,
        id=entry.id[: _LONGEST_ID - len(ending)].rstrip("-") + ending,
        question=f"{entry.question.rstrip('?')} khi làm {trade}? (mục nhân tạo {number})",
        asked=tuple(f"{asked} {trade} {number}" for asked in entry.asked[:_WORDINGS]),
        next=(),
    )
