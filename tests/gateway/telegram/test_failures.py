"""What an error of the library means for a message that was being sent."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from gateway.sending import (
    MaybeSentError,
    NotNowError,
    OperatorError,
    RefusedError,
    SendingError,
    UnreachableError,
)
from gateway.telegram.failures import failure_of, flood_seconds


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), UnreachableError),
        (Forbidden("Forbidden: user is deactivated"), UnreachableError),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), UnreachableError),
        (BadRequest("Chat not found"), UnreachableError),
        (BadRequest("Message is too long"), RefusedError),
        (BadRequest("Button_data_invalid"), RefusedError),
        (ChatMigrated(-100123), RefusedError),
        (InvalidToken("Unauthorized"), OperatorError),
        (RetryAfter(5), NotNowError),
        (NetworkError("Internal Server Error"), NotNowError),
        (caused(NetworkError("x"), httpx.ConnectError("refused")), NotNowError),
        (caused(TimedOut(), httpx.ConnectTimeout("x")), NotNowError),
        (caused(TimedOut(), httpx.PoolTimeout("x")), NotNowError),
        (caused(NetworkError("x"), RuntimeError("closed")), NotNowError),
        (caused(TimedOut(), httpx.ReadTimeout("x")), MaybeSentError),
        (caused(TimedOut(), httpx.WriteTimeout("x")), MaybeSentError),
        (caused(NetworkError("x"), httpx.ReadError("x")), MaybeSentError),
        (caused(NetworkError("x"), httpx.WriteError("x")), MaybeSentError),
        (caused(NetworkError("x"), httpx.RemoteProtocolError("x")), MaybeSentError),
        (caused(NetworkError("Bad Gateway (502)"), TelegramError("no JSON")), MaybeSentError),
        (TelegramError("Invalid server response"), MaybeSentError),
        (Conflict("x"), MaybeSentError),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else str(value)[:40],
)
def test_each_error_has_one_meaning(error: TelegramError, failure: type[SendingError]) -> None:
    assert type(failure_of(error)) is failure


@pytest.mark.parametrize("pause", [5, timedelta(seconds=5)], ids=["number", "timedelta"])
def test_the_pause_telegram_wants_is_kept_in_both_forms(
    pause: int | timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    if isinstance(pause, timedelta):
        monkeypatch.setenv("PTB_TIMEDELTA", "true")
    error = RetryAfter(pause)
    assert flood_seconds(error) == 5.0
    failure = failure_of(error)
    assert isinstance(failure, NotNowError)
    assert failure.pause_seconds == 5.0


def test_the_reason_is_short() -> None:
    assert len(str(failure_of(BadRequest("x" * 10_000)))) < 200
