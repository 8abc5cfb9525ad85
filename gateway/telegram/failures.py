"""What an error of the library means for a message that was being sent."""

from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from gateway.sending import (
    MaybeSentError,
    NotNowError,
    OperatorError,
    RefusedError,
    SendingError,
    UnreachableError,
)

TOKEN_REFUSED = "token_refused"  # noqa: S105 - the name of an alarm

# The request was never written.
_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    RuntimeError,  # the connections are closed already
)
_NOBODY_THERE = ("chat not found", "user not found", "peer_id_invalid", "user_deactivated", "chat_id_invalid")
_LONGEST_REASON = 150


def flood_seconds(error: RetryAfter) -> float:
    """How long Telegram wants nothing; the library gives a number or a timedelta."""
    pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def failure_of(error: TelegramError) -> SendingError:
    """The failure in the outbox's words; its text has neither the token nor an address.

    The order matters: a BadRequest is a NetworkError too.
    """
    if isinstance(error, RetryAfter):
        return NotNowError("flood wait", flood_seconds(error))
    if isinstance(error, Forbidden):
        return UnreachableError(_reason(error))
    if isinstance(error, InvalidToken):
        return OperatorError(TOKEN_REFUSED)
    if isinstance(error, ChatMigrated):
        return RefusedError("the group has become a supergroup")
    if isinstance(error, BadRequest):
        gone = any(words in error.message.lower() for words in _NOBODY_THERE)
        return UnreachableError(_reason(error)) if gone else RefusedError(_reason(error))
    cause = error.__cause__
    if isinstance(cause, _NEVER_LEFT):
        return NotNowError(type(cause).__name__)
    if isinstance(error, NetworkError) and cause is None:
        # Telegram itself says that it did not succeed.
        return NotNowError(_reason(error))
    return MaybeSentError(type(cause or error).__name__)


def _reason(error: TelegramError) -> str:
    return error.message[:_LONGEST_REASON]
