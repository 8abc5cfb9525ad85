"""The warning beside an offer that somebody reported and no officer has looked at yet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from services.dialogue.replies import Card
from services.fraud.release import is_watched
from services.imports.record_kinds import kind_of
from services.interest.words import said
from services.jobs.model import JobPosting
from services.overseas.model import OverseasOrder
from services.ports import UnitOfWork


def warning(record: Any, uow: UnitOfWork) -> str:
    """The words; "" for what needs none."""
    if not isinstance(record, JobPosting | OverseasOrder) or record.id is None:
        return ""
    return said("fraud", "warning") if is_watched(kind_of(record), record.id, uow) else ""


def warned(card: Card, record: Any, uow: UnitOfWork) -> Card:
    """A card with the warning before everything else, if its offer needs one."""
    words = warning(record, uow)
    return replace(card, lines=(words, *card.lines)) if words else card
