"""GET /chat, /chat/opening, /chat/events, /chat/history; POST /chat/messages, /chat/ratings."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timezone
from math import ceil

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from gateway.callers import caller_of
from gateway.chat.assets import load_assets, render_page
from gateway.chat.identity import Identity
from gateway.chat.opening import opening_text
from gateway.chat.requests import (
    Posted,
    read_message,
    read_position,
    read_posted_rating,
    require_own_origin,
)
from gateway.chat.streams import Streams
from gateway.chat.transcript import follow, page_name, read_ratings, read_turns, turn_to_json
from gateway.database import Database
from gateway.inbox import Inbox
from gateway.phrases import Phrases
from gateway.unanswered import Unanswered
from services.conversations.model import Arrival
from services.conversations.rate import Admission, RateWindow
from services.conversations.rating import rate
from services.conversations.typed_text import clean
from services.errors import NotFound
from services.notices.telling import standing

CHANNEL = "web"
FOR_EVER = "public, max-age=31536000, immutable"
NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """What the routes need; made once in gateway.wiring."""

    identity: Identity
    database: Database
    inbox: Inbox
    streams: Streams
    unanswered: Unanswered
    phrases: Phrases
    by_conversation: RateWindow
    by_address: RateWindow
    origins: tuple[str, ...]

    def routes(self) -> list[Route]:
        """The routes below /chat."""
        assets = load_assets()
        page = render_page(self.phrases, assets)

        async def show_page(request: Request) -> Response:
            response = page.response(request, cache="no-cache, private")
            self.identity.write(request, response, self.identity.read(request) or self.identity.fresh())
            return response

        async def show_asset(request: Request) -> Response:
            asset = assets.files.get(request.path_params["name"])
            if asset is None:
                raise HTTPException(404)
            # A page kept open since an earlier version gets today's file, but does not keep it.
            lasting = request.path_params["version"] == assets.version
            return asset.response(request, cache=FOR_EVER if lasting else "no-cache")

        return [
            Route("/chat", show_page),
            Route("/chat/assets/{version}/{name}", show_asset),
            Route("/chat/opening", self.show_opening),
            Route("/chat/notices", self.show_notices),
            Route("/chat/messages", self.post_message, methods=["POST"]),
            Route("/chat/history", self.show_history),
            Route("/chat/ratings", self.post_rating, methods=["POST"]),
            Route("/chat/events", self.show_events),
        ]

    async def show_opening(self, request: Request) -> Response:
        """What the link that opened the page asks; 404 where it leads to nothing."""
        text = await self.database.read(
            lambda uow: opening_text(request.query_params, self.phrases.opening, uow)
        )
        return _error("no_opening", 404) if text is None else JSONResponse({"text": text}, headers=NO_STORE)

    async def show_notices(self, request: Request) -> Response:
        """What stands above the conversation: that the assistant is off, notices for this person."""
        person = self.identity.read(request)
        conversation = f"{CHANNEL}_{person}" if person else None
        now = datetime.now(timezone.utc)
        texts = await self.database.read(lambda uow: standing(uow, conversation, CHANNEL, now))
        return JSONResponse({"notices": texts}, headers=NO_STORE)

    async def post_message(self, request: Request) -> Response:
        """Take a message: 202 when it is stored, also when it was stored before."""
        require_own_origin(request, self.origins)
        person = self.identity.read(request)
        if person is None:
            return _error("no_conversation", 401)
        posted = await read_message(request)
        admission = self._admit(request, person, posted.message_id)
        if not admission.admitted:
            return _error(
                "too_many",
                429,
                sentence=self.phrases.said["too_many"].text,
                headers={"Retry-After": str(ceil(admission.wait_seconds))},
            )
        arrival = await self._arrival(f"{CHANNEL}_{person}", person, posted)
        if arrival is None:
            return _error("not_offered", 409, sentence=self.phrases.said["not_offered"].text)
        await self.inbox.accept(arrival)
        return JSONResponse({"client_message_id": posted.message_id}, 202, NO_STORE)

    async def show_history(self, request: Request) -> Response:
        """The turns after a position, for a page that loads or cannot hold a connection."""
        after = read_position(request)
        known = self.identity.read(request)
        person = known or self.identity.fresh()
        conversation = f"{CHANNEL}_{person}"
        turns = await read_turns(self.database, conversation, after) if known else []
        ratings = await read_ratings(self.database, conversation, turns)
        response = JSONResponse(
            {
                # The page sees by it that it has become somebody else and starts anew; it proves nothing.
                "name": person[:8],
                "turns": [turn_to_json(turn, ratings.get(turn.position)) for turn in turns],
                "unanswered": [page_name(left) for left in self.unanswered.of(conversation)],
            },
            headers=NO_STORE,
        )
        if known is None:
            self.identity.write(request, response, person)
        return response

    async def post_rating(self, request: Request) -> Response:
        """Keep whether an answer helped; 404 for what is no answer of this person's to rate."""
        require_own_origin(request, self.origins)
        person = self.identity.read(request)
        if person is None:
            return _error("no_conversation", 401)
        position, rating = await read_posted_rating(request)
        admission = self._admit(request, person, f"rating:{position}")
        if not admission.admitted:
            return _error("too_many", 429, headers={"Retry-After": str(ceil(admission.wait_seconds))})
        now = datetime.now(timezone.utc)
        try:
            await self.database.write(lambda uow: rate(uow, f"{CHANNEL}_{person}", position, rating, now))
        except NotFound:
            return _error("no_answer", 404)
        return Response(status_code=204, headers=NO_STORE)

    async def show_events(self, request: Request) -> Response:
        """The turns after a position and all that follow, as server-sent events."""
        after = read_position(request)
        person = self.identity.read(request)
        if person is None:
            return _error("no_conversation", 401)
        caller = caller_of(request)
        if self.streams.is_full(caller):
            return _error("too_many_pages", 503)
        # X-Accel-Buffering: nginx would hold the events back.
        return StreamingResponse(
            self._events(f"{CHANNEL}_{person}", caller, after),
            media_type="text/event-stream",
            headers={**NO_STORE, "X-Accel-Buffering": "no"},
        )

    async def _events(self, conversation: str, caller: str | None, after: int) -> AsyncIterator[str]:
        with self.streams.open(conversation, caller) as page:
            async for event in follow(self.database, page, conversation, after):
                yield event

    def _admit(self, request: Request, person: str, message_id: str) -> Admission:
        caller = caller_of(request)
        if caller is not None:
            admission = self.by_address.admit(caller)
            if not admission.admitted:
                return admission
        return self.by_conversation.admit(person, message_id)

    async def _arrival(self, conversation: str, person: str, posted: Posted) -> Arrival | None:
        """The message with its person; None for a payload that nobody offered to them."""
        message_id = f"{person}:{posted.message_id}"
        if posted.payload is None:
            return Arrival(
                channel=CHANNEL,
                conversation=conversation,
                message_id=message_id,
                text=clean(posted.text or ""),
            )
        payload = posted.payload
        button = self.phrases.offered(payload) or await self.database.read(
            lambda uow: uow.conversations.offered(conversation, payload)
        )
        if button is None:
            return None
        return Arrival(
            channel=CHANNEL,
            conversation=conversation,
            message_id=message_id,
            payload=payload,
            title=button.title,
        )


def _error(name: str, status: int, *, sentence: str = "", headers: dict[str, str] | None = None) -> Response:
    body = {"error": name, "sentence": sentence} if sentence else {"error": name}
    return JSONResponse(body, status, {**NO_STORE, **(headers or {})})
