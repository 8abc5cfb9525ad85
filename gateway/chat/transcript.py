"""Turns as the page gets them: at once when it loads, then one by one."""

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

from gateway.chat.streams import Page
from gateway.database import Database
from services.conversations.model import Turn
from services.conversations.rating import Rating
from services.conversations.reply_json import reply_to_json
from services.conversations.wanted import may_be_rated
from services.errors import Unavailable

AT_ONCE = 50  # turns in one answer; also how far back a page that loads looks
# Mobile networks drop silent connections after half a minute or more.
SILENCE_SECONDS = 15.0
RETRY_MS = 2_000


def page_name(message_id: str) -> str:
    """The name the page gave a message that is stored under this id."""
    return message_id.partition(":")[2]


def turn_to_json(turn: Turn, rating: Rating | None = None) -> dict[str, Any]:
    """A turn for the page; `id` is its position, `message` the name the page gave the person's message.

    `rated` stands under an answer that may be rated: the mark given, "" for none.
    """
    message = page_name(turn.message_id) if turn.message_id else None
    rated = {"rated": rating.mark.value if rating else ""} if may_be_rated(turn.answer) else {}
    return {
        "id": turn.position,
        "message": message,
        "said": turn.answer.said,
        "replies": [reply_to_json(reply) for reply in turn.answer.replies],
        "speaker": turn.answer.speaker.value,
        "at": turn.at.isoformat(timespec="seconds"),
        **rated,
    }


async def read_turns(database: Database, conversation: str, after: int) -> list[Turn]:
    """The turns after a position, oldest first; from the start (0), only the last ones.

    Raises:
        Unavailable: The database cannot be reached just now.
    """
    if after == 0:
        return list(await database.read(lambda uow: uow.conversations.latest_turns(conversation, AT_ONCE)))
    return list(await database.read(lambda uow: uow.conversations.turns_after(conversation, after, AT_ONCE)))


async def read_ratings(database: Database, conversation: str, turns: list[Turn]) -> Mapping[int, Rating]:
    """The marks of those of some turns that may be rated, by position."""
    positions = [turn.position for turn in turns if may_be_rated(turn.answer)]
    return await database.read(lambda uow: uow.ratings.of(conversation, positions)) if positions else {}


async def follow(database: Database, page: Page, conversation: str, after: int) -> AsyncIterator[str]:
    """Server-sent events: every turn after a position, each once and in order, while the page is open."""
    # Some proxies hold events back: the page trusts its stream when this one has come through.
    yield f"retry: {RETRY_MS}\nevent: open\ndata: {{}}\n\n"
    position = after
    news: list[Turn] = []
    while not page.closed:
        if not news or news[0].position != position + 1:
            try:
                news = await read_turns(database, conversation, position)
            except Unavailable:
                return
        for turn in news:
            if turn.position > position:
                yield _event(turn)
                position = turn.position
        if len(news) < AT_ONCE:
            news = await page.news(SILENCE_SECONDS)
            if not news:
                yield ": \n\n"
        else:
            news = []


def _event(turn: Turn) -> str:
    data = json.dumps(turn_to_json(turn), ensure_ascii=False, separators=(",", ":"))
    return f"id: {turn.position}\nevent: turn\ndata: {data}\n\n"
