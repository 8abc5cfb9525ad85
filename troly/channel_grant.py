"""`troly channel grant zalo`: trade what an administrator was given for the first pair of tokens."""

import asyncio
import getpass
import sys
import time
from contextlib import suppress
from datetime import datetime, timezone

from gateway.zalo.api import Grant, RefusedAnswerError, StatusError, ZaloApi
from gateway.zalo.connection import Connection, ConnectionFailedError, NoAnswerError
from gateway.zalo.errors import fault_of
from gateway.zalo.grant import store_first_pair
from gateway.zalo.settings import ZaloSettings
from services import Services
from services.calendar import local
from services.channels.tokens import is_token
from services.errors import Unavailable
from troly.channel_report import Report
from troly.channel_settings import settings_or_none
from troly.channel_words import words
from troly.channel_zalo_errors import EXPECTED, explained_error
from troly.errors import CommandFailed
from troly.open_services import open_services

ASKED_FOR = "-"
SAVES = 5
SAVE_PAUSE_SECONDS = 1.0


def grant(*, refresh_token: str | None, code: str | None) -> int:
    """Trade, store, and ask Zalo whose account it is; returns the exit code.

    Args:
        refresh_token: ASKED_FOR, since it is; None when a code is given.
        code: Of the address that Zalo led the administrator to.

    Raises:
        CommandFailed: A refresh token was typed behind the command, or the database is away.
    """
    if refresh_token not in (None, ASKED_FOR):
        raise CommandFailed("channel.token_on_the_line", exit_code=2)
    report = Report()
    settings = settings_or_none(report, ZaloSettings.from_env)
    if settings is None or not _is_ready(report, settings):
        return report.end()
    given = code.strip() if code is not None else _asked()
    if not is_token(given):
        report.bad("zalo.grant.not_a_token")
        return report.end()
    if code is not None and not settings.code_verifier:
        report.note("zalo.grant.no_verifier")
    with open_services() as services:
        # Before anything is spent: what cannot be stored afterwards is lost.
        with services.unit_of_work(writing=True) as uow:
            uow.platform_tokens.get(settings.oa_id)
        asyncio.run(_trade(report, settings, services, given, is_code=code is not None))
    return report.end()


def _is_ready(report: Report, settings: ZaloSettings) -> bool:
    if not settings.is_on:
        report.bad("zalo.off")
        return False
    missing = [name for name in ("app_secret", "oa_id") if not getattr(settings, name)]
    for name in missing:
        report.bad(f"zalo.{name}_missing")
    return not missing


def _asked() -> str:
    """The refresh token, from a terminal without showing it, or from a line of the input."""
    if sys.stdin.isatty():
        with suppress(EOFError):
            return getpass.getpass(words("zalo.grant.ask")).strip()
    return sys.stdin.readline().strip()


async def _trade(
    report: Report, settings: ZaloSettings, services: Services, given: str, *, is_code: bool
) -> None:
    sending = settings.rules.sending
    connection = Connection(connect_seconds=sending.connect_seconds, read_seconds=sending.read_seconds)
    api = ZaloApi(settings, connection)
    try:
        new = await (api.exchange(given) if is_code else api.refresh(given))
    except EXPECTED as error:
        _refused(report, settings, error, is_code=is_code)
    else:
        if _is_stored(services, settings.oa_id, new):
            expires = f"{local(datetime.now(timezone.utc) + new.life):%H:%M %d/%m/%Y}"
            report.good("zalo.grant.stored", expires=expires)
            await _look(report, settings, services, api, new)
        else:
            report.bad("zalo.grant.not_stored")
    finally:
        await connection.close()


def _refused(report: Report, settings: ZaloSettings, error: Exception, *, is_code: bool) -> None:
    if isinstance(error, RefusedAnswerError) and fault_of(error).alarm in ("", "grant_refused"):
        key = "code_refused" if is_code else "refresh_refused"
        report.bad(f"zalo.grant.{key}", number=error.number)
    elif isinstance(error, NoAnswerError | StatusError) and not isinstance(error, ConnectionFailedError):
        report.bad("zalo.grant.lost", reason=error)
    else:
        report.bad("said", text=explained_error(error, settings.oauth_url))


def _is_stored(services: Services, oa_id: str, new: Grant) -> bool:
    """Store the pair, which exists nowhere else; a database that is away for a moment is waited for."""
    for left in reversed(range(SAVES)):
        try:
            with services.unit_of_work(writing=True) as uow:
                now = datetime.now(timezone.utc)
                store_first_pair(uow, oa_id, new.access_token, new.refresh_token, now, new.life)
                uow.commit()
        except Unavailable:
            if left:
                time.sleep(SAVE_PAUSE_SECONDS)
        else:
            return True
    return False


async def _look(report: Report, settings: ZaloSettings, services: Services, api: ZaloApi, new: Grant) -> None:
    """Ask whose account it is: a right granted by another one would serve the wrong people."""
    try:
        account = await api.account(new.access_token)
    except EXPECTED as error:
        report.bad("said", text=explained_error(error, settings.api_url))
        return
    if account.oa_id in ("", settings.oa_id):
        report.good("zalo.account_good", name=account.name)
        return
    report.bad("zalo.account_other", found=account.oa_id, name=account.name, wanted=settings.oa_id)
    if _is_stored(services, account.oa_id, new):
        report.note("zalo.grant.kept_for_other", found=account.oa_id)
