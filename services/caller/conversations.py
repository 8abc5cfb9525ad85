"""Conversations a recap can be sent to: those that wait, or one looked up by what officers call it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from language.search_key import search_key
from services.handover.model import Case, CaseLine

if TYPE_CHECKING:
    from services.ports import UnitOfWork

_LOOKED_AT = 500  # open cases; there are never so many at once
_MOST_DIGITS = 10  # of a case's number; a longer one is a platform's name for somebody
_SHORTEST = 4  # characters of a platform's name for somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One conversation.

    Attributes:
        case: Its number, which is its short name ("hội thoại 12"); none where no officer was ever wanted.
    """

    conversation: str
    channel: str
    case: int | None = None
    last_said: str = ""
    heard_at: datetime | None = None
    urgent: bool = False


def find_recipients(uow: UnitOfWork, query: str, limit: int) -> list[Recipient]:
    """Conversations for what was typed; those that wait, urgent ones first, when nothing is.

    Args:
        query: The number of a case, words said last, or (part of) the platform's name for the person.
    """
    found: dict[str, Recipient] = {}
    for one in _found(uow, query.strip()):
        found.setdefault(one.conversation, one)
    return list(found.values())[:limit]


def _found(uow: UnitOfWork, query: str) -> Iterator[Recipient]:
    lines = uow.cases.open_lines(_LOOKED_AT)
    number = int(query) if query.isascii() and query.isdecimal() and len(query) < _MOST_DIGITS else None
    if number is not None:
        case = uow.cases.get(number)
        if case is not None:
            yield next((_of_line(line) for line in lines if line.case.id == number), None) or _of_case(case)
    key = search_key(query)
    for line in lines:
        if not query or _fits(line, query, key):
            yield _of_line(line)
    if query and uow.conversations.last_positions([query]):
        yield Recipient(
            conversation=query,
            channel=query.partition("_")[0],
            heard_at=uow.conversations.last_heard(query),
        )


def _fits(line: CaseLine, query: str, key: str) -> bool:
    named = len(query) >= _SHORTEST and query.lower() in line.case.conversation.lower()
    return named or (bool(key) and not key.isdecimal() and key in search_key(line.last_said))


def _of_line(line: CaseLine) -> Recipient:
    return Recipient(
        conversation=line.case.conversation,
        channel=line.case.channel,
        case=line.case.id,
        last_said=line.last_said,
        heard_at=line.heard_at,
        urgent=line.case.urgency.value == "urgent",
    )


def _of_case(case: Case) -> Recipient:
    return Recipient(conversation=case.conversation, channel=case.channel, case=case.id)
