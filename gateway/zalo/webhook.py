"""POST /webhooks/zalo: where Zalo posts events."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime, timezone
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gateway.alarms import Alarms
from gateway.http_limits import TooLargeError
from gateway.refusals import Refusals
from gateway.zalo.events import WITHDRAWAL, Event, Withdrew, account_of, name_of, read_event
from gateway.zalo.fields import MalformedError, milliseconds, read_body, text_at
from gateway.zalo.forgeries import Forgeries
from gateway.zalo.receiver import Receiver
from gateway.zalo.settings import ZaloSettings
from gateway.zalo.signature import Signed, is_right, wrong_variant
from gateway.zalo.words import Words
from services.errors import Unavailable

log = logging.getLogger(__name__)

PATH = "/webhooks/zalo"
MOST_WAITING = 500  # events whose storing hangs; more would only fill the memory

_HOUR, _MINUTE = 3_600_000, 60_000  # milliseconds


class Webhook:
    """200 says that an event need not come again; 503, that it could not be stored.

    Everything else is 200 too: whatever is refused otherwise comes again a few times, and then Zalo
    switches the webhook off. So the unsigned probe of the console, forgeries and unknown events are taken
    politely and do no work.

    Args:
        now_ms: Milliseconds since 1970.
    """

    def __init__(
        self,
        settings: ZaloSettings,
        receiver: Receiver,
        alarms: Alarms,
        words: Words,
        now_ms: Callable[[], float] = lambda: time.time() * 1000,
    ) -> None:
        self._settings = settings
        self._rules = settings.rules.webhook
        self._receiver = receiver
        self._words = words
        self._now_ms = now_ms
        self._refusals = Refusals()
        self._forgeries = Forgeries(alarms, self._rules.alarm_after, time.monotonic)
        self._waiting: set[asyncio.Task[bool]] = set()

    def route(self) -> Route:
        """The route; GET is for people who look whether it is open."""
        return Route(PATH, self._answer, methods=["GET", "POST"])

    async def close(self) -> None:
        """Stop waiting for a database that hangs."""
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)
        await self._forgeries.close()

    async def _answer(self, request: Request) -> Response:
        if request.method != "POST":
            return Response()
        if not request.headers.get(self._rules.signature_header):
            if self._refusals.is_worth_telling(request):
                log.info("gateway.zalo.unsigned")
            return Response()
        try:
            raw = await request.body()
        except TooLargeError:
            if self._refusals.is_worth_telling(request):
                log.warning("gateway.zalo.too_large")
            return Response(headers={"Connection": "close"})
        try:
            event = self._heard(raw, request)
        except MalformedError as error:
            if self._refusals.is_worth_telling(request):
                log.warning("gateway.zalo.malformed field=%s bytes=%d", error, len(raw))
            return Response()
        except Exception as error:  # noqa: BLE001 - coming again would not mend it
            # No traceback: people's words are in it.
            log.error("gateway.zalo.not_read reason=%s", type(error).__name__)
            return Response()
        return Response() if event is None else await self._take(*event)

    def _heard(self, raw: bytes, request: Request) -> tuple[Event, datetime] | None:
        """The event of a body and when it happened; None for what does no work.

        Raises:
            MalformedError: It has no shape, or is signed and means nothing.
        """
        body = read_body(raw)
        if not self._is_ours(body, raw, request):
            return None
        happened = milliseconds(body)
        age = self._now_ms() - happened
        if not -self._rules.ahead_minutes * _MINUTE <= age <= self._rules.replay_hours * _HOUR:
            log.warning("gateway.zalo.not_now name=%s age_hours=%d", name_of(body), age // _HOUR)
            return None
        moment = datetime.fromtimestamp(happened / 1000, timezone.utc)
        try:
            return read_event(body, self._words), moment
        except MalformedError:
            if name_of(body) == WITHDRAWAL:
                # A person's right: somebody has to look who it was.
                return Withdrew(), moment
            raise

    def _is_ours(self, body: Mapping[str, Any], raw: bytes, request: Request) -> bool:
        """Whether Zalo says this, and of our account."""
        signed = self._signed(body, raw, request.headers)
        if not (self._settings.oa_secret and self._is_our_app(body) and self._is_right(signed, request)):
            if self._refusals.is_worth_telling(request):
                self._tell(body, signed, request)
            return False
        self._forgeries.right()
        if self._settings.oa_id and account_of(body) not in ("", self._settings.oa_id):
            log.warning("gateway.zalo.other_account name=%s", name_of(body))
            return False
        return True

    def _is_our_app(self, body: Mapping[str, Any]) -> bool:
        return text_at(body, "app_id") == self._settings.app_id

    def _is_right(self, signed: Signed, request: Request) -> bool:
        return is_right(request.headers[self._rules.signature_header], signed)

    def _tell(self, body: Mapping[str, Any], signed: Signed, request: Request) -> None:
        """Say what is wrong with one that does not prove to be Zalo's and ours."""
        if not body:
            log.info("gateway.zalo.unsigned")
        elif not self._settings.oa_secret:
            self._forgeries.unproved()
        elif not self._is_our_app(body):
            log.warning("gateway.zalo.other_app name=%s", name_of(body))
        elif self._rules.server_header in request.headers:
            log.warning("gateway.zalo.template_event name=%s", name_of(body))
        else:
            header = request.headers[self._rules.signature_header]
            self._forgeries.wrong(wrong_variant(header, signed))

    def _signed(self, body: Mapping[str, Any], raw: bytes, headers: Headers) -> Signed:
        return Signed(
            app_id=self._settings.app_id,
            body=raw,
            timestamp=text_at(body, "timestamp"),
            oa_secret=self._settings.oa_secret,
            header_timestamp=headers.get(self._rules.timestamp_header, ""),
            oa_id=self._settings.oa_id,
            app_secret=self._settings.app_secret,
        )

    async def _take(self, event: Event, at: datetime) -> Response:
        if len(self._waiting) >= MOST_WAITING:
            return self._again("full")
        # Left alone when the time is over: what it stores after all also has to be put in line.
        task = self._begin(self._receiver.take(event, at))
        await asyncio.wait({task}, timeout=self._rules.answer_seconds)
        if not task.done():
            return self._again("slow")
        return Response() if task.result() else self._again("not_stored")

    def _again(self, reason: str) -> Response:
        log.warning("gateway.zalo.again reason=%s", reason)
        return Response(status_code=503)

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[bool]:
        task = asyncio.create_task(_done(work))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)
        return task


async def _done(work: Coroutine[Any, Any, None]) -> bool:
    """Whether it could be done."""
    try:
        await work
    except Unavailable:
        return False
    except Exception as error:  # noqa: BLE001 - whatever it is, nothing was stored; its text may be a person's
        log.error("gateway.zalo.failed reason=%s", type(error).__name__)
        return False
    return True
