"""/trail: the trail of all changes."""

from services.staff.permissions import Permission
from web.parts import Parts
from web.routing import Action, Page, Route
from web.trail.pages import export, show

_NEEDED = Permission.SEE_TRAIL


def routes(_parts: Parts) -> list[Route]:
    """For administrators."""
    return [
        Page("/trail", show, allowed=_NEEDED),
        # Taking the trail out of the house is itself in the trail.
        Action("/trail/export", export, allowed=_NEEDED),
    ]
