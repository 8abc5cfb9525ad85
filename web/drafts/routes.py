"""Entries and values together: they look at the same content."""

from services.editing.records import Kind
from services.staff.permissions import Permission
from web.drafts.desk import ContentDesk
from web.drafts.pages import DraftPages
from web.entries.pages import EntryPages
from web.entries.trying import TryingPages
from web.parts import Parts
from web.routing import Route
from web.values.documents import DocumentPages
from web.values.pages import ValuePages


def routes(_parts: Parts) -> list[Route]:
    """For editors and approvers."""
    desk = ContentDesk()
    return [
        *TryingPages(desk).routes(),
        *EntryPages(desk).routes(),
        *DraftPages(desk, Kind.ENTRY, "/entries", Permission.EDIT_ENTRIES).routes(),
        *DocumentPages(desk).routes(),
        *ValuePages(desk).routes(),
        *DraftPages(desk, Kind.VALUE, "/values", Permission.EDIT_VALUES).routes(),
    ]
