"""`troly channel check zalo`: from the ids to a message that arrives, and what only practice shows."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from typing import TypeVar

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.sending import OperatorError
from gateway.zalo.api import RefusedAnswerError, ZaloApi
from gateway.zalo.connection import Connection
from gateway.zalo.grant import MISSING
from gateway.zalo.settings import ZaloSettings
from gateway.zalo.signature import Signed, signature_of
from gateway.zalo.tokens import TokenKeeper
from gateway.zalo.webhook import PATH
from services import Services
from services.calendar import local
from services.channels.costs import CostKind, Window, window_at
from services.channels.tokens import PlatformTokens
from troly.channel_address import address_is_usable
from troly.channel_alarms import report_alarms, sentence_of
from troly.channel_report import Report
from troly.channel_settings import settings_or_none
from troly.channel_uncertain import print_uncertain
from troly.channel_words import entry, words
from troly.channel_zalo_errors import EXPECTED, explained_error
from troly.errors import CommandFailed
from troly.open_services import open_services

CHANNEL = "zalo"
PORTS = (443,)
Result = TypeVar("Result")


def check(*, to: str | None) -> int:
    """Walk through everything, then list what is uncertain; returns the exit code.

    Args:
        to: User id, as the Official Account sees it, that gets a test message.
    """
    report = Report()
    settings = settings_or_none(report, ZaloSettings.from_env)
    if settings is not None and not settings.is_on:
        report.bad("zalo.off")
    elif settings is not None:
        # What the parts of the gateway log is told here in sentences.
        logging.getLogger("gateway").addHandler(logging.NullHandler())
        walk(report, settings, to)
        print_uncertain()
    return report.end()


def walk(report: Report, settings: ZaloSettings, to: str | None) -> None:
    """The steps."""
    ready = secrets_are_there(report, settings)
    check_signature(report)
    told: set[str] = set()
    if ready:
        try:
            with open_services() as services:
                asyncio.run(_Calls(report, settings, services, told).run(to))
        except CommandFailed as error:
            report.bad("said", text=error)
            told.add("database")
    address = os.environ.get("TROLY_PUBLIC_ADDRESS", "").strip().rstrip("/")
    if address_is_usable(report, CHANNEL, address, PORTS):
        report.note("zalo.webhook_url", url=f"{address}{PATH}")
        report.note("zalo.webhook_events")
        report.note("zalo.webhook_hash")
    if "database" not in told:
        report_alarms(report, CHANNEL, told)


def secrets_are_there(report: Report, settings: ZaloSettings) -> bool:
    """Whether Zalo can be asked at all."""
    report.good("zalo.app_good", app_id=settings.app_id)
    for name in ("app_secret", "oa_id", "oa_secret"):
        if not getattr(settings, name):
            report.bad(f"zalo.{name}_missing")
    if settings.app_secret and settings.oa_secret:
        report.good("zalo.secrets_good")
    return bool(settings.app_secret and settings.oa_id)


def check_signature(report: Report) -> None:
    """Sign the documents' own example."""
    vector = dict(entry("zalo.vector"))
    right = vector.pop("signature")
    signed = Signed(**{**vector, "body": vector["body"].encode()})
    if signature_of(signed) == right:
        report.good("zalo.signature_good")
    else:
        report.bad("zalo.signature_bad")


class _Calls:
    """What Zalo itself says.

    Args:
        told: Gets the alarms that were explained on the way.
    """

    def __init__(self, report: Report, settings: ZaloSettings, services: Services, told: set[str]) -> None:
        self._report = report
        self._settings = settings
        self._services = services
        self._told = told

    async def run(self, to: str | None) -> None:
        tokens = self._tokens()
        if tokens is None:
            self._told.add(MISSING)
            self._report.bad("said", text=sentence_of(CHANNEL, MISSING))
            return
        sending = self._settings.rules.sending
        connection = Connection(connect_seconds=sending.connect_seconds, read_seconds=sending.read_seconds)
        database = Database(self._services)
        api = ZaloApi(self._settings, connection)
        owner = f"check-{os.getpid()}"
        keeper = TokenKeeper(self._settings, api, database, Alarms(database), owner)
        try:
            await self._ask(api, keeper, to)
        except EXPECTED as error:
            if isinstance(error, OperatorError):
                self._told.add(error.problem)
            self._report.bad("said", text=explained_error(error, self._settings.api_url))
        finally:
            # A refresh token that is on its way must not be lost.
            await keeper.finish()
            await connection.close()
            database.close()

    async def _ask(self, api: ZaloApi, keeper: TokenKeeper, to: str | None) -> None:
        account = await keeper.call(api.account)
        tokens = self._tokens()
        if tokens is not None:
            times = {name: f"{local(getattr(tokens, f'{name}_at')):%H:%M %d/%m/%Y}" for name in _TIMES}
            self._report.good("zalo.grant_good", refreshed=times["refreshed"], expires=times["expires"])
        if account.oa_id not in ("", self._settings.oa_id):
            self._report.bad(
                "zalo.account_other", found=account.oa_id, name=account.name, wanted=self._settings.oa_id
            )
            return
        self._report.good("zalo.account_good", name=account.name)
        if to is None:
            self._report.note("zalo.not_tried")
            return
        await self._allowance(keeper, lambda token: api.allowance(token, to))
        message = {"recipient": {"user_id": to}, "message": {"text": words("test_message")}}
        await keeper.call(lambda token: api.send(token, message))
        self._count(to)
        self._report.good("zalo.sent", user=to)

    def _count(self, user: str) -> None:
        """What the platform may want money for is in the month's budget, whoever sends it."""
        rules, now = self._settings.rules.sending, datetime.now(timezone.utc)
        free, charged = timedelta(hours=rules.free_hours), timedelta(days=rules.charged_days)
        with self._services.unit_of_work(writing=True) as uow:
            heard = uow.conversations.last_heard(f"{CHANNEL}_{user}")
            is_free = window_at(heard, now, free, charged) is Window.FREE
            kind = CostKind.FREE if is_free else CostKind.CHARGED
            uow.message_costs.add(CHANNEL, local(now).date(), kind)
            uow.commit()

    async def _allowance(self, keeper: TokenKeeper, ask: Callable[[str], Awaitable[Result]]) -> None:
        try:
            data = await keeper.call(ask)
        except RefusedAnswerError as error:
            number = words("zalo.number", number=error.number)
            self._report.note("zalo.allowance_unknown", number=number)
            return
        reply = data.get("cs_reply") if isinstance(data, dict) else None
        if isinstance(reply, dict) and "remain" in reply:
            self._report.note("zalo.allowance", left=reply["remain"], total=reply.get("total", "?"))
        else:
            self._report.note("zalo.allowance_unknown", number="")

    def _tokens(self) -> PlatformTokens | None:
        with self._services.unit_of_work() as uow:
            return uow.platform_tokens.get(self._settings.oa_id)


_TIMES = ("refreshed", "expires")
