"""`troly channel check telegram`: from the token to a message that arrives."""

import asyncio

from gateway.sending import (
    MaybeSentError,
    NotNowError,
    OperatorError,
    SendingError,
    UnreachableError,
)
from gateway.telegram.inspection import Inspection, WebhookSeen, inspecting
from gateway.telegram.settings import Mode, TelegramSettings
from services.calendar import local
from troly.channel_address import address_is_usable
from troly.channel_alarms import report_alarms
from troly.channel_report import Report
from troly.channel_settings import gateway_key, settings_or_none
from troly.channel_words import explained, words

CHANNEL = "telegram"
PORTS = (443, 80, 88, 8443)


def check(*, register: bool, to: str | None) -> int:
    """Walk through everything; returns the exit code.

    Args:
        register: Tell Telegram the webhook and the menu, whatever is registered now.
        to: Chat that gets a test message.
    """
    report = Report()
    settings = settings_or_none(report, TelegramSettings.from_env)
    if settings is not None and not settings.is_on:
        report.bad("telegram.off")
    elif settings is not None:
        asyncio.run(_Check(report, settings, register=register, to=to).run())
        report_alarms(report, CHANNEL)
    return report.end()


class _Check:
    def __init__(self, report: Report, settings: TelegramSettings, *, register: bool, to: str | None) -> None:
        self._report = report
        self._settings = settings
        self._register = register
        self._to = to
        self._registered = False

    async def run(self) -> None:
        async with inspecting(self._settings) as telegram:
            try:
                bot = await telegram.bot()
                self._report.good("telegram.token_good", title=bot.title, name=bot.name)
                if self._mode_is_usable():
                    await self._registration(telegram)
                await self._message(telegram)
            except SendingError as error:
                self._failed(error)

    def _mode_is_usable(self) -> bool:
        if self._settings.mode is Mode.POLLING:
            self._report.good("telegram.mode_polling")
            return True
        self._report.good("telegram.mode_webhook")
        without = words("telegram.without_address")
        return address_is_usable(self._report, CHANNEL, self._settings.public_address, PORTS, without)

    async def _registration(self, telegram: Inspection) -> None:
        seen = await telegram.webhook()
        wrong = self._wrong(telegram, seen)
        menu_is_set = await telegram.menu_is_set()
        if self._register or ((wrong or not menu_is_set) and self._is_wanted(wrong)):
            if not await self._registers(telegram):
                return
            seen = await telegram.webhook()
            wrong = self._wrong(telegram, seen)
            menu_is_set = await telegram.menu_is_set()
        if wrong:
            self._report.bad(wrong, url=seen.url, wanted=telegram.webhook_url)
        elif seen.url:
            self._report.good("telegram.set_good", url=seen.url)
        else:
            self._report.good("telegram.set_none")
        if menu_is_set:
            self._report.good("telegram.menu_good")
        else:
            self._report.bad("telegram.menu_missing")
        self._traffic(seen)

    def _wrong(self, telegram: Inspection, seen: WebhookSeen) -> str:
        """The sentence of what is wrong with the registration; empty if nothing is."""
        if self._settings.mode is Mode.POLLING:
            return "telegram.set_while_polling" if seen.url else ""
        if not seen.url:
            return "telegram.set_missing"
        if seen.url != telegram.webhook_url:
            return "telegram.set_elsewhere"
        return "" if seen.asks_for_all else "telegram.set_too_little"

    def _is_wanted(self, wrong: str) -> bool:
        if wrong == "telegram.set_elsewhere":
            # Perhaps another machine lives on it: only who asks for it in so many words takes it away.
            return False
        return self._report.agrees("telegram.ask_register")

    async def _registers(self, telegram: Inspection) -> bool:
        key = "" if self._settings.secret else settings_or_none(self._report, gateway_key)
        if key is None:
            return False
        await telegram.register(self._settings.webhook_secret(key))
        self._registered = True
        self._report.good("telegram.registered")
        return True

    def _traffic(self, seen: WebhookSeen) -> None:
        if seen.pending:
            self._report.note("telegram.pending", count=seen.pending)
        if self._settings.mode is Mode.POLLING:
            return
        if seen.failed_at is None:
            self._report.good("telegram.no_failure")
            return
        at = f"{local(seen.failed_at):%H:%M %d/%m/%Y}"
        why = explained("telegram.failures", seen.failure)
        # What was not taken waits for a day: where nothing waits, it has gone well since.
        if seen.pending and not self._registered:
            self._report.bad("telegram.last_failure", at=at, why=why)
        else:
            self._report.note("telegram.old_failure", at=at, why=why)

    async def _message(self, telegram: Inspection) -> None:
        if self._to is None:
            self._report.note("telegram.not_tried")
            return
        await telegram.send(int(self._to), words("test_message"))
        self._report.good("telegram.sent", chat=self._to)

    def _failed(self, error: SendingError) -> None:
        name, values = _error(error)
        self._report.bad(
            f"telegram.errors.{name}", reason=error, api=self._settings.api, chat=self._to, **values
        )


def _error(error: SendingError) -> tuple[str, dict[str, object]]:
    """Name of the sentence, and what it tells beside the reason."""
    if isinstance(error, OperatorError):
        return "token", {}
    if isinstance(error, UnreachableError):
        return "unreachable", {}
    if isinstance(error, MaybeSentError):
        return "silent", {}
    if isinstance(error, NotNowError):
        if error.pause_seconds is not None:
            return "flood", {"seconds": round(error.pause_seconds)}
        # The name of a class is what the connection died of; anything else was said by Telegram.
        return ("network" if str(error).isidentifier() else "broken"), {}
    return "refused", {}
