import logging
import socket
from dataclasses import replace
from datetime import timedelta

import pytest

from gateway.zalo.api import (
    Grant,
    RefusedAnswerError,
    StatusError,
    ZaloApi,
    appsecret_proof,
)
from gateway.zalo.connection import Connection, ConnectionFailedError, NoAnswerError
from gateway.zalo.settings import ZaloSettings
from tests.gateway.zalo.conftest import APP_SECRET, settings_for
from tests.gateway.zalo.small_server import CUT, DRIP, HOLD, SmallServer

TOKEN = "ACCESS_TOKEN_FOR_TESTS"
BODY = {"recipient": {"user_id": "246845883529197922"}, "message": {"text": "Chào anh/chị"}}
TAKEN = {"data": {"message_id": "63ecf43f0df7dba892e6"}, "error": 0, "message": "Success"}
JSON = {"Content-Type": "application/json"}


def test_the_proof_of_the_app_secret_is_that_of_the_documents():
    expected = "cd1ee6adbaa0ec4705254679f86d52766f757d9ad6829154675e08a16b0268c3"
    assert appsecret_proof(TOKEN, APP_SECRET) == expected


async def test_a_message_goes_with_the_token_in_its_own_header(api: ZaloApi, server: SmallServer):
    server.always = TAKEN
    sent = await api.send(TOKEN, BODY)
    [request] = server.requests
    assert sent.message_id == "63ecf43f0df7dba892e6"
    assert (request.method, request.path) == ("POST", "/v3.0/oa/message/cs")
    assert request.headers["access_token"] == TOKEN
    assert request.headers["content-type"] == "application/json"
    assert not {"authorization", "appsecret_proof"} & set(request.headers)
    assert request.json() == BODY
    assert "Chào anh/chị".encode() in request.body


async def test_the_proof_goes_along_where_it_is_switched_on(server: SmallServer, connection: Connection):
    server.always = TAKEN
    await ZaloApi(settings_for(server.url, appsecret_proof=True), connection).send(TOKEN, BODY)
    assert server.requests[0].headers["appsecret_proof"] == appsecret_proof(TOKEN, APP_SECRET)


async def test_a_visitor_of_the_website_is_answered_elsewhere(api: ZaloApi, server: SmallServer):
    server.always = TAKEN
    await api.send(TOKEN, {"recipient": {"anonymous_id": "1", "conversation_id": "2"}, "message": {}})
    assert server.requests[0].path == "/v2.0/oa/message"


@pytest.mark.parametrize("status", [200, 401, 500])
async def test_a_number_refuses_whatever_the_status(api: ZaloApi, server: SmallServer, status: int):
    server.always = (status, b'{"error": -230, "message": "User has not interacted"}', JSON)
    with pytest.raises(RefusedAnswerError) as caught:
        await api.send(TOKEN, BODY)
    assert (caught.value.table, caught.value.number) == ("chat", -230)


async def test_a_number_may_come_as_text(api: ZaloApi, server: SmallServer):
    server.always = {"error": "-216", "message": "x"}
    with pytest.raises(RefusedAnswerError) as caught:
        await api.send(TOKEN, BODY)
    assert caught.value.number == -216


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"message": "Success"}', b"[" * 100_000], ids=lambda body: str(body[:9])
)
async def test_what_is_no_answer_of_zalo_leaves_open_what_became_of_the_message(
    api: ZaloApi, server: SmallServer, body: bytes
):
    server.always = (200, body, {})
    with pytest.raises(NoAnswerError):
        await api.send(TOKEN, BODY)


@pytest.mark.parametrize("false", [False, None, 0.5, "", []])
async def test_only_zero_is_success(api: ZaloApi, server: SmallServer, false: object):
    server.always = {"error": false}
    with pytest.raises(RefusedAnswerError):
        await api.send(TOKEN, BODY)


@pytest.mark.parametrize(
    "behaviour", [CUT, HOLD, DRIP, (200, b" " * 2_000_000, {})], ids=("cut", "hold", "drip", "long")
)
async def test_an_answer_cut_held_back_dripped_or_endless_is_none(
    api: ZaloApi, server: SmallServer, behaviour: object
):
    server.always = behaviour  # type: ignore[assignment]
    with pytest.raises(NoAnswerError):
        await api.send(TOKEN, BODY)
    assert len(server.requests) == 1


async def test_where_nobody_listens_nothing_was_sent(connection: Connection):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(ConnectionFailedError):
        await ZaloApi(settings_for(url), connection).send(TOKEN, BODY)


async def test_a_redirect_is_not_followed(api: ZaloApi, server: SmallServer):
    server.always = (302, b" " * 2_000, {"Location": f"{server.url}/elsewhere"})
    with pytest.raises(StatusError):
        await api.send(TOKEN, BODY)
    assert len(server.requests) == 1


async def test_proxies_of_the_environment_are_not_asked(
    api: ZaloApi, server: SmallServer, monkeypatch: pytest.MonkeyPatch
):
    server.always = TAKEN
    for variable in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert (await api.send(TOKEN, BODY)).message_id


async def test_tokens_are_asked_for_with_a_form_and_the_app_secret(api: ZaloApi, server: SmallServer):
    server.always = {"access_token": "AT-2", "refresh_token": "RT-2", "expires_in": "90000"}
    grant = await api.refresh("RT-1")
    [request] = server.requests
    assert (grant.access_token, grant.refresh_token) == ("AT-2", "RT-2")
    assert grant.life.total_seconds() == 90_000
    assert (request.method, request.path) == ("POST", "/v4/oa/access_token")
    assert request.headers["secret_key"] == APP_SECRET
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.body == b"grant_type=refresh_token&refresh_token=RT-1&app_id=360846524940903967"


async def test_a_code_is_exchanged_with_its_verifier(
    settings: ZaloSettings, connection: Connection, server: SmallServer
):
    server.always = {"access_token": "AT-2", "refresh_token": "RT-2", "expires_in": 3600}
    grant = await ZaloApi(replace(settings, code_verifier="dBjftJeZ4CVP"), connection).exchange("code-1")
    assert grant.life.total_seconds() == 3600
    assert b"code=code-1" in server.requests[0].body
    assert b"code_verifier=dBjftJeZ4CVP" in server.requests[0].body


@pytest.mark.parametrize("life", [None, "", "soon", -5, 0, True, "9" * 30])
async def test_a_pair_without_a_lifetime_is_not_lost(api: ZaloApi, server: SmallServer, life: object):
    server.always = {"access_token": "AT-2", "refresh_token": "RT-2", "expires_in": life}
    assert (await api.refresh("RT-1")).life.total_seconds() == 3600


@pytest.mark.parametrize(
    "body",
    [
        {"error_name": "Invalid refresh token", "error": -118},
        {"error": "invalid_grant"},
        {"access_token": "AT-2"},
        {"access_token": "AT-2", "refresh_token": ""},
        {"access_token": "AT-2\r\nx: y", "refresh_token": "RT-2"},
        {"access_token": None, "refresh_token": None},
    ],
)
async def test_a_refusal_of_the_token_endpoint_comes_with_status_200(
    api: ZaloApi, server: SmallServer, body: dict[str, object]
):
    server.always = body
    with pytest.raises(RefusedAnswerError):
        await api.refresh("RT-1")


async def test_the_own_account_shows_that_the_token_lives(api: ZaloApi, server: SmallServer):
    server.always = {"error": 0, "data": {"oa_id": "388613280878808645", "name": "Trung tâm"}}
    account = await api.account(TOKEN)
    assert (account.oa_id, account.name) == ("388613280878808645", "Trung tâm")
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/v2.0/oa/getoa")


@pytest.mark.parametrize("behaviour", [CUT, {"error": -216}, (503, b"", {}), (302, b"", {"Location": "/x"})])
async def test_no_secret_is_in_an_error_or_in_the_log(
    api: ZaloApi, server: SmallServer, caplog: pytest.LogCaptureFixture, behaviour: object
):
    caplog.set_level(logging.DEBUG)
    server.always = behaviour  # type: ignore[assignment]
    for call in (lambda: api.send("AT-secret", BODY), lambda: api.refresh("RT-secret")):
        with pytest.raises(Exception) as caught:
            await call()
        logging.getLogger("x").error("failed", exc_info=caught.value)
    for secret in ("AT-secret", "RT-secret", APP_SECRET, BODY["recipient"]["user_id"], "Chào"):
        assert secret not in caplog.text


async def test_a_token_no_header_can_hold_is_not_repeated_in_the_error(api: ZaloApi):
    with pytest.raises(ConnectionFailedError) as caught:
        await api.send("AT-secret\r\nx: y", BODY)
    assert "secret" not in str(caught.value) and caught.value.__suppress_context__


def test_pairs_hide_themselves_when_printed():
    assert "AT" not in repr(Grant(access_token="AT-1", refresh_token="RT-1", life=timedelta(1)))
