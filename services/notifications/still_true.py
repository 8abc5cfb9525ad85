"""What is left to tell of a message that has been lying in the tray for a while."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from services.conversations.model import Card, Reply
from services.dialogue.offers import read
from services.interest.words import said

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def still_true(reply: Reply, uow: UnitOfWork, today: date) -> Reply | None:
    """A message without the cards of offers that are shown no more, worded anew if there were any.

    Returns:
        None when all its offers are gone; the same message when none is, or it tells of none.
    """
    left = tuple(card for card in reply.cards if _is_shown(card, uow, today))
    if len(left) == len(reply.cards):
        return reply
    return replace(reply, text=said("alerts", "digest_left"), cards=left) if left else None


def _is_shown(card: Card, uow: UnitOfWork, today: date) -> bool:
    record = read(f"{card.kind}:{card.id}", uow)
    return record is not None and bool(record.is_shown(today))
