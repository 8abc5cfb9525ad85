"""Templates: always escaped, and a name that is not given is an error."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request

from services import calendar
from services.staff.model import StaffMember
from web import csrf_token
from web.assets import Assets
from web.words import Place, messages, places

FOLDER = Path(__file__).parent


class Renderer:
    """Pages in their frame.

    Args:
        assets: Where style and scripts are.
    """

    def __init__(self, assets: Assets) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(moment=_moment, day=_day, number=_number)
        self._environment.globals.update(asset=assets.address, words=messages())
        self._served: frozenset[str] = frozenset()

    def know(self, paths: Collection[str]) -> None:
        """Name the pages that are served: the navigation leads to no other."""
        self._served = frozenset(paths)

    def html(self, request: Request, template: str, context: Mapping[str, Any]) -> str:
        """One page or a piece of one."""
        staff: StaffMember | None = getattr(request.state, "staff", None)
        secret: str = getattr(request.state, "secret", "")
        token = csrf_token.token_of(secret) if secret else ""
        return self._environment.get_template(template).render(
            {
                "staff": staff,
                "csrf": token,
                "csrf_field": partial(_hidden, token),
                "path": request.url.path,
                "navigation": self._navigation(staff),
                "done": messages()["done"].get(request.query_params.get("done", ""), ""),
                **context,
            }
        )

    def _navigation(self, staff: StaffMember | None) -> list[Place]:
        if staff is None:
            return []
        return [one for one in places() if one.path in self._served and staff.may(one.permission)]


def _hidden(token: str) -> Markup:
    return Markup('<input type="hidden" name="csrf" value="{}">').format(token)


def _moment(at: datetime) -> str:
    return calendar.local(at).strftime("%H:%M %d/%m/%Y")


def _day(on: date) -> str:
    return on.strftime("%d/%m/%Y")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
