"""Calls of the Bot API: the library's own bot, kept from writing tokens and people's words into logs."""

import logging
from collections.abc import Sequence
from typing import Any

import httpx
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from gateway.telegram.settings import TelegramSettings

CONNECTIONS = 32
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 10.0
POLL_SECONDS = 25  # how long Telegram holds a question for updates when there are none
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

# The token stands in every address: below WARNING these write addresses, and what was sent.
LOUD_LOGGERS = ("httpx", "httpcore", "telegram")


class _Request(HTTPXRequest):
    """The library's requests; an answer that is no JSON is not written into the log."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer.

        Raises:
            TelegramError: It is no JSON object.
        """
        try:
            data = httpx.Response(200, content=payload).json()
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict):
            raise TelegramError("Invalid server response")
        return data


class Api(Bot):
    """The bot of the settings; nothing is asked before the first call.

    Args:
        answer_seconds: How long an answer is waited for; to a question for updates so much longer.
    """

    def __init__(self, settings: TelegramSettings, answer_seconds: float = ANSWER_SECONDS) -> None:
        for name in LOUD_LOGGERS:
            logging.getLogger(name).setLevel(logging.WARNING)
        self._answer_seconds = answer_seconds
        # A proxy of the house leads outside, never to a server of this machine.
        options = {"trust_env": httpx.URL(settings.api).host not in _LOOPBACK}
        self._own_requests = [
            _Request(
                connection_pool_size=size,
                connect_timeout=CONNECT_SECONDS,
                read_timeout=answer_seconds,
                pool_timeout=answer_seconds,
                httpx_kwargs=options,
            )
            for size in (1, CONNECTIONS)
        ]
        super().__init__(
            settings.token,
            base_url=f"{settings.api}/bot",
            base_file_url=f"{settings.api}/file/bot",
            get_updates_request=self._own_requests[0],
            request=self._own_requests[1],
        )

    async def updates(self, offset: int | None, allowed: Sequence[str]) -> list[Any]:
        """The next updates as Telegram has them; those below the offset are confirmed and come no more.

        Not the library's own method: that one reads all of them at once, fails for all when one cannot be
        read, and writes them into the log.

        Raises:
            TelegramError: None could be fetched.
        """
        asked: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": list(allowed)}
        if offset is not None:
            asked["offset"] = offset
        found = await self._post("getUpdates", asked, read_timeout=POLL_SECONDS + self._answer_seconds)
        if not isinstance(found, list):
            raise TelegramError("Invalid server response")
        return found

    async def close_connections(self) -> None:
        """At the end."""
        for request in self._own_requests:
            await request.shutdown()
