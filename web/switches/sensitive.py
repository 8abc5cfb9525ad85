"""/switches/sensitive: topics and entries whose answers an officer approves before they are sent."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from services.handover.approval import SETTING
from services.policy.content import Content
from services.policy.latest import LatestContent
from services.switches.model import SwitchKind
from services.switches.refusals import SwitchRefused
from services.switches.settings import MAX_REASON, MOST_MINUTES, current_value, set_value, version_of
from services.switches.targets import topics
from web.parts import Parts, staff_of
from web.switches.words import name_of

_SPACES = re.compile(r"[\s,;]+")
_MOST_ENTRIES = 200
_DIGITS = 4


class SensitiveTopics:
    """Handlers; what was typed is shown again when it is refused.

    Args:
        content: The policy, read only where an entry is to be named.
    """

    def __init__(self, content: LatestContent) -> None:
        self._content = content

    def show(self, parts: Parts, request: Request) -> Response:
        """What counts now."""
        return self._shown(parts, request)

    def set_topics(self, parts: Parts, request: Request) -> Response:
        """Other topics, entries or minutes."""
        form = request.state.form
        entries = [one for one in _SPACES.split(str(form.get("entries") or "")) if one][:_MOST_ENTRIES]
        minutes = str(form.get("minutes") or "")
        typed: dict[str, Any] = {
            "topics": sorted({str(one) for one in form.getlist("topics")}),
            "entries": sorted(set(entries)),
            "minutes": int(minutes) if minutes.isdecimal() and len(minutes) < _DIGITS else 0,
        }
        value = None if form.get("how") == "default" else typed
        why, seen = str(form.get("why") or ""), str(form.get("seen") or "")
        try:
            with parts.writing() as uow:
                set_value(uow, staff_of(request), SETTING, value, parts.now(), seen=seen, why=why)
                uow.commit()
        except SwitchRefused as refused:
            return self._shown(parts, request, refused=refused, typed={**typed, "minutes": minutes}, why=why)
        return parts.redirect("/switches/sensitive", done="switches.sensitive")

    def _shown(
        self,
        parts: Parts,
        request: Request,
        *,
        refused: SwitchRefused | None = None,
        typed: dict[str, Any] | None = None,
        why: str = "",
    ) -> Response:
        with parts.reading() as uow:
            value, setting = current_value(uow, SETTING)
            content = self._content.content(uow.policy) if value["entries"] else Content()
        shown = typed or value
        names = [(one, name_of(SwitchKind.ENTRY, one, content)) for one in value["entries"]]
        return parts.render(
            request,
            "switches/sensitive.html",
            status=422 if refused else 200,
            wrong=refused,
            shown=shown,
            names=names,
            topics=topics(),
            setting=setting,
            seen=version_of(setting),
            why=why,
            most_minutes=MOST_MINUTES,
            most_reason=MAX_REASON,
        )
