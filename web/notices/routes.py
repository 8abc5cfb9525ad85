"""/switches/notices: emergency notices by commune."""

from services.staff.permissions import Permission
from web.notices.pages import Pages
from web.parts import Parts
from web.routing import Action, Ask, Page, Route

_NEEDED = Permission.SWITCH


def routes(_parts: Parts) -> list[Route]:
    """For administrators."""
    pages = Pages()
    return [
        Page("/switches/notices", pages.show, allowed=_NEEDED),
        Page("/switches/notices/new", pages.new, allowed=_NEEDED),
        Action("/switches/notices", pages.publish, allowed=_NEEDED),
        Ask("/switches/notices/preview", pages.preview, allowed=_NEEDED),
        Page("/switches/notices/{id:int}", pages.one, allowed=_NEEDED),
        Action("/switches/notices/{id:int}", pages.change, allowed=_NEEDED),
        Action("/switches/notices/{id:int}/end", pages.end, allowed=_NEEDED),
    ]
