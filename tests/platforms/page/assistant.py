"""The assistant itself, started beside the fakes with its channels switched on."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from gateway.telegram.api import Api
from gateway.telegram.registration import register
from gateway.telegram.settings import TelegramSettings
from gateway.telegram.words import load_words
from gateway.zalo.grant import store_first_pair
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services.addresses import LOOPBACK
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo
from troly.errors import CommandFailed
from troly.ports import require_free
from troly.root import ROOT, VAR
from troly.settings import Settings
from troly.training import present_model

SECRET = "secret-of-the-trial-page"
DATABASE = VAR / "trial.db"
_END_SECONDS = 20


def require_everything(settings: Settings) -> None:
    """Say now what `troly serve` would say after the fakes had begun.

    Raises:
        CommandFailed: No model, or a busy port.
    """
    if present_model() is None:
        raise CommandFailed("serve.no_model")
    require_free(LOOPBACK, settings.action_port, "TROLY_ACTION_PORT")
    require_free(LOOPBACK, settings.rasa_port, "TROLY_RASA_PORT")
    require_free(settings.gateway_host, settings.gateway_port, "TROLY_GATEWAY_PORT")
    require_free(settings.web_host, settings.web_port, "TROLY_WEB_PORT")


def gateway_address(settings: Settings) -> str:
    """Where webhooks of the fakes go."""
    return f"http://{LOOPBACK}:{settings.gateway_port}"


def environment(settings: Settings, telegram: FakeTelegram, zalo: FakeZalo, database: Path) -> dict[str, str]:
    """What switches the channels on. The database is one for trials: what is said here is no real request."""
    return {
        **os.environ,
        "TROLY_DATABASE_URL": f"sqlite:///{database}",
        "TROLY_PUBLIC_ADDRESS": gateway_address(settings),
        "TROLY_TELEGRAM_TOKEN": telegram.token,
        "TROLY_TELEGRAM_SECRET": SECRET,
        "TROLY_TELEGRAM_MODE": "webhook",
        "TROLY_TELEGRAM_API": telegram.url,
        "TROLY_ZALO_APP_ID": zalo.app_id,
        "TROLY_ZALO_APP_SECRET": zalo.app_secret,
        "TROLY_ZALO_OA_ID": zalo.oa_id,
        "TROLY_ZALO_OA_SECRET": zalo.oa_secret,
        "TROLY_ZALO_OAUTH_URL": zalo.url,
        "TROLY_ZALO_API_URL": zalo.url,
        "TROLY_ZALO_TEMPLATE_URL": zalo.url,
    }


def prepare(environ: dict[str, str], zalo: FakeZalo) -> None:
    """Make the database, register the bot, keep a grant of the account: what an operator does once.

    Raises:
        CommandFailed: A step failed; it has said why.
    """
    for verb in ("upgrade", "sample"):
        code = subprocess.run([sys.executable, "-m", "troly", "db", verb], env=environ, cwd=ROOT).returncode
        if code:
            raise CommandFailed("serve.child_gives_up", name=f"troly db {verb}", log="var/log")
    open_platforms(environ, zalo)


def open_platforms(environ: dict[str, str], zalo: FakeZalo) -> None:
    """Register the bot, keep a grant of the account."""
    asyncio.run(_register(TelegramSettings.from_env(environ)))
    services = build_services(DatabaseSettings(url=environ["TROLY_DATABASE_URL"]))
    with services.unit_of_work(writing=True) as uow:
        pair = zalo.issue_tokens()
        store_first_pair(uow, zalo.oa_id, pair.access, pair.refresh, datetime.now(timezone.utc))
        uow.commit()
    services.close()


async def _register(settings: TelegramSettings) -> None:
    api = Api(settings)
    try:
        await register(api, settings, SECRET, load_words())
    finally:
        await api.close_connections()


@contextlib.contextmanager
def assistant(environ: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """`troly serve`; it has ended when the block has."""
    command = [sys.executable, "-m", "troly.child", str(os.getpid()), sys.executable, "-m", "troly", "serve"]
    # A session of its own: Ctrl-C reaches this process alone, which ends the other in order.
    process = subprocess.Popen(command, env=environ, cwd=ROOT, start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_END_SECONDS)
        if process.poll() is None:
            process.kill()
            process.wait()
