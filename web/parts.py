"""What every page is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from services import Services, UnitOfWork
from services.staff.model import StaffMember
from services.staff.seal import Seal
from web.policy_at_hand import PolicyAtHand
from web.rendering import Renderer
from web.settings import WebSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Services, settings, templates, the seal of secrets, policy to be found in, and a clock.

    `now` is an aware instant.
    """

    services: Services
    settings: WebSettings
    renderer: Renderer
    seal: Seal
    policy: PolicyAtHand
    now: Callable[[], datetime]

    def reading(self) -> UnitOfWork:
        """A transaction that changes nothing."""
        return self.services.unit_of_work()

    def writing(self) -> UnitOfWork:
        """A transaction that is kept by its `commit`."""
        return self.services.unit_of_work(writing=True)

    def render(self, request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
        """A page.

        Args:
            template: Path below web/, as "inbox/list.html"; it extends "templates/base.html".
            status: 422 for a form that must be corrected.
            context: What the template names beside staff, csrf, navigation and done.
        """
        return HTMLResponse(self.renderer.html(request, template, context), status)

    def redirect(self, path: str, *, done: str = "", **query: str) -> Response:
        """On to a page after a change.

        Args:
            done: Key of the sentence to show there, under `done` in data/web/messages.yml.
        """
        values = {**query, **({"done": done} if done else {})}
        return RedirectResponse(f"{path}?{urlencode(values)}" if values else path, 303)


def staff_of(request: Request) -> StaffMember:
    """Who asks; only behind a gate that lets nobody in unknown."""
    staff: StaffMember = request.state.staff
    return staff
