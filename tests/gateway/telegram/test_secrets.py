"""The token of the bot, which stands in every address, reaches no log and no text of an error."""

import asyncio
import logging
import traceback
from collections.abc import Iterator

import pytest
from telegram.error import TelegramError

from gateway.channel import Surroundings
from gateway.phrases import load_phrases
from gateway.sending import SendingError
from gateway.telegram.api import LOUD_LOGGERS, Api
from gateway.telegram.floods import Floods
from gateway.telegram.sender import TelegramSender
from gateway.telegram.settings import TelegramSettings
from gateway.telegram.words import load_words
from services.conversations.model import Reply
from tests.gateway.telegram.turns import delivery

TOKEN = "123456789:AAE-secret-of-the-bot"
SAID = "tìm việc may ở Năm Căn"

# What a server, or something in between, may answer: status and body.
ANSWERS = {
    "a page": ("200 OK", b"<html>"),
    "a list": ("200 OK", b"[]"),
    "no message": ("200 OK", b'{"ok": true, "result": 5}'),
    "a gateway": ("502 Bad Gateway", b"<html>"),
    "unauthorized": ("401 Unauthorized", b'{"ok": false, "description": "Unauthorized"}'),
    "a redirect": ("302 Found\r\nLocation: http://127.0.0.1:9/x", b""),
    "no HTTP": ("\x00", b""),
    "cut": ("", b""),
}
NOBODY_THERE = "nobody there"


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything anybody logs, as on a server that somebody made talkative."""
    before = {name: logging.getLogger(name).level for name in LOUD_LOGGERS}
    with caplog.at_level(logging.DEBUG):
        yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture(params=[*ANSWERS, NOBODY_THERE])
async def address(request: pytest.FixtureRequest) -> str:
    """Of a server that answers so."""
    if request.param == NOBODY_THERE:
        return "http://127.0.0.1:9"

    status, body = ANSWERS[request.param]
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() if status else b""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head + body)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def shown(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)) + repr(error)


async def test_whatever_fails_the_token_and_the_words_stay_here(
    address: str, log: pytest.LogCaptureFixture, surroundings: Surroundings
) -> None:
    settings = TelegramSettings(token=TOKEN, api=address)
    api = Api(settings)
    sender = TelegramSender(
        api, Floods(), load_words(), load_phrases(), surroundings.alarms, lambda _chat: None
    )
    turn = delivery(Reply(text=SAID))
    with pytest.raises(SendingError) as sending:
        await sender.send(turn, sender.parts(turn)[0])
    with pytest.raises(TelegramError) as polling:
        await api.updates(None, ["message"])
    await api.close_connections()
    log_text = "\n".join(logging.Formatter().format(record) for record in log.records)
    for text in (log_text, shown(sending.value), shown(polling.value), repr(settings)):
        assert "AAE" not in text
        assert SAID not in text


@pytest.mark.parametrize("logger", LOUD_LOGGERS)
def test_loggers_that_write_addresses_are_quiet_once_there_is_a_bot(logger: str) -> None:
    logging.getLogger(logger).setLevel(logging.DEBUG)
    Api(TelegramSettings(token=TOKEN))
    assert logging.getLogger(logger).level == logging.WARNING
