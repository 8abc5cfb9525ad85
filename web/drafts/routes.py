"""Entries and values together: they look at the same content."""

import logging
import threading

from services.editing import ahead
from services.editing.records import Kind
from services.errors import CenterError
from services.staff.permissions import Permission
from web.drafts.desk import ContentDesk, today
from web.drafts.pages import DraftPages
from web.entries.pages import EntryPages
from web.entries.trying import TryingPages
from web.parts import Parts
from web.routing import Route
from web.values import documents
from web.values.pages import ValuePages

log = logging.getLogger("web")


def routes(_parts: Parts) -> list[Route]:
    """For editors and approvers."""
    desk = ContentDesk()
    return [
        *TryingPages(desk).routes(),
        *EntryPages(desk).routes(),
        *DraftPages(desk, Kind.ENTRY, "/entries", Permission.EDIT_ENTRIES).routes(),
        *DraftPages(desk, Kind.DOCUMENT, documents.BASE, Permission.EDIT_VALUES).routes(),
        *documents.DocumentPages(desk).routes(),
        *ValuePages(desk).routes(),
        *DraftPages(desk, Kind.VALUE, "/values", Permission.EDIT_VALUES).routes(),
    ]


def read_ahead(parts: Parts) -> None:
    """Look at all entries once while nobody waits for them."""

    def read() -> None:
        try:
            with parts.reading() as uow:
                content = uow.policy.load()
        except CenterError as error:
            log.warning("web.entries.not_read error=%s", type(error).__name__)
            return
        ahead.read_ahead(content, today(parts))

    threading.Thread(target=read, name="entries-reading", daemon=True).start()
