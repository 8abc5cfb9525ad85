"""Zalo's servers in one: oauth, openapi, business, and the sender of webhooks."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from starlette.applications import Starlette

from tests.platforms.serving import LIMIT_SECONDS, serving
from tests.platforms.zalo.account import Account, Line, Person, Sent
from tests.platforms.zalo.business import Business
from tests.platforms.zalo.chaos import Chaos
from tests.platforms.zalo.clock import Clock
from tests.platforms.zalo.events import Body, Events, written
from tests.platforms.zalo.faults import Faults
from tests.platforms.zalo.gate import Gate
from tests.platforms.zalo.oauth import OAuth
from tests.platforms.zalo.openapi import OpenApi
from tests.platforms.zalo.people import People
from tests.platforms.zalo.reading import Reading
from tests.platforms.zalo.signature import Signature, signed
from tests.platforms.zalo.templates import Templates
from tests.platforms.zalo.tokens import Pair, Tokens
from tests.platforms.zalo.uploads import Uploads
from tests.platforms.zalo.webhooks import Attempt, Event, WebhookSender
from tests.platforms.zalo.wire import Refusal, Wire

APP_SECRET = "AppSecretForTests01"
OA_SECRET = "OaSecretKeyForTests01"


class FakeZalo(People):
    """One account and one application.

    Args:
        webhook_url: Where events go, or one address for each of several workers; may be set later.
        seed: Of what goes wrong at random.
    """

    def __init__(
        self,
        webhook_url: str | Sequence[str] | None = None,
        app_id: str = "360846524940903967",
        app_secret: str = APP_SECRET,
        oa_id: str = "388613280878808645",
        oa_secret: str = OA_SECRET,
        seed: int = 0,
    ) -> None:
        self.app_id, self.app_secret, self.oa_id, self.oa_secret = app_id, app_secret, oa_id, oa_secret
        self.url = ""
        self.clock = Clock()
        self.faults = Faults(seed)
        self.chaos = Chaos(seed)
        self.account = Account(app_id, oa_id, self.clock)
        self.tokens = Tokens(self.clock)
        self.wire = Wire(self.faults, self.account.lock)
        self.webhooks = WebhookSender(self.clock, self.chaos)
        self.events = Events(app_id, oa_id, self.clock.stamp, self.account.by_app)
        self.gate = Gate(app_secret, self.tokens, self.clock, self.wire, token_error=-216)
        self.business_gate = Gate(app_secret, self.tokens, self.clock, self.wire, -124, per_minute=None)
        self.oauth = OAuth(app_id, app_secret, oa_id, self.tokens, self.wire)
        self.uploads = Uploads(self.clock, self.gate, self.wire)
        usable = self.uploads.usable
        self.openapi = OpenApi(self.account, self.events, self.gate, self.wire, self.emit, usable)
        self.reading = Reading(self.account, self.gate, self.wire)
        self.templates = Templates(self.account)
        self.business = Business(
            self.templates,
            self.events,
            self.clock,
            self.business_gate,
            self.gate,
            self.wire,
            self._emit_receipt,
            self.emit,
        )
        self._held: list[Event] | None = None
        self.webhook_url = webhook_url

    @property
    def webhook_url(self) -> str | Sequence[str] | None:
        """Where events go; nothing is sent while it is None."""
        return self._webhook_url

    @webhook_url.setter
    def webhook_url(self, url: str | Sequence[str] | None) -> None:
        self._webhook_url = url
        self.webhooks.urls = (url,) if isinstance(url, str) else tuple(url or ())

    @property
    def sent(self) -> list[Sent]:
        """What the application's messages were to those who got them, in order."""
        return self.account.sent

    @property
    def refusals(self) -> list[Refusal]:
        """Requests that were answered with an error."""
        return self.wire.refusals

    @property
    def attempts(self) -> list[Attempt]:
        """Webhooks that were sent, with what came back."""
        return self.webhooks.attempts

    def person(self, user: str) -> Person:
        """The person behind an id, known from now on; who never wrote cannot be written to."""
        return self.account.person(user)

    def chat(self, user: str) -> list[Line]:
        """What stands on a person's telephone, oldest first; `hidden` lines are not shown there."""
        return list(self.account.chats.get(user, ()))

    def grant(self, challenge: str | None = None) -> str:
        """An administrator agrees in the browser: the code of the callback."""
        return self.tokens.code(challenge or self.oauth.console_challenge)

    def issue_tokens(self) -> Pair:
        """A pair from the console, without a callback."""
        return self.tokens.issue()

    def event(
        self,
        person: str,
        body: Mapping[str, Any] | bytes,
        signature: Signature = Signature.RIGHT,
        headers: Mapping[str, str] | None = None,
    ) -> Event:
        """An event ready to be sent; bytes go as they are."""
        raw = body if isinstance(body, bytes) else written(dict(body))
        name = "" if isinstance(body, bytes) else str(body.get("event_name", ""))
        proof = signed(raw, self.app_id, self.oa_secret, self.app_secret, signature)
        return Event(name, person, raw, {"Content-Type": "application/json", **proof, **(headers or {})})

    def emit(self, person: str, body: Body) -> None:
        """Send a body as a webhook, signed, behind all others about this person."""
        self._submit(self.event(person, body))

    def post(
        self,
        body: Mapping[str, Any] | bytes,
        signature: Signature = Signature.RIGHT,
        headers: Mapping[str, str] | None = None,
    ) -> Attempt:
        """Send a body now and once, and tell what came back; for events that are forged or odd."""
        return self.webhooks.at_once(self.event("", body, signature, headers))

    def save_webhook(self, url: str) -> bool:
        """The operator saves the address in the console: an unsigned {} must get 200, else it is refused."""
        before, self.webhook_url = self.webhook_url, url
        if self.post(b"{}", Signature.UNSIGNED).status != 200:
            self.webhook_url = before
            return False
        self.webhooks.off = False
        return True

    @contextmanager
    def holding(self, *, side_by_side: bool = False) -> Iterator[list[Event]]:
        """Events stay in the list, which may be changed; at the end they are sent as it has them.

        Args:
            side_by_side: As many at once as may be, instead of one after the other.
        """
        held: list[Event] = []
        self._held = held
        try:
            yield held
        finally:
            self._held = None
            self.webhooks.in_a_row(held, side_by_side=side_by_side)

    def wait_until_quiet(self) -> None:
        """Until every webhook was sent; what failed and is sent again later is not waited for."""
        self._wait(lambda: self.webhooks.quiet, lambda: "webhooks are still on their way")

    def wait_for_sent(self, count: int, user: str | None = None) -> list[Sent]:
        """Until so many messages were delivered, to one person if given; fails when they are not."""

        def found() -> list[Sent]:
            return self.sent if user is None else [sent for sent in list(self.sent) if sent.user == user]

        self._wait(lambda: len(found()) >= count, lambda: f"{len(found())} of {count} were delivered")
        return list(found())

    @contextmanager
    def running(self, port: int = 0) -> Iterator["FakeZalo"]:
        """On a free port, or on this one; may be started again and knows what it knew."""
        with serving(self.app(), port, self.wire.end) as self.url:
            yield self

    def app(self) -> Starlette:
        """The application; it sends webhooks while it runs."""

        @asynccontextmanager
        async def lifespan(_app: Starlette) -> AsyncIterator[None]:
            self.wire.start()
            sending = asyncio.ensure_future(self.webhooks.run())
            await asyncio.sleep(0)
            yield
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

        parts = (self.oauth, self.openapi, self.uploads, self.reading, self.business)
        return Starlette(routes=[route for part in parts for route in part.routes()], lifespan=lifespan)

    def _emit_receipt(self, phone: str, body: Body) -> None:
        self._submit(self.event(phone, body, headers={"X-ZEvent-Server": "ZNS"}))

    def _submit(self, event: Event) -> None:
        held = self._held
        if held is not None:
            held.append(event)
        elif self.webhooks.urls:
            self.webhooks.submit(event)

    @staticmethod
    def _wait(done: Callable[[], bool], complaint: Callable[[], str]) -> None:
        deadline = time.monotonic() + LIMIT_SECONDS
        while not done():
            assert time.monotonic() < deadline, complaint()
            time.sleep(0.005)
