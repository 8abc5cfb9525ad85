"""openapi.zalo.me: sending. Reading and uploads have files of their own."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.platforms.zalo.account import Account, Sent
from tests.platforms.zalo.answers import (
    RefusedError,
    as_json,
    invalid,
    json_object,
    object_of,
    success,
    text_of,
)
from tests.platforms.zalo.events import Body, Events, attachment
from tests.platforms.zalo.gate import Gate
from tests.platforms.zalo.messages import TEXT_LIMIT, Content, Rules, content_of
from tests.platforms.zalo.wire import Wire

ICONS = ("/-strong", "/-heart", ":>", ":-h", ":o", ":-((", "/-remove")
REACTIONS = 50
ECHO_KINDS = {"buttons": "list", "request_user_info": "list"}  # all others echo under their own name
STOPPED = ("/v3.0/oa/message/transaction", "/v3.0/oa/message/promotion")


@dataclass
class OpenApi:
    """The endpoints that send.

    Attributes:
        button_shape: See `Rules`.
        echoes: Whether `oa_send_…` follows a message as a webhook; likewise `receipts`.
        quota: What an answer tells: "type" (as in 2026), "full" (as before) or "none".
    """

    account: Account
    events: Events
    gate: Gate
    wire: Wire
    emit: Callable[[str, Body], None]
    upload: Callable[[str, str], bool]
    button_shape: str = "plain"
    echoes: bool = True
    receipts: bool = True
    quota: str = "type"
    _reactions: Counter[str] = field(default_factory=Counter)

    def routes(self) -> list[Route]:
        found = [
            Route("/v3.0/oa/message/cs", self.gate.guarded(self.consult), methods=["POST"]),
            Route("/v2.0/oa/message", self.gate.guarded(self.second_version), methods=["POST"]),
        ]
        found += [Route(path, self.gate.guarded(self.stopped), methods=["POST"]) for path in STOPPED]
        return found

    async def consult(self, request: Request) -> Response:
        """The message of a free conversation."""
        body = await json_object(request)
        user = text_of(object_of(body, "recipient"), "user_id")
        message = object_of(body, "message")
        rules = Rules(self.button_shape, self.upload)

        def act() -> Response:
            content = content_of(message, rules)
            self._check_quoted(user, content)
            charged = self.account.allowed(user)
            return as_json(success(self._deliver(user, content, charged)))

        return await self.wire.answer(request, user, act, to_person=True)

    async def stopped(self, _request: Request) -> Response:
        """Switched off on 1 March 2026."""
        raise RefusedError(-240)

    async def second_version(self, request: Request) -> Response:
        """Only reactions and anonymous visitors are left of it."""
        body = await json_object(request)
        recipient = object_of(body, "recipient")
        if "sender_action" in body:
            user = text_of(recipient, "user_id")
            action = object_of(body, "sender_action")
            return await self.wire.answer(request, user, lambda: self._react(user, action), to_person=True)
        if "anonymous_id" not in recipient:
            raise RefusedError(-240)
        visitor, visit = text_of(recipient, "anonymous_id"), text_of(recipient, "conversation_id")
        text = text_of(object_of(body, "message"), "text")
        if len(text) > TEXT_LIMIT:
            raise RefusedError(-210)
        return await self.wire.answer(
            request, visitor, lambda: self._to_visitor(visitor, visit, text), to_person=True
        )

    def _check_quoted(self, user: str, content: Content) -> None:
        known = {line.message_id for line in self.account.chats[user]} if content.quoted else set()
        if content.quoted and content.quoted not in known:
            raise invalid("quote_message_id")

    def _deliver(self, user: str, content: Content, charged: bool) -> dict[str, Any]:
        message_id = self.account.message_id()
        if charged:
            self.account.purchased -= 1
        self.account.deliver(
            Sent(
                user,
                content.text,
                content.buttons,
                self.account.clock.moment(),
                content.kind,
                message_id,
                charged,
                content.attachment or None,
            )
        )
        if self.echoes:
            kind = ECHO_KINDS.get(content.kind, content.kind)
            text = content.text or None
            self.emit(user, self.events.account_message(user, kind, message_id, text, _shown(content)))
        if self.receipts:
            self.emit(user, self.events.received(user, message_id))
        data = {"message_id": message_id, "user_id": user, "sent_time": self.account.clock.stamp()}
        return {**data, **self._quota(charged)}

    def _quota(self, charged: bool) -> dict[str, Any]:
        if self.quota == "none":
            return {}
        kind = {"quota_type": "purchase_quota" if charged else "reply"}
        if self.quota == "full":
            kind |= {"remain": "8", "total": "8"}
        return {"quota": kind}

    def _react(self, user: str, action: dict[str, Any]) -> Response:
        icon, message_id = text_of(action, "react_icon"), text_of(action, "react_message_id")
        known = {line.message_id for line in self.account.chats.get(user, ())}
        if icon not in ICONS:
            raise invalid("react_icon")
        if message_id not in known:
            raise invalid("react_message_id")
        self._reactions[message_id] += 1
        if self._reactions[message_id] > REACTIONS:
            raise RefusedError(-210)
        moment = self.account.clock.moment()
        self.account.sent.append(Sent(user, icon, (), moment, "reaction", message_id))
        return as_json(success({"message_id": message_id, "user_id": user}))

    def _to_visitor(self, visitor: str, visit: str, text: str) -> Response:
        if (visitor, visit) not in self.account.visits:
            raise invalid("anonymous_id")
        message_id = self.account.message_id()
        moment = self.account.clock.moment()
        self.account.deliver(Sent(visitor, text, (), moment, "anonymous", message_id))
        if self.echoes:
            self.emit(visitor, self.events.anonymous_echo(visitor, visit, message_id, text))
        return as_json(success({"message_id": message_id, "anonymous_id": visitor, "conversation_id": visit}))


def _shown(content: Content) -> list[Body]:
    """The attachments of an echo."""
    if content.kind == "buttons":
        return [
            attachment("link", thumbnail="", description="", url="", title=button.title)
            for button in content.buttons
        ]
    if content.kind in ("image", "gif", "sticker"):
        url = content.attachment.get("url") or "https://f21-zpc.zdn.vn/oa/anh.jpg"
        return [attachment(content.kind, thumbnail=url, url=url)]
    if content.kind == "file":
        return [attachment("file", url="https://f21-zpc.zdn.vn/oa/tep.pdf", name="tep.pdf", type="pdf")]
    return []
