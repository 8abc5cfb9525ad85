"""The packages of pages; a new one is one line here."""

from web.account import routes as account
from web.caller import routes as caller
from web.drafts import routes as drafts
from web.figures import routes as figures
from web.gaps import routes as gaps
from web.home import routes as home
from web.inbox import routes as inbox
from web.lists import routes as lists
from web.login import routes as login
from web.notices import routes as notices
from web.parts import Parts
from web.routing import Route
from web.staff import routes as staff
from web.switches import routes as switches
from web.trail import routes as trail
from web.training import routes as training

_PACKAGES = (
    home, login, account, inbox, caller, drafts, gaps, training, lists, staff, switches, notices,
    trail, figures,
)  # fmt: skip


def routes(parts: Parts) -> list[Route]:
    """Every route of every package."""
    return [route for package in _PACKAGES for route in package.routes(parts)]


def read_ahead(parts: Parts) -> None:
    """Begin while the server starts what nobody should have to wait for afterwards."""
    caller.read_ahead(parts)
    drafts.read_ahead(parts)
