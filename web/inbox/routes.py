"""/inbox: conversations that wait for officers."""

from services.staff.permissions import Permission
from web.inbox import misreading
from web.inbox.changes import Changes
from web.inbox.pages import Pages
from web.parts import Parts
from web.routing import Action, Page, Route

_NEEDED = Permission.ANSWER_CONVERSATIONS


def routes(_parts: Parts) -> list[Route]:
    """For officers."""
    pages = Pages()
    changes = Changes(pages)
    return [
        Page("/inbox", pages.lists, allowed=_NEEDED),
        Page("/inbox/lists", pages.lists_again, allowed=_NEEDED, background=True),
        Page("/inbox/badge", pages.badge, allowed=_NEEDED, background=True),
        Page("/inbox/{id:int}", pages.case, allowed=_NEEDED),
        Page("/inbox/{id:int}/turns", pages.new_turns, allowed=_NEEDED, background=True),
        Page("/inbox/{id:int}/ready", pages.ready, allowed=_NEEDED, background=True),
        Page("/inbox/{id:int}/misread/{position:int}", misreading.show, allowed=_NEEDED),
        Action("/inbox/{id:int}/misread/{position:int}", misreading.send, allowed=_NEEDED),
        Action("/inbox/{id:int}/take", changes.take, allowed=_NEEDED),
        Action("/inbox/{id:int}/answer", changes.answer, allowed=_NEEDED),
        Action("/inbox/{id:int}/hand", changes.hand, allowed=_NEEDED),
        Action("/inbox/{id:int}/put-back", changes.put_back, allowed=_NEEDED),
        Action("/inbox/{id:int}/give-back", changes.give_back, allowed=_NEEDED),
        Action("/inbox/{id:int}/close", changes.close, allowed=_NEEDED),
        Action("/inbox/{id:int}/note", changes.note, allowed=_NEEDED),
        Action("/inbox/{id:int}/labels", changes.labels, allowed=_NEEDED),
        Action("/inbox/calls/{id:int}/done", changes.called, allowed=_NEEDED),
        Action("/inbox/held/{id:int}", changes.judge, allowed=_NEEDED),
    ]
