"""/caller: what an officer needs while somebody is on the telephone."""

import threading

from services.caller.reading import read_note
from services.staff.permissions import Permission
from web.caller.changes import log, send, undo
from web.caller.eligibility import ask
from web.caller.pages import conversations, details, results, show, slip, told
from web.parts import Parts
from web.routing import Action, Ask, Page, Route

_NEEDED = Permission.TAKE_CALLS
_WRITING = Permission.ANSWER_CONVERSATIONS  # what is sent stands in a conversation


def routes(_parts: Parts) -> list[Route]:
    """For officers; what is typed is posted, for it is not to stand in addresses."""
    return [
        Page("/caller", show, allowed=_NEEDED),
        Ask("/caller/results", results, allowed=_NEEDED),
        Ask("/caller/eligibility", ask, allowed=_NEEDED),
        Page("/caller/offers/{kind}/{id:int}", details, allowed=_NEEDED, background=True),
        Ask("/caller/told", told, allowed=_NEEDED),
        Ask("/caller/slip", slip, allowed=_NEEDED),
        Ask("/caller/conversations", conversations, allowed=_WRITING),
        Action("/caller/send", send, allowed=_WRITING),
        Action("/caller/log", log, allowed=_NEEDED),
        Action("/caller/log/{id:int}/undo", undo, allowed=_NEEDED),
    ]


def read_ahead(parts: Parts) -> None:
    """Load the words of the language and the policy content while nobody waits for them."""
    parts.policy.latest()
    today = parts.now().date()
    threading.Thread(target=read_note, args=("", today), name="language-reading", daemon=True).start()
