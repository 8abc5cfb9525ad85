"""Notes and labels: what officers tell each other of a conversation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.masking import mask_personal_numbers
from services.conversations.typed_text import MAX_TEXT, clean
from services.errors import InvalidInput
from services.handover.model import Note, Officer
from services.handover.words import case_labels

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def add_note(uow: UnitOfWork, conversation: str, officer: Officer, text: str, at: datetime) -> Note:
    """Keep a note; personal numbers in it are hidden first.

    Raises:
        InvalidInput: It is empty or longer than MAX_TEXT characters.
    """
    words = clean(text)
    if not words or len(words) > MAX_TEXT:
        raise InvalidInput(f"A note has 1 to {MAX_TEXT} characters.")
    note = Note(officer=officer, text=mask_personal_numbers(words).text, at=at)
    uow.case_notes.add(conversation, note)
    return note


def set_labels(uow: UnitOfWork, conversation: str, labels: Collection[str]) -> None:
    """Put these labels on a conversation in the place of those it has.

    Raises:
        InvalidInput: One of them is not in data/handover/cases.yml.
    """
    unknown = sorted(set(labels) - set(case_labels()))
    if unknown:
        raise InvalidInput(f"There is no label {unknown[0]!r}.")
    uow.case_notes.set_labels(conversation, labels)
