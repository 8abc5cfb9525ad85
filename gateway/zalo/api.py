"""The calls of Zalo's API the channel makes; what Zalo answers is judged by its number, not its text."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from gateway.zalo.connection import Connection, NoAnswerError, Received
from gateway.zalo.settings import ZaloSettings
from services.channels.tokens import is_token

CHAT_PATH = "/v3.0/oa/message/cs"
TEMPLATE_PATH = "/v3.0/oa/message/template"
ACCOUNT_PATH = "/v2.0/oa/getoa"
ALLOWANCE_PATH = "/v3.0/oa/quota/message"
TOKEN_PATH = "/v4/oa/access_token"  # noqa: S105 - a path
# The lifetime of older documents, should Zalo give none: rather renewed too often than too late.
SHORTEST_LIFE = timedelta(hours=1)


class RefusedAnswerError(Exception):
    """Zalo refused, with a number; None where it gave none that is one.

    Attributes:
        table: Which numbers of data/gateway/zalo_errors.yml are meant: chat, template or grant.
    """

    def __init__(self, table: str, number: int | None) -> None:
        super().__init__(f"Zalo refused with {number} ({table}).")
        self.table = table
        self.number = number


class StatusError(Exception):
    """An HTTP status that says no, without a number of Zalo's."""

    def __init__(self, status: int) -> None:
        super().__init__(f"Zalo answered with status {status}.")
        self.status = status


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that Zalo took; `quota` is what it said of the allowance, if anything."""

    message_id: str
    quota: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A new pair of tokens; the refresh token that led to it is dead."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    life: timedelta


@dataclass(frozen=True, slots=True)
class Account:
    """The Official Account a token is good for."""

    oa_id: str
    name: str


class ZaloApi:
    """Every method may raise RefusedAnswerError, StatusError, ConnectionFailedError or NoAnswerError."""

    def __init__(self, settings: ZaloSettings, connection: Connection) -> None:
        self._settings = settings
        self._connection = connection

    async def send(self, token: str, body: Mapping[str, Any]) -> Sent:
        """Send one message; `body` is `{"recipient": …, "message": …}`."""
        is_anonymous = "anonymous_id" in body["recipient"]
        path = self._settings.rules.sending.anonymous_path if is_anonymous else CHAT_PATH
        return _sent(await self._ask("chat", "POST", path, token, body))

    async def send_template(self, token: str, body: Mapping[str, Any]) -> Sent:
        """Send one paid template message to a user id."""
        return _sent(await self._ask("template", "POST", TEMPLATE_PATH, token, body))

    async def account(self, token: str) -> Account:
        """Whose token it is; the cheapest way to see that it is alive."""
        data = _data(await self._ask("chat", "GET", ACCOUNT_PATH, token))
        return Account(str(data.get("oa_id", "")), str(data.get("name", "")))

    async def allowance(self, token: str, user_id: str) -> Mapping[str, Any]:
        """What may still be sent to a person, as Zalo tells it; nothing of it is promised to be there."""
        return _data(await self._ask("chat", "POST", ALLOWANCE_PATH, token, {"user_id": user_id}))

    async def refresh(self, refresh_token: str) -> Grant:
        """Trade a refresh token, which can be used once, for a new pair."""
        return await self._grant({"grant_type": "refresh_token", "refresh_token": refresh_token})

    async def exchange(self, code: str) -> Grant:
        """Trade the code of an administrator's consent, good for 10 minutes, for the first pair."""
        form = {"grant_type": "authorization_code", "code": code}
        if self._settings.code_verifier:
            form["code_verifier"] = self._settings.code_verifier
        return await self._grant(form)

    async def _ask(
        self, table: str, method: str, path: str, token: str, body: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        headers = {"access_token": token}
        if self._settings.rules.sending.appsecret_proof:
            headers["appsecret_proof"] = appsecret_proof(token, self._settings.app_secret)
        url = self._settings.api_url + path
        received = await self._connection.request(method, url, headers, json_body=body)
        return _successful(table, received)

    async def _grant(self, form: dict[str, str]) -> Grant:
        received = await self._connection.request(
            "POST",
            self._settings.oauth_url + TOKEN_PATH,
            {"secret_key": self._settings.app_secret},
            form={**form, "app_id": self._settings.app_id},
        )
        body = received.body or {}
        access, refresh = body.get("access_token"), body.get("refresh_token")
        # A refusal comes with status 200 as well: only a whole pair is a success.
        if 200 <= received.status < 300 and is_token(access) and is_token(refresh):
            return Grant(access_token=access, refresh_token=refresh, life=_life(body.get("expires_in")))
        if received.status >= 500 or received.body is None:
            raise StatusError(received.status)
        raise RefusedAnswerError("grant", _number(body.get("error")))


def appsecret_proof(token: str, app_secret: str) -> str:
    """Proof that whoever uses a token knows the app's secret."""
    return hmac.new(app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def _successful(table: str, received: Received) -> Mapping[str, Any]:
    is_ok = 200 <= received.status < 300
    if received.body is not None and "error" in received.body:
        number = _number(received.body["error"])
        if number != 0:
            raise RefusedAnswerError(table, number)
        if is_ok:
            return received.body
    if is_ok:
        raise NoAnswerError("Zalo answered with something that is neither success nor failure.")
    raise StatusError(received.status)


def _number(value: Any) -> int | None:
    try:
        return None if isinstance(value, bool | float) else int(value)
    except (TypeError, ValueError):
        return None


def _data(body: Mapping[str, Any]) -> Mapping[str, Any]:
    data = body.get("data")
    return data if isinstance(data, dict) else {}


def _sent(body: Mapping[str, Any]) -> Sent:
    data = _data(body)
    quota = data.get("quota")
    return Sent(str(data.get("message_id", "")), quota if isinstance(quota, dict) else {})


def _life(value: Any) -> timedelta:
    seconds = _number(value)
    return timedelta(seconds=seconds) if seconds and 0 < seconds < 10_000_000 else SHORTEST_LIFE
