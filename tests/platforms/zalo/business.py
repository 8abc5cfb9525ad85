"""business.openapi.zalo.me, and the template endpoint of the OpenAPI."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.platforms.zalo.account import Sent
from tests.platforms.zalo.answers import RefusedError, as_json, json_object, success, text_of
from tests.platforms.zalo.clock import Clock
from tests.platforms.zalo.events import Body, Events
from tests.platforms.zalo.faults import READING
from tests.platforms.zalo.gate import Gate
from tests.platforms.zalo.templates import Template, Templates, international
from tests.platforms.zalo.wire import Wire


@dataclass
class Business:
    """Template messages and what can be asked about them.

    Attributes:
        gate: Of this host; `openapi_gate` is that of the endpoint by user id.
        receipt: Takes the webhook of a delivery, which goes by the phone number.
    """

    templates: Templates
    events: Events
    clock: Clock
    gate: Gate
    openapi_gate: Gate
    wire: Wire
    receipt: Callable[[str, Body], None]
    emit: Callable[[str, Body], None]

    def routes(self) -> list[Route]:
        posts = {"/message/template": self.by_phone, "/message/template/hashphone": self.by_hash}
        asked: dict[str, Callable[[Request], Any]] = {
            "/message/status": self._status,
            "/message/quota": lambda _request: self._quota(),
            "/template/all": self._all,
            "/template/info/v2": self._info,
            "/rating/get": lambda _request: {"total": 0, "data": []},
        }
        by_user = self.openapi_gate.guarded(self.by_user)
        return [
            Route("/v3.0/oa/message/template", by_user, methods=["POST"]),
            *(Route(path, self.gate.guarded(act), methods=["POST"]) for path, act in posts.items()),
            *(Route(path, self._answering(data), methods=["GET"]) for path, data in asked.items()),
        ]

    def _answering(self, data: Callable[[Request], Any]) -> Any:
        async def answer(request: Request) -> Response:
            return await self.wire.answer(request, READING, lambda: as_json(success(data(request))))

        return self.gate.guarded(answer)

    async def by_phone(self, request: Request) -> Response:
        body = await json_object(request)
        return await self._to_phone(request, international(body.get("phone")), body)

    async def by_hash(self, request: Request) -> Response:
        body = await json_object(request)
        return await self._to_phone(request, self.templates.phone_of(body.get("hash_phone")), body)

    async def _to_phone(self, request: Request, phone: str, body: dict[str, Any]) -> Response:
        def act() -> Response:
            sent = self.templates.to_phone(phone, body)
            tracking = body.get("tracking_id", "")
            self.receipt(phone, self.events.template_received(phone, sent.message_id, tracking))
            mode = body.get("sending_mode", "1")
            data = {"msg_id": sent.message_id, "sent_time": self.clock.stamp(), "sending_mode": mode}
            return as_json(success({**data, "quota": self._quota()}))

        return await self.wire.answer(request, phone, act, to_person=True)

    async def by_user(self, request: Request) -> Response:
        body = await json_object(request)
        user = text_of(body, "user_id")

        def act() -> Response:
            sent: Sent = self.templates.to_user(user, body)
            self.emit(user, self.events.received(user, sent.message_id))
            data = {"message_id": sent.message_id, "user_id": user, "sent_time": self.clock.stamp()}
            quota = {"quota_type": "purchase_quota", "remain": str(self.templates.left())}
            return as_json(success({**data, "quota": quota}))

        return await self.wire.answer(request, user, act, to_person=True)

    def _quota(self) -> dict[str, str]:
        return {"dailyQuota": str(self.templates.daily), "remainingQuota": str(self.templates.left())}

    def _status(self, request: Request) -> dict[str, Any]:
        status = self.templates.delivered.get(request.query_params.get("message_id", ""), -1)
        return {"delivery_time": self.clock.stamp(), "message": "", "status": status}

    def _all(self, request: Request) -> list[dict[str, Any]]:
        try:
            offset, limit = (int(request.query_params[name]) for name in ("offset", "limit"))
        except (KeyError, ValueError):
            raise RefusedError(-132, "Parameter offset is invalid") from None
        return [_short(template) for template in self.templates.known.values()][
            offset : offset + min(limit, 100)
        ]

    def _info(self, request: Request) -> dict[str, Any]:
        template = self.templates.known.get(request.query_params.get("template_id", ""))
        if template is None:
            raise RefusedError(-109, "Template id is invalid")
        parameters = [
            {"name": name, "require": True, "type": "STRING", "maxLength": most, "minLength": 1}
            for name, most in template.parameters.items()
        ]
        return {**_short(template), "price": str(template.price), "listParams": parameters}


def _short(template: Template) -> dict[str, Any]:
    return {"templateId": template.id, "templateName": template.name, "status": template.status}
