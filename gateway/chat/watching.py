"""Turns that another process stored reach the open pages too."""

import asyncio
from functools import partial

from gateway.chat.streams import Streams
from gateway.database import Database
from services.errors import Unavailable
from services.ports import UnitOfWork

LOOK_SECONDS = 2.0
AT_ONCE = 500  # conversations asked about in one statement


async def watch(database: Database, streams: Streams) -> None:
    """Look for ever at how far the conversations with open pages have come."""
    known: dict[str, int] = {}
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        opened = streams.conversations()
        try:
            now = await last_positions(database, opened)
        except Unavailable:
            continue
        for conversation, position in now.items():
            if position != known.get(conversation):
                streams.wake(conversation)
        known = now


async def last_positions(database: Database, conversations: list[str]) -> dict[str, int]:
    """How far each of any number of conversations has come."""
    found: dict[str, int] = {}
    for start in range(0, len(conversations), AT_ONCE):
        some = conversations[start : start + AT_ONCE]
        found |= await database.read(partial(_positions, some))
    return found


def _positions(conversations: list[str], uow: UnitOfWork) -> dict[str, int]:
    return uow.conversations.last_positions(conversations)
