"""/gaps: for those who edit answers."""

from services.staff.permissions import Permission
from web.drafts.desk import ContentDesk
from web.gaps.corrections import Corrections
from web.gaps.pages import GapPages
from web.parts import Parts
from web.routing import Action, Page, Route

_EDITS, _PUBLISHES = Permission.EDIT_ENTRIES, Permission.PUBLISH_ENTRIES


def routes(_parts: Parts) -> list[Route]:
    """Groups of questions and what is made of them; corrections, which a second person accepts."""
    gaps, corrections = GapPages(ContentDesk()), Corrections()
    return [
        Page("/gaps", gaps.show_list, allowed=_EDITS),
        Page("/gaps/examples", corrections.show_list, allowed=_EDITS),
        Action("/gaps/examples", corrections.add, allowed=_EDITS),
        Action("/gaps/examples/{id:int}/accept", corrections.accept, allowed=_PUBLISHES),
        Action("/gaps/examples/{id:int}/reject", corrections.reject, allowed=_PUBLISHES),
        Page("/gaps/{id:int}", gaps.show, allowed=_EDITS),
        Action("/gaps/{id:int}/draft", gaps.draft, allowed=_EDITS),
        Action("/gaps/{id:int}/extend", gaps.extend, allowed=_EDITS),
        Action("/gaps/{id:int}/dismiss", gaps.dismiss, allowed=_EDITS),
        Action("/gaps/{id:int}/reopen", gaps.reopen, allowed=_EDITS),
        Action("/gaps/{id:int}/correct", gaps.correct, allowed=_EDITS),
    ]
