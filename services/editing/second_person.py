"""Which records need a second person: whatever tells the law or money."""

from __future__ import annotations

from services.editing.records import Record
from services.errors import InvalidInput
from services.policy.entry import Entry
from services.policy.figures import bare_figures
from services.policy.placeholders import placeholders
from services.staff.model import StaffMember


def needs_second_person(*records: Record | None) -> bool:
    """Whether one of the records, as it was or is to become, tells the law or money.

    A reference value or a document always does. An entry does when it cites a document, says a fee, names a
    value or holds a figure: taking the law out of an answer is as grave as putting it in.
    """
    return any(_is_grave(record) for record in records if record is not None)


def is_author(staff: StaffMember, authors: tuple[int, ...]) -> bool:
    """Whether somebody wrote it, alone or with others."""
    return staff.id in authors


def _is_grave(record: Record) -> bool:
    if not isinstance(record, Entry):
        return True
    cited = bool(record.citations) or any(item.document for item in record.dossier)
    return cited or bool(record.fee) or any(_tells_a_figure(text) for _, text in record.texts())


def _tells_a_figure(text: str) -> bool:
    try:
        named = any(not found.hotline for found in placeholders(text))
    except InvalidInput:  # braces that are not finished yet: nobody knows what they will name
        return True
    return named or any(bare_figures(text))
