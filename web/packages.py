"""The packages of pages; a new one is one line here."""

from web.account import routes as account
from web.home import routes as home
from web.inbox import routes as inbox
from web.lists import routes as lists
from web.login import routes as login
from web.parts import Parts
from web.routing import Route
from web.staff import routes as staff

_PACKAGES = (home, login, account, inbox, lists, staff)


def routes(parts: Parts) -> list[Route]:
    """Every route of every package."""
    return [route for package in _PACKAGES for route in package.routes(parts)]
