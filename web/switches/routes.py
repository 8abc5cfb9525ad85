"""/switches: what is off; office hours and sensitive topics."""

from services.policy.latest import LatestContent
from services.staff.permissions import Permission
from web.parts import Parts
from web.routing import Action, Ask, Page, Route
from web.switches.hours import Hours
from web.switches.pages import Pages
from web.switches.sensitive import SensitiveTopics

_NEEDED = Permission.SWITCH


def routes(_parts: Parts) -> list[Route]:
    """For administrators."""
    content = LatestContent()
    pages, hours, topics = Pages(content), Hours(), SensitiveTopics(content)
    return [
        Page("/switches", pages.show, allowed=_NEEDED),
        Page("/switches/new", pages.new, allowed=_NEEDED),
        Ask("/switches/preview", pages.preview, allowed=_NEEDED),
        Action("/switches", pages.turn_off, allowed=_NEEDED),
        Action("/switches/{id:int}/on", pages.turn_on, allowed=_NEEDED),
        Action("/switches/left", pages.close_left, allowed=_NEEDED),
        Page("/switches/hours", hours.show, allowed=_NEEDED),
        Action("/switches/hours/week", hours.set_week, allowed=_NEEDED),
        Action("/switches/hours/days", hours.set_days, allowed=_NEEDED),
        Page("/switches/sensitive", topics.show, allowed=_NEEDED),
        Action("/switches/sensitive", topics.set_topics, allowed=_NEEDED),
    ]
